"""Claim: what the company measures of an agency tells nobody which resident declined (I04)."""

from __future__ import annotations

from typing import Final

from ..client import Exchange
from ..policy.regime import Regime
from .acting import Copied
from .claim import (
    CONTRAST,
    NO_REQUESTS,
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
from .scene import ask, is_done, is_refused
from .walk import API

_PATH: Final = f"{API}/partners/engagement"
_MANAGER: Final = "partner-manager"


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let one resident decline in one world and keep silent in another, and compare measures and suggestions."""
    choice = tape.below(6)
    one, other = (ask(bench.site(regime), regime, Copied(choice)) for _ in range(2))
    one.answer("decline")
    found = _offered(one.site, regime)
    if found is not None or not regime.partnership.coaching.value:
        return found
    for path, left, right in zip(_paths(one.site), _read(one.site), _read(other.site), strict=True):
        if left.body != right.body:
            return Witness(_MANAGER, path, f"{left.body[:200]!r} against {right.body[:200]!r}")
    return None


def _offered(site: Site, regime: Regime) -> Witness | None:
    """Read the measures: there are some exactly where the rules know coaching, and they count the agency's deeds."""
    answer = site.reader(_MANAGER).get(_PATH)
    if not regime.partnership.coaching.value:
        return None if is_refused(answer) else Witness(_MANAGER, f"GET {_PATH}", f"{answer.status} without coaching")
    if is_done(answer) and any(agency["requests"] for agency in answer.json()["agencies"]):
        return None
    return Witness(_MANAGER, f"GET {_PATH}", "does not count the request that an agency filed")


def _paths(site: Site) -> list[str]:
    agencies = site.reader(_MANAGER).get(_PATH).json()["agencies"]
    sent = [f"POST {_PATH}/{agency['agency_id']}/suggestions" for agency in agencies]
    return [f"GET {_PATH}", *sent, "GET an officer's mailbox"]


def _read(site: Site) -> list[Exchange]:
    """Read the measures, let the company suggest what follows from them, and read what an officer got."""
    measured = site.reader(_MANAGER).get(_PATH)
    ids = [agency["agency_id"] for agency in measured.json()["agencies"]]
    sent = [site.reader(_MANAGER).write("POST", f"{_PATH}/{one}/suggestions") for one in ids]
    return [measured, *sent, site.reader("officer").get(f"{API}/officer/mail")]


ENGAGEMENT: Final = Claim(
    id="engagement",
    sentence="What the company measures of an agency, and suggests to it, tells nobody which resident declined.",
    source="I04, GIZ-STATS: totals of refusals were sent to police; VICE-COACH",
    threat="detecting",
    trial=trial,
    sees="one byte by which measures or suggestions of two worlds differ",
    expected=expecting(
        (
            ("heat-map-2018", CONTRAST),
            Expected("broken in the model", "Refusals are measured with the rest, and two totals tell them apart."),
        ),
        (
            ("video-request-2019", "control-center-2020"),
            Expected("no break found", "An agency's own deeds are counted, and no answer of a resident."),
        ),
        (
            ("assistance-2021", "community-requests-2025", *REFERENCES),
            Expected("no break found", "Nothing is measured; were it, no answer of a resident would count."),
        ),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
    sweeps=("partnership.coaching",),
)
