"""The ticker: the one thread that moves a served world's clock, under a lease in the database."""

from __future__ import annotations

import threading
from typing import Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from ..policy.units import SECOND
from ..storage import worlds_rows
from .actors import Actors
from .world import World, advance

TICK_SECONDS: Final = 0.5
"""Wall time between two looks at the agenda."""
LEASE_SECONDS: Final = 5
"""Wall time after which another process may take over from one that died."""


class Ticker:
    """Moves one world's clock at its own pace until it is stopped.

    Parameters
    ----------
    world : World
    actors : Actors, optional
        Who acts in it, if it is inhabited.
    """

    def __init__(self, world: World, actors: Actors | None = None) -> None:
        self._world = world
        self._actors = actors
        self._holder = world.wiring.new_token()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"ticker-{world.name}", daemon=True)

    def start(self) -> None:
        """Begin to move the clock."""
        self._thread.start()

    def stop(self) -> None:
        """Stop, and wait for the effect that is running."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        log = structlog.get_logger("ticker")
        last_us = self._world.wiring.wall_clock()
        while not self._stop.wait(TICK_SECONDS):
            wall_us = self._world.wiring.wall_clock()
            try:
                self.tick(wall_us, max(0, wall_us - last_us))
            except SQLAlchemyError as error:  # the ticker outlives a locked or full database and tries again
                log.warning("tick failed", world=self._world.name, error=type(error).__name__)
            last_us = wall_us

    def tick(self, wall_us: int, passed_us: int) -> None:
        """Advance the world by its pace for some wall time, if this process holds the lease.

        Parameters
        ----------
        wall_us, passed_us : int
            Wall time now, and since the last tick; microseconds.
        """
        with self._world.database.acting() as rows:
            if not worlds_rows.take_lease(rows, self._holder, wall_us, wall_us + LEASE_SECONDS * SECOND):
                return
            now = worlds_rows.read_now(rows)
        advance(self._world, now.clock_us + int(passed_us * now.pace), actors=self._actors)
