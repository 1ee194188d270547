"""Claim: opting out stops all later requests to the household."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from ..policy.regime import Regime
from .acting import ask_until_heard, notices_of
from .claim import Bench, Claim, Expected, Tape, Witness
from .walk import API


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Opt one household out between two identical worlds' requests; it must hear of none, where it else would."""
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
    expected=MappingProxyType({"heat-map-2018": _KEPT, "assistance-2021": _KEPT, "reference-blind": _KEPT}),
)
