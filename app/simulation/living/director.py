"""The director: takes the turns of an inhabited world. It opens people's sessions; they act through the API alone.

Chance comes from the world's secret, the account and the purpose, so that one resident more shifts nobody.
Nothing here decides what the portal allows: whatever the API answers, the person lives with it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

import httpx
from sqlalchemy import Connection

from ...client import Portal
from ...policy.units import HOUR
from ...services.portal import token_hash
from ...storage import accounts, inhabitants, standings, worlds_rows
from ...storage.agenda import Due
from ...worlds.world import World
from ..streams import uniforms
from . import town
from .habits import HABITS, Habits
from .laws import log_normal
from .people import agencies, managers, officers, posters, residents, staff
from .people.scene import Scene
from .settling import EVERY_HOURS, next_permit, next_round, seed_of
from .turns import Chance, Turn

TOWN: Final[Mapping[str, Callable[[town.Hand, Turn], list[Due]]]] = MappingProxyType(
    {"day": town.begin_day, "record": town.record}
)
"""The town's own turns, by purpose; they bring what nobody does."""
PEOPLE: Final[Mapping[str, Callable[[Scene], None]]] = MappingProxyType(
    {
        "answer": residents.answer,
        "opt-in": residents.opt_in,
        "file": officers.file,
        "post": posters.post,
        "comment": posters.comment,
        "review": staff.review,
        "permit": staff.permit,
        "desk": agencies.desk,
        "mail": agencies.mail,
        "manage": managers.manage,
    }
)
"""What people do, by purpose. A further one is a line here, a function of a
`Scene` under ``people/``, and a turn put on the agenda by `Director.foresee`, by `settle` or by another turn."""
_SESSION_US: Final = HOUR
"""Wall time for which a session of a turn would last; it is closed as soon as the turn is over."""


class Director:
    """Takes the turns of worlds whose application it reaches.

    Parameters
    ----------
    client : callable
        () -> a client of the application that serves the worlds; called at the first turn.
    habits : Habits
    """

    def __init__(self, client: Callable[[], httpx.Client], habits: Habits = HABITS) -> None:
        self._client_of = client
        self._client: httpx.Client | None = None
        self._habits = habits
        self._grounds: dict[str, town.Ground] = {}
        self._turn = threading.Lock()  # a ticker and a researcher may both move the clock of one world

    def foresee(self, world: World, rows: Connection, done: Due) -> Iterable[Due]:
        """Return when those whom a delivered request reached will open its notice; the others never do."""
        if done.kind != "deliver":
            return
        reached = inhabitants.reached_by(rows, done.subject)
        keys = [f"{account_id}/{notice_id}" for notice_id, account_id in reached]
        drawn = uniforms(seed_of(world), "living/open", keys, 2).tolist() if keys else []
        now_us, habits = worlds_rows.read_now(rows).clock_us, self._habits
        for (notice_id, account_id), (opens, when) in zip(reached, drawn, strict=True):
            if opens < habits.open.value:
                hours = log_normal(habits.open_hours.value, habits.open_spread.value, when)
                yield Turn("answer", account_id, notice_id).due(world, now_us + int(hours * HOUR))

    def act(self, world: World, turn: Due) -> Iterable[Due]:
        """Take a turn: the town's own in a transaction, a person's through the portal."""
        with self._turn:
            taken = Turn.of(turn)
            chance = Chance(seed_of(world), taken)
            if taken.purpose in TOWN:
                return self._as_town(world, taken, chance)
            self._as_person(world, taken, chance)
            return _again(world, taken)

    def close(self) -> None:
        """Give back the client."""
        if self._client is not None:
            self._client.close()

    def _as_town(self, world: World, turn: Turn, chance: Chance) -> list[Due]:
        with world.database.acting() as rows:
            known = world.keys.ids  # two worlds may have the same name, one after the other
            if known not in self._grounds:
                self._grounds[known] = town.survey(rows)
            hand = town.Hand(world, rows, chance, self._habits, self._grounds[known])
            return TOWN[turn.purpose](hand, turn)

    def _as_person(self, world: World, turn: Turn, chance: Chance) -> None:
        """Sign somebody in, let them act, and sign them out; whoever has no open account does nothing."""
        token = world.secret_of("session", turn.purpose, turn.agent, turn.about).hex()
        wall_us = world.wiring.wall_clock()
        with world.database.acting() as rows:
            if not inhabitants.is_open(rows, turn.agent):
                return
            inhabitants.renew_sign_in(rows, token_hash(token), turn.agent, wall_us + _SESSION_US)
            accounts.note_seen(rows, turn.agent, worlds_rows.read_now(rows).clock_us)
        if self._client is None:
            self._client = self._client_of()
        portal = Portal(self._client, world.name, token)
        PEOPLE[turn.purpose](Scene(portal, turn.about, chance, self._habits, world.wiring.regimes))
        with world.database.acting() as rows:
            standings.drop_sign_in(rows, token_hash(token), wall_us)


def _again(world: World, turn: Turn) -> list[Due]:
    """Return the next turn of those whose turns come round."""
    now_us = world.now().clock_us
    if turn.purpose in EVERY_HOURS:
        return [next_round(world, turn, now_us)]
    return [next_permit(world, turn, now_us)] if turn.purpose == "permit" else []
