"""Calendar halves of simulated years, UTC. It counts nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from .wire.base import microseconds, moment

_SECOND_HALF: Final = 7
"""The month in which it begins."""


def half_of(at_us: int) -> str:
    """Name the half-year of a moment, such as ``2021-H1``; simulated microseconds."""
    at = moment(at_us)
    return f"{at.year}-H{1 if at.month < _SECOND_HALF else 2}"


def half_begin_us(at_us: int) -> int:
    """Return the first moment of the half-year of a moment, simulated microseconds."""
    at = moment(at_us)
    return microseconds(datetime(at.year, 1 if at.month < _SECOND_HALF else _SECOND_HALF, 1, tzinfo=UTC))


def half_end_us(at_us: int) -> int:
    """Return the first moment after the half-year of a moment, simulated microseconds."""
    at = moment(at_us)
    year, month = (at.year, _SECOND_HALF) if at.month < _SECOND_HALF else (at.year + 1, 1)
    return microseconds(datetime(year, month, 1, tzinfo=UTC))
