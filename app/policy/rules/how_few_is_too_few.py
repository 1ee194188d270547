"""Rule: a heat cell with fewer cameras than the regime's smallest group is not shown."""

from __future__ import annotations

from ..regime import Regime


def how_few_is_too_few(cameras: int, regime: Regime) -> bool:
    """A heat cell with fewer cameras than the regime's smallest group is not shown."""
    return cameras < regime.map.smallest_group.value
