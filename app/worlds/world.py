"""A world: a handle on one simulated portal. Its clock, regime and agenda are rows of its own database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import structlog

from ..policy.gate import Gate
from ..policy.regime import Regime
from ..storage import agenda, worlds_rows
from ..storage.engine import Database
from ..storage.worlds_rows import Now
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


def advance(world: World, to_us: int, *, most: int | None = None) -> int:
    """Run every deferred effect that is due by a moment, in (due, key) order, and move the clock there.

    Each effect runs in a transaction of its own together with its note that it ran, so that nothing runs
    twice and a crash loses nothing. The clock never goes back.

    Parameters
    ----------
    world : World
    to_us : int
        Simulated time, microseconds.
    most : int, optional
        After so many effects it stops, and the clock stands where the last one left it: the way is then not done.

    Returns
    -------
    int
        How many effects ran.
    """
    count = sum(1 for _ in islice(_steps(world, to_us), most))
    if most is not None and count == most:
        return count
    with world.database.acting() as rows:
        if worlds_rows.read_now(rows).clock_us < to_us:
            worlds_rows.set_clock(rows, to_us)
    return count


def _steps(world: World, to_us: int) -> Iterator[str]:
    while True:
        with world.database.acting() as rows:
            item = agenda.next_due(rows, to_us)
            if item is None:
                return
            due = max(item.due_us, worlds_rows.read_now(rows).clock_us)
            worlds_rows.set_clock(rows, due)
            world.wiring.effects[item.kind](world, rows, item.subject)
            agenda.mark_done(rows, item.key, due)
        if item.kind in world.wiring.erasing and not world.database.empty_log():
            _empty_log_later(world, to_us)
        yield item.key


def _empty_log_later(world: World, to_us: int) -> None:
    """Put the emptying of the log on the agenda again, because a reader still held what stands in it.

    It is due after the moment to which the clock goes now: a reader that holds on for long would hold up every effect
    before it too.
    """
    structlog.get_logger("worlds").warning("a reader holds the database's log: it is emptied at the next tick")
    with world.database.acting() as rows:
        key = world.new_id("agenda", EMPTY_LOG, str(to_us + 1))
        agenda.add(rows, agenda.Due(key, to_us + 1, EMPTY_LOG, ""))
