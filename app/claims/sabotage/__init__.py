"""Planted leaks: each a named change of the wiring, its story, and the claim that must catch it.

This is the only place that is exempt from the fences. A portal that is served refuses every one of them.
"""

from __future__ import annotations

from typing import Final

from .adding_up import ALLOW_WHEN_SILENT, FIRST_VOTE_WINS, PERMIT_TRUMPS_FORBID
from .consent import ASK_THE_OPTED_OUT
from .counts import TOTALS_IN_EVERY_REGIME
from .places import CIRCLES_WITHOUT_JITTER, PLACES_AT_FIVE_DECIMALS, TRUE_MAP_IN_EVERY_REGIME
from .sabotage import Sabotage

SABOTAGES: Final[tuple[Sabotage, ...]] = (
    ALLOW_WHEN_SILENT,
    PERMIT_TRUMPS_FORBID,
    FIRST_VOTE_WINS,
    ASK_THE_OPTED_OUT,
    TOTALS_IN_EVERY_REGIME,
    CIRCLES_WITHOUT_JITTER,
    TRUE_MAP_IN_EVERY_REGIME,
    PLACES_AT_FIVE_DECIMALS,
)
