"""Claim: opting out stops all later requests to the household."""

from __future__ import annotations

from typing import Final

from ..policy.regime import Regime
from .acting import ask_until_heard, notices_of
from .claim import (
    CONTRAST,
    NO_REQUESTS,
    REFERENCES,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    NothingToTryError,
    Tape,
    Witness,
    expecting,
)
from .walk import API


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Opt one household out between two identical worlds' requests; it must hear of none, where it else would."""
    if not regime.request.is_open.value:
        raise NothingToTryError
    out, stays = bench.site(regime), bench.site(regime)
    out.reader("resident").write("PUT", f"{API}/me/standing-choice", {"opted_out": True}, key="opt-out-0001")
    ask_until_heard(tape, stays, out)
    heard = notices_of(out.reader("resident"))
    if heard:
        return Witness("resident", f"GET {API}/me/notices", f"{len(heard)} request(s) after opting out")
    return None


_KEPT: Final = Expected("no break found", "The household's standing choice is read when a request is delivered.")

OPTING_OUT: Final = Claim(
    id="opting-out",
    sentence="After a household opts out, no footage request reaches it.",
    source="C15",
    threat="non-compliance",
    trial=trial,
    sweeps=("delivery.opt_out_stops_requests",),
    sees="one notice to the household that opted out",
    expected=expecting(
        (
            ("heat-map-2018",),
            Expected(
                "depends on an assumption",
                "The mail had a link to unsubscribe; that it ended all later requests is documented from 2020.",
                flips=("delivery.opt_out_stops_requests=False",),
            ),
        ),
        (
            ("community-requests-2025",),
            Expected(
                "depends on an assumption",
                "A switch in the settings is reported through a summary (CR-26); that it ends requests is assumed.",
                flips=("delivery.opt_out_stops_requests=False",),
            ),
        ),
        (("video-request-2019", "control-center-2020", "assistance-2021"), _KEPT),
        (REFERENCES, _KEPT),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
        ((CONTRAST,), Expected("broken in the model", "There is no way to opt out, and requests go on.")),
    ),
)
