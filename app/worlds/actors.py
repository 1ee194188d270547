"""Who acts by themselves in an inhabited world: the protocol by which `advance` is handed them, and nothing of them.

An effect runs inside a write transaction. Somebody who acts calls the public API, which opens transactions of its own,
so that a turn runs between two transactions: the clock stands at its moment, somebody acts, and the turn is marked. A
crash in between repeats the turn. Whoever acts writes under keys that are the same each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Protocol

from sqlalchemy import Connection

from ..storage.agenda import Due

if TYPE_CHECKING:
    from .world import World

TURN: Final = "turn"
"""Kind of agenda row that is somebody's turn to act through the public API."""


class NobodyActsError(RuntimeError):
    """An inhabited world was advanced, and nobody was handed over who acts in it: a fault of the program."""


class Actors(Protocol):
    """Those who act in a world."""

    def foresee(self, world: World, rows: Connection, done: Due) -> Iterable[Due]:
        """Return the turns that an effect calls for; it runs inside the effect's transaction."""
        ...

    def act(self, world: World, turn: Due) -> Iterable[Due]:
        """Take a turn, outside any transaction, and return the turns that follow from it.

        Called twice for the same turn it changes nothing the second time, and returns the same.
        """
        ...
