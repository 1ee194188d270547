"""The calendar day in US Eastern time, by which the register of agencies turns. It counts nothing.

Source: Energy Policy Act of 2005, section 110 (15 U.S.C. 260a): summer time from the second Sunday of March to the
first Sunday of November, at 2 o'clock, since 2007. Written out, because the policy reads no table of time zones.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

from .wire.base import moment

_WINTER: Final = timedelta(hours=-5)
_SUMMER: Final = timedelta(hours=-4)
_SUNDAY: Final = 6


def eastern_day(at_us: int) -> date:
    """Return the day that it is in US Eastern time at a moment, simulated microseconds; right from 2007 on."""
    at = moment(at_us)
    begins = datetime(at.year, 3, _sunday(at.year, 3, 8), 7, tzinfo=UTC)  # 2 o'clock in winter time
    ends = datetime(at.year, 11, _sunday(at.year, 11, 1), 6, tzinfo=UTC)  # 2 o'clock in summer time
    return (at + (_SUMMER if begins <= at < ends else _WINTER)).date()


def _sunday(year: int, month: int, first: int) -> int:
    """Return the day of the month of the first Sunday on or after a day."""
    return first + (_SUNDAY - date(year, month, first).weekday())
