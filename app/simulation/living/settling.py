"""Settling a world: the first turns of everybody in it, put on its agenda as it is planted."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection

from ...policy.roles import Role
from ...policy.units import DAY, HOUR
from ...storage import agenda, inhabitants, worlds_rows
from ...worlds.world import World
from .habits import HABITS
from .laws import exponential
from .people.agencies import HEEDED_DAYS
from .town import ITSELF
from .turns import Chance, Turn

EVERY_HOURS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "review": HABITS.review_hours.value,
        "desk": HABITS.desk_days.value * 24,
        "manage": HABITS.desk_days.value * 24,
        "mail": HEEDED_DAYS * 24,
    }
)
"""Purposes whose turns come round evenly, and how often."""
AT_WORK: Final = (
    ("review", Role.MODERATOR),
    ("desk", Role.ADMINISTRATOR),
    ("manage", Role.PARTNERS),
    ("mail", Role.OFFICER),
)
"""Who takes those turns."""


def seed_of(world: World) -> int:
    """Return the seed of every stream of chance in a world: from its secret, so that it stands in no database."""
    return int.from_bytes(world.secret_of("chance")[:8], "little") >> 1


def settle(world: World, rows: Connection, start_us: int) -> None:
    """Put the first turns on the agenda of a world that is being planted.

    Parameters
    ----------
    start_us : int
        The world's first moment, simulated microseconds.
    """
    turns = [(Turn("day", ITSELF, str(start_us)), start_us)]
    for purpose, role in AT_WORK:
        turns.extend(
            (Turn(purpose, one, "1"), start_us + _every_us(purpose)) for one in inhabitants.list_staff(rows, role)
        )
    turns.extend(_permit(world, one, 1, start_us) for one in inhabitants.list_staff(rows, Role.ADMINISTRATOR))
    regime = world.regime(worlds_rows.read_now(rows).regime_id)
    if regime.consent.requests_default.value != "in":
        turns.extend(_opting_in(world, rows, start_us))
    for turn, due_us in turns:
        agenda.add(rows, turn.due(world, due_us))


def next_round(world: World, turn: Turn, now_us: int) -> agenda.Due:
    """Return the next turn of somebody whose turns come round evenly; their number is what they are about."""
    following = Turn(turn.purpose, turn.agent, str(int(turn.about) + 1))
    return following.due(world, now_us + _every_us(turn.purpose))


def _every_us(purpose: str) -> int:
    """Return how often somebody's turn comes, simulated microseconds; one minute at least."""
    return int(max(EVERY_HOURS[purpose], 1 / 60) * HOUR)


def next_permit(world: World, turn: Turn, now_us: int) -> agenda.Due:
    """Return an administrator's next turn to give a permission."""
    following, due_us = _permit(world, turn.agent, int(turn.about) + 1, now_us)
    return following.due(world, due_us)


def _permit(world: World, account_id: str, number: int, now_us: int) -> tuple[Turn, int]:
    turn = Turn("permit", account_id, str(number))
    days = exponential(HABITS.permit_days.value, Chance(seed_of(world), turn).numbers(1)[0])
    return turn, now_us + int(days * DAY)


def _opting_in(world: World, rows: Connection, start_us: int) -> list[tuple[Turn, int]]:
    """Draw who says yes to being asked, and when, under rules that ask nobody without a yes."""
    seed, found = seed_of(world), []
    for account_id in inhabitants.list_residents(rows):
        turn = Turn("opt-in", account_id, "requests")
        says, when = Chance(seed, turn).numbers(2)
        if says < HABITS.opt_in.value:
            found.append((turn, start_us + int(when * HABITS.opt_in_days.value * DAY)))
    return found
