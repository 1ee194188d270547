"""Which dated regime was in force on a day, and which came next. It knows the dates only, and no world.

A day is a day of UTC: a regime begins with its first day at 00:00 and ends when the next one begins.
"""

from __future__ import annotations

from datetime import UTC, datetime, time

from .regime import Regime
from .regimes import HISTORY
from .wire.base import microseconds


def begins_us(regime: Regime) -> int:
    """Return the first moment of a dated regime, microseconds since the Unix epoch.

    Raises
    ------
    ValueError
        If it has no dates.
    """
    if regime.starts is None:
        raise ValueError(f"{regime.id} is no part of the dated history: it has no first day.")
    return microseconds(datetime.combine(regime.starts, time.min, UTC))


def in_force(at_us: int) -> Regime | None:
    """Return the dated regime in force at a moment; None before the first one."""
    begun = [regime for regime in HISTORY if begins_us(regime) <= at_us]
    return begun[-1] if begun else None


def next_after(at_us: int) -> Regime | None:
    """Return the first dated regime that begins after a moment; None where no more is dated."""
    return next((regime for regime in HISTORY if begins_us(regime) > at_us), None)
