"""Settling a world: the first turns of everybody in it, put on its agenda as it is planted."""

from __future__ import annotations

from sqlalchemy import Connection

from ...policy.roles import Role
from ...policy.units import DAY, HOUR
from ...storage import agenda, inhabitants, worlds_rows
from ...worlds.world import World
from .habits import HABITS
from .laws import exponential
from .town import ITSELF
from .turns import Chance, Turn


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
    reviewers, chiefs = (inhabitants.list_staff(rows, role) for role in (Role.MODERATOR, Role.ADMINISTRATOR))
    turns.extend((Turn("review", one, "1"), start_us + review_us()) for one in reviewers)
    turns.extend(_permit(world, one, 1, start_us) for one in chiefs)
    regime = world.regime(worlds_rows.read_now(rows).regime_id)
    if regime.consent.requests_default.value != "in":
        turns.extend(_opting_in(world, rows, start_us))
    for turn, due_us in turns:
        agenda.add(rows, turn.due(world, due_us))


def review_us() -> int:
    """Return how often a moderator looks at what waits, simulated microseconds; one minute at least."""
    return int(max(HABITS.review_hours.value, 1 / 60) * HOUR)


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
