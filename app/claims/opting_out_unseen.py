"""Claim: whether a household opted out or simply never answers makes no difference to anybody else."""

from __future__ import annotations

from typing import Final

from ..policy.regime import Regime
from .acting import ask_until_heard
from .claim import (
    CONTRAST,
    NO_REQUESTS,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    NothingToTryError,
    Tape,
    Witness,
    expecting,
)
from .silence import compare
from .walk import API


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Run two worlds that differ only in one household's opt-out, and compare what everybody else reads."""
    if not regime.request.is_open.value or regime.consent.standing_opt_out.value == "none":
        raise NothingToTryError
    out, silent = bench.site(regime), bench.site(regime)
    out.reader("resident").write("PUT", f"{API}/me/standing-choice", {"opted_out": True}, key="opt-out-0001")
    ask_until_heard(tape, silent, out)
    for site in (out, silent):
        site.pass_minutes(24 * 60)  # a day, so that the next publication is compared too
    return compare(out, silent)


_UNSEEN: Final = Expected("no break found", "The agency sees shares and nothing else.")

OPTING_OUT_UNSEEN: Final = Claim(
    id="opting-out-unseen",
    sentence="Nobody else can tell a household that opted out from one that keeps silent.",
    source="C09",
    threat="detecting",
    trial=trial,
    sweeps=("map.hides_opted_out",),
    sees="one byte, header or status that differs, in all that everybody else is answered",
    expected=expecting(
        (
            ("heat-map-2018",),
            Expected(
                "broken in the model",
                "Agencies could be told how many residents were sent a request, and it was not sent to this household.",
            ),
        ),
        (("video-request-2019", "control-center-2020", "assistance-2021", "community-requests-2025"), _UNSEEN),
        (("reference-blind",), _UNSEEN),
        (
            ("reference-map",),
            Expected("no break found", "The map follows its own yes, whatever is said about requests."),
        ),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
        ((CONTRAST,), Expected("outside the model", "The rules know no opting out, so there is nothing to tell.")),
    ),
)
