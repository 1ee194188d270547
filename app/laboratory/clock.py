"""A hand on the world's clock: a step, minutes for a lesson, years for a course, and its pace. It moves time alone."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from pydantic import Field

from ..policy.decision import Reason
from ..policy.units import DAY, HOUR, MINUTE
from ..policy.wire.base import microseconds, moment
from ..services.own_desk import Declined, Desk
from ..services.own_shapes import Own
from ..services.publishing import skip_to
from ..storage import agenda, worlds_rows
from ..worlds.actors import Actors
from ..worlds.world import World, advance

MOST_MINUTES: Final = 60 * 24 * 366 * 10
"""Ten years: from the first regime into the last."""
MOST_PACE: Final = 1_000_000.0
"""Simulated seconds for each second of wall time: about eleven days. The command line takes as much."""
MOST_EFFECTS: Final = 1_000
"""Deferred effects that one call runs; the same call again goes on. It keeps an answer within seconds."""


_STEPS: Final = {"hour": HOUR, "day": DAY}
NOTHING_DUE: Final = Reason("nothing-due", "Nothing is due in this world any more. Move the clock by minutes instead.")


class ClockDraft(Own):
    """How far to move the world's clock."""

    minutes: int = Field(ge=1, le=MOST_MINUTES)


class StepDraft(Own):
    """How far one step goes: to the moment at which something is next due, an hour, or a day."""

    to: Literal["next", "hour", "day"] = "next"


class PaceDraft(Own):
    """How fast the clock runs by itself while the world is served."""

    pace: float = Field(
        ge=0, le=MOST_PACE, allow_inf_nan=False, description="Simulated seconds for each second; 0 is a pause."
    )


class PaceSet(Own):
    """The pace at which the clock runs from now on."""

    pace: float


class ClockAim(Own):
    """Where the world's clock is to go, and whence; kept, so that the same write twice has one aim."""

    started_at: datetime
    simulated_time: datetime


class ClockMoved(Own):
    """Where the world's clock stands, and where it was to go."""

    simulated_time: datetime
    aim: datetime
    arrived: bool = Field(description="False after many effects: the same write under the same key goes on.")
    done: float = Field(ge=0, le=1, description="The share of the way that lies behind.")


def aim_clock(desk: Desk, draft: ClockDraft) -> ClockAim:
    """Say where the clock is to go; publications that nobody could read on the way are left out."""
    to_us = desk.now.clock_us + draft.minutes * MINUTE
    skip_to(desk.world, desk.rows, to_us)
    return ClockAim(started_at=moment(desk.now.clock_us), simulated_time=moment(to_us))


def aim_step(desk: Desk, draft: StepDraft) -> ClockAim | Declined:
    """Say where one step goes; whatever falls due until then is carried out, and nothing is left out."""
    now_us = desk.now.clock_us
    due_us = now_us + _STEPS[draft.to] if draft.to in _STEPS else agenda.first_open_us(desk.rows)
    if due_us is None:
        return Declined((NOTHING_DUE,))
    return ClockAim(started_at=moment(now_us), simulated_time=moment(max(due_us, now_us)))


def set_pace(desk: Desk, draft: PaceDraft) -> PaceSet:
    """Let the clock run at another pace, or stand still."""
    worlds_rows.set_pace(desk.rows, draft.pace)
    return PaceSet(pace=draft.pace)


def move_clock(world: World, aim: ClockAim, actors: Actors) -> ClockMoved:
    """Advance the world towards its aim, running what falls due; a world already there stays.

    Once there, the answer is the same for ever, however far the world has gone on.
    """
    to_us, from_us = microseconds(aim.simulated_time), microseconds(aim.started_at)
    advance(world, to_us, actors=actors, most=MOST_EFFECTS)
    stands_us = min(world.now().clock_us, to_us)
    return ClockMoved(
        simulated_time=moment(stands_us),
        aim=aim.simulated_time,
        arrived=stands_us == to_us,
        done=(stands_us - from_us) / (to_us - from_us) if to_us > from_us else 1.0,
    )
