"""Rule: a demand's window lies in the past; where the company narrows, it spans at most 31 days."""

from __future__ import annotations

from typing import Final

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..units import DAY
from ..wire.base import microseconds
from ..wire.demand import FileDemand

LONGEST_DAYS: Final = 31
"""Days. Our own bound, for no source names one: a month holds every documented demand, and a year names no incident."""
NOT_YET: Final = Reason("window-in-future", "The window ends after the simulated present. End it earlier.")
TOO_LONG: Final = Reason("window-too-long", f"The window is longer than {LONGEST_DAYS} days. Name a shorter time.")


@admits(FileDemand)
def how_long_a_demand(question: FileDemand, standing: Standing, regime: Regime) -> Vote:
    """A demand's window lies in the past; where the company narrows, it spans at most 31 days."""
    start, end = microseconds(question.draft.window_from), microseconds(question.draft.window_to)
    if end > standing.now_us:
        return Forbid(NOT_YET)
    too_long = regime.legal.narrows.value and end - start > LONGEST_DAYS * DAY
    return Forbid(TOO_LONG) if too_long else None
