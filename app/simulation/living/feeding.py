"""Who posts and comments in the feed, and when: by incident, of those whose camera recorded around it, or by chance.

Everybody draws from a stream of their own for each purpose, so that one resident more shifts nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from ...policy.units import DAY, HOUR
from ...storage import inhabitants
from ...storage.agenda import Due
from ...worlds.world import World
from ..streams import uniforms
from .habits import POST_SPREAD, Habits
from .laws import log_normal
from .people.posters import ANYTHING
from .turns import Turn

BLOCK_DAYS: Final = 28
"""So many days at a time it is drawn who posts about something that is no crime."""
_YEAR_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class Neighbors:
    """The residents of a world, their habits, and the seed of every stream of it."""

    world: World
    rows: Connection
    habits: Habits
    seed: int


def after_incident(neighbors: Neighbors, kind: str, about: str, cameras: Iterable[str], now_us: int) -> list[Due]:
    """Return who will post or comment about an incident, of the residents whose cameras recorded around it.

    Parameters
    ----------
    kind, about : str
        Of incident; and which, among the world's.
    cameras : iterable of str
        Those that recorded.
    """
    habits = neighbors.habits
    people, named = inhabitants.residents_behind(neighbors.rows, sorted(set(cameras))), kind.replace(" ", "-")
    due = []
    for purpose, share in (("post", habits.post.value), ("comment", habits.comment.value)):
        keys = [f"{account_id}/{named}/{about}" for account_id in people]
        drawn = uniforms(neighbors.seed, f"living/{purpose}", keys, 2).tolist() if keys else []
        for account_id, (does, when) in zip(people, drawn, strict=True):
            if does < share:
                hours = log_normal(habits.post_hours.value, POST_SPREAD, when)
                due.append(
                    Turn(purpose, account_id, f"{named}/{about}").due(neighbors.world, now_us + int(hours * HOUR))
                )
    return due


def in_four_weeks(neighbors: Neighbors, from_us: int) -> list[Due]:
    """Return who will post in the four weeks that begin about what is no crime, and when; at most once each."""
    people, about = inhabitants.list_residents(neighbors.rows), f"{ANYTHING}/{from_us}"
    likely = neighbors.habits.other_posts_per_1000.value / 1_000 * BLOCK_DAYS / _YEAR_DAYS
    drawn = uniforms(neighbors.seed, "living/post", [f"{account_id}/{about}" for account_id in people], 2).tolist()
    return [
        Turn("post", account_id, about).due(neighbors.world, from_us + int(when * BLOCK_DAYS * DAY))
        for account_id, (does, when) in zip(people, drawn, strict=True)
        if does < likely
    ]
