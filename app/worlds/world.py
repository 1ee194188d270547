"""A world: a handle on one simulated portal. Its clock, regime and agenda are rows of its own database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import structlog
from sqlalchemy import Connection

from ..policy.gate import Gate
from ..policy.regime import Regime
from ..storage import agenda, worlds_rows
from ..storage.engine import Database
from ..storage.worlds_rows import Now
from .actors import TURN, Actors, NobodyActsError
from .ids import make_id, make_secret
from .keys import WorldKeys
from .wiring import Wiring

EMPTY_LOG: Final = "empty-log"
"""Kind of agenda row that does nothing but have the database's log emptied after it."""


@dataclass(frozen=True, slots=True)
class World:
    """One world; several can live in one process, and several processes can share one.

    Parameters
    ----------
    name : str
    database : Database
    keys : WorldKeys
    wiring : Wiring
    """

    name: str
    database: Database
    keys: WorldKeys
    wiring: Wiring

    @property
    def gate(self) -> Gate:
        """The gate, with the rules that this world's portal runs by."""
        return Gate(self.wiring.book)

    def new_id(self, kind: str, *natural: str) -> str:
        """Return the opaque id of something with a natural key."""
        return make_id(self.keys.id_key, kind, *natural)

    def secret_of(self, kind: str, *natural: str) -> bytes:
        """Return the 32 secret bytes that belong to something with a natural key; they stand in no database."""
        return make_secret(self.keys.id_key, kind, *natural)

    def regime(self, regime_id: str) -> Regime:
        """Return a regime of this world's wiring by its id."""
        return self.wiring.regimes[regime_id]

    def now(self) -> Now:
        """Read the world's state at this moment."""
        with self.database.reading() as rows:
            return worlds_rows.read_now(rows)


def advance(world: World, to_us: int, *, actors: Actors | None = None, most: int | None = None) -> int:
    """Run every deferred effect and every turn that is due by a moment, in (due, key) order, and move the clock there.

    Each effect runs in a transaction of its own together with its note that it ran, so that nothing runs
    twice and a crash loses nothing. A turn runs between two transactions, and again after a crash: see `Actors`.
    The clock never goes back.

    Parameters
    ----------
    world : World
    to_us : int
        Simulated time, microseconds.
    actors : Actors, optional
        Who acts, if the world is inhabited; any other world leaves them alone.
    most : int, optional
        After so many effects and turns it stops, and the clock stands where the last one left it: the way is then not
        done.

    Returns
    -------
    int
        How many effects and turns ran.

    Raises
    ------
    NobodyActsError
        If the world is inhabited and nobody was handed over who acts.
    """
    inhabited = world.now().inhabited
    if inhabited and actors is None:
        message = f"{world.name} is inhabited: hand `advance` who acts in it, such as a director over its portal"
        raise NobodyActsError(message)
    count = sum(1 for _ in islice(_steps(world, to_us, actors if inhabited else None), most))
    if most is not None and count == most:
        return count
    with world.database.acting() as rows:
        if worlds_rows.read_now(rows).clock_us < to_us:
            worlds_rows.set_clock(rows, to_us)
    return count


def _steps(world: World, to_us: int, actors: Actors | None) -> Iterator[str]:
    while True:
        with world.database.acting() as rows:
            item = agenda.next_due(rows, to_us)
            if item is None:
                return
            due = max(item.due_us, worlds_rows.read_now(rows).clock_us)
            worlds_rows.set_clock(rows, due)
            if item.kind != TURN:
                _run(world, rows, item, actors)
                agenda.mark_done(rows, item.key, due)
        if item.kind == TURN:
            _take_turn(world, item, due, actors)
        if item.kind in world.wiring.erasing and not world.database.empty_log():
            _empty_log_later(world, to_us)
        yield item.key


def _run(world: World, rows: Connection, item: agenda.Due, actors: Actors | None) -> None:
    """Run an effect, and put the turns that it calls for on the agenda, all in one transaction."""
    world.wiring.effects[item.kind](world, rows, item.subject)
    for turn in actors.foresee(world, rows, item) if actors else ():
        agenda.add(rows, turn)


def _take_turn(world: World, item: agenda.Due, at_us: int, actors: Actors | None) -> None:
    """Let somebody act, outside any transaction, then mark the turn; a crash before the mark repeats it."""
    if actors is None:
        message = f"{world.name} holds a turn to act, and is not inhabited; restore its database from a backup"
        raise NobodyActsError(message)
    following = tuple(actors.act(world, item))
    with world.database.acting() as rows:
        for turn in following:
            agenda.add(rows, turn)
        agenda.mark_done(rows, item.key, at_us)


def _empty_log_later(world: World, to_us: int) -> None:
    """Put the emptying of the log on the agenda again, because a reader still held what stands in it.

    It is due after the moment to which the clock goes now: a reader that holds on for long would hold up every effect
    before it too.
    """
    structlog.get_logger("worlds").warning("a reader holds the database's log: it is emptied at the next tick")
    with world.database.acting() as rows:
        key = world.new_id("agenda", EMPTY_LOG, str(to_us + 1))
        agenda.add(rows, agenda.Due(key, to_us + 1, EMPTY_LOG, ""))
