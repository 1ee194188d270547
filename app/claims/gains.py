"""Claim: the ledger counts the clips that the agency can read, and tells of downloads only where they are credited."""

from __future__ import annotations

from typing import Final

from ..policy.regime import Regime
from .agreements import MANAGER
from .claim import (
    CONTRAST,
    NO_REQUESTS,
    OPEN_ERAS,
    REFERENCES,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    Site,
    Tape,
    Witness,
    expecting,
)
from .scene import shared_scene
from .walk import API

_PATH: Final = f"{API}/agency/ledger"


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Share a clip, take it back, and read the ledger after each as the agency and as the company."""
    scene = shared_scene(bench.site(regime), regime, tape)
    found = _told(scene.site, len(scene.shared()), regime)
    scene.answer("withdraw")
    return found or _told(scene.site, len(scene.shared()), regime)


def _told(site: Site, clips: int, regime: Regime) -> Witness | None:
    own = site.reader("administrator").get(_PATH).json()
    if own["footage"]["clips"] != clips:
        return Witness("administrator", f"GET {_PATH}", f"{own['footage']['clips']} clips of {clips} that can be read")
    credited = regime.partnership.download_credit_usd.value > 0
    if (own["downloads_credited"] is not None) is not credited:
        return Witness("administrator", f"GET {_PATH}", "downloads, against what the era credits")
    books = site.reader(MANAGER).get(f"{API}/partners/ledger").json()["ledgers"]
    if any(book["footage"] is not None for book in books):
        return Witness(MANAGER, f"GET {API}/partners/ledger", "a sum of what residents shared")
    return None


LEDGER: Final = Claim(
    id="ledger",
    sentence="The ledger counts only clips that the agency can read, and downloads only where they are credited.",
    source="issue: who gains",
    threat="data disclosure",
    trial=trial,
    sees="one clip, or one number",
    expected=expecting(
        (
            (*OPEN_ERAS, *REFERENCES, CONTRAST),
            Expected("no break found", "Clips count while they can be read; the company reads no sum of them."),
        ),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
