"""Claim: whether a household opted out or simply never answers makes no difference to anybody else."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from ..policy.regime import Regime
from .acting import ask_until_heard
from .claim import Bench, Claim, Expected, Tape, Witness
from .silence import compare
from .walk import API


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Run two worlds that differ only in one household's opt-out, and compare what everybody else reads."""
    out, silent = bench.site(regime), bench.site(regime)
    out.reader("resident").write("PUT", f"{API}/me/standing-choice", {"opted_out": True}, key="opt-out-0001")
    ask_until_heard(tape, silent, out)
    for site in (out, silent):
        site.pass_minutes(24 * 60)  # a day, so that the next publication is compared too
    return compare(out, silent)


OPTING_OUT_UNSEEN: Final = Claim(
    id="opting-out-unseen",
    sentence="Nobody else can tell a household that opted out from one that keeps silent.",
    source="C09",
    threat="detecting",
    trial=trial,
    sweeps=("map.hides_opted_out",),
    expected=MappingProxyType(
        {
            "heat-map-2018": Expected(
                "broken in the model",
                "Agencies could be told how many residents were sent a request, and it was not sent to this household.",
            ),
            "assistance-2021": Expected("no break found", "The agency sees shares and nothing else."),
            "reference-blind": Expected("no break found", "The agency sees shares and nothing else."),
        }
    ),
)
