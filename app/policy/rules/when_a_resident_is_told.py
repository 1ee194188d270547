"""Rule: a resident is told of a demand before anything leaves, unless it is barred, an emergency, or never told at all.

Seven days lie between word and production: time to go to court against it. No source gives a number; it is ours.
"""

from __future__ import annotations

from typing import Final

from ..demand_facts import DemandFact, Timing
from ..regime import Regime
from ..units import DAY

NOTICE_DAYS: Final = 7
"""Simulated days between a resident's notice and the production."""


def when_a_resident_is_told(demand: DemandFact, decided_us: int, regime: Regime) -> Timing:
    """Say when a resident is told and when production follows; from the paper alone, so that time tells no fact."""
    tells = regime.legal.tells_the_resident.value
    if demand.kind == "emergency":
        return Timing(decided_us if tells else None, decided_us)
    if demand.secrecy == "none" or demand.kind == "verified-consent":
        asked = tells or demand.kind == "verified-consent"  # whoever is to agree must know what to
        return Timing(decided_us if asked else None, decided_us + NOTICE_DAYS * DAY)
    later = demand.gag_until_us or decided_us + regime.legal.delayed_notice_days.value * DAY
    return Timing(max(later, decided_us) if tells else None, decided_us)
