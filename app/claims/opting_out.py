"""Claim: opting out stops all later requests to the household."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from ..policy.regime import Regime
from .acting import file_request, notices_of
from .claim import Bench, Claim, Expected, Tape, Witness
from .silence import Replayed
from .walk import API


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Opt one household out between two identical worlds' requests; it must hear of none, where it else would."""
    out, stays = bench.site(regime), bench.site(regime)
    out.reader("resident").write("PUT", f"{API}/me/standing-choice", {"opted_out": True}, key="opt-out-0001")
    incident = tape.below(1_000)
    for site in (out, stays):
        file_request(site, Replayed((incident,)), 0)
        site.pass_minutes(60)
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
    expected=MappingProxyType({"heat-map-2018": _KEPT, "assistance-2021": _KEPT, "reference-blind": _KEPT}),
)
