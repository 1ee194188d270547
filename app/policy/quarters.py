"""Calendar quarters and months of simulated time, UTC. It counts nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from .wire.base import microseconds, moment

_MONTHS: Final = 3
_YEAR: Final = 12


def quarter_of(at_us: int) -> str:
    """Name the quarter of a moment, such as ``2020-Q4``.

    Parameters
    ----------
    at_us : int
        Simulated time, microseconds.
    """
    at = moment(at_us)
    return f"{at.year}-Q{(at.month - 1) // _MONTHS + 1}"


def quarter_end_us(at_us: int) -> int:
    """Return the first moment after the quarter of a moment, simulated microseconds."""
    at = moment(at_us)
    following = (at.month - 1) // _MONTHS + 1
    year, month = (at.year + 1, 1) if following == _YEAR // _MONTHS else (at.year, following * _MONTHS + 1)
    return microseconds(datetime(year, month, 1, tzinfo=UTC))


def month_of(at_us: int) -> tuple[int, int]:
    """Return the first moment of the month of a moment, and the first after it, simulated microseconds."""
    at = moment(at_us)
    year, month = (at.year + 1, 1) if at.month == _YEAR else (at.year, at.month + 1)
    return microseconds(datetime(at.year, at.month, 1, tzinfo=UTC)), microseconds(datetime(year, month, 1, tzinfo=UTC))
