"""What comes next in a world, and how much happened on its last days: kinds and numbers, nobody by name."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from pydantic import Field

from ..policy.units import DAY
from ..policy.wire.base import moment
from ..services.own_desk import Desk
from ..services.own_shapes import Own
from ..storage import agenda, event_log

DAYS: Final = 14
"""Days that the picture shows, the present one last."""


class Ahead(Own):
    """What is due next of one kind."""

    kind: str = Field(description='Of a turn that somebody takes: "turn" and its purpose.')
    next_at: datetime
    waiting: int


class DayCount(Own):
    """How much happened on one day, UTC."""

    day: date
    incidents: int
    requests: int
    notices: int
    shared: int
    declined: int
    posts: int = Field(description="Posts that appeared in the feed.")


class Pulse(Own):
    """A world's clock, what is ahead of it, and what lies behind."""

    simulated_time: datetime
    pace: float = Field(description="Simulated seconds for each second while served; 0 is a pause.")
    inhabited: bool = Field(description="Whether residents, officers and agencies act by themselves.")
    ahead: tuple[Ahead, ...] = Field(description="By kind, what is due first first.")
    days: tuple[DayCount, ...] = Field(description="The last days, oldest first.")


def pulse(desk: Desk) -> Pulse:
    """Show the clock, the agenda by kind, and the last days in numbers."""
    today = desk.now.clock_us // DAY
    counted = event_log.count_days(desk.rows, (today - DAYS + 1) * DAY - 1, desk.now.clock_us)
    return Pulse(
        simulated_time=moment(desk.now.clock_us),
        pace=desk.now.pace,
        inhabited=desk.now.inhabited,
        ahead=tuple(
            Ahead(kind=one.kind, next_at=moment(one.next_us), waiting=one.count)
            for one in agenda.list_waiting(desk.rows)
        ),
        days=tuple(_day(day, counted) for day in range(today - DAYS + 1, today + 1)),
    )


def _day(day: int, counted: event_log.DayCounts) -> DayCount:
    numbers = {what: counted.get((what, day), 0) for what in event_log.ACTIVITY}
    return DayCount(day=moment(day * DAY).date(), **numbers)
