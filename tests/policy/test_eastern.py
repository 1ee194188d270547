"""The day in US Eastern time, against the table of time zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from glassporch.policy.eastern import eastern_day
from glassporch.policy.wire.base import microseconds


def test_every_half_hour_from_2017_to_2027_has_the_day_that_the_table_of_zones_says():
    at, last, east = datetime(2017, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC), ZoneInfo("America/New_York")
    while at < last:
        assert eastern_day(microseconds(at)) == at.astimezone(east).date(), at
        at += timedelta(minutes=30)
