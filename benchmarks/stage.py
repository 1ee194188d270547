"""What the measurements stand on: a planted town, planted once, and the people and tools that several of them use."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path

from glassporch.client import Portal
from glassporch.edge.in_process import client_of
from glassporch.main import create_app
from glassporch.simulation.towns import Town, load_town
from glassporch.testing.images import Image, make_image, token_of, wiring_for_tests
from glassporch.worlds.shelf import Shelf
from glassporch.worlds.world import World

SEED = 1
REGIME = "heat-map-2018"
"""Its world begins on 2018-06-15."""
API = "/api/v1"
RAM = Path("/dev/shm")  # noqa: S108 - a RAM disk where there is one

_numbers = count()


@dataclass
class Stage:
    """A folder for databases, and worlds in it.

    Parameters
    ----------
    folder : Path
    town_key : str
        The large town: "heronsford", or a small one to try a measurement out.
    runs : int
        Pairs of runs that most measurements make; those of long runs make fewer.
    """

    folder: Path
    town_key: str
    runs: int

    @cached_property
    def town(self) -> Town:
        """The large town."""
        return load_town(self.town_key)

    @cached_property
    def planted(self) -> Image:
        """The large town, planted and with its first map published."""
        return make_image(self.folder, REGIME, seed=SEED, town=self.town)

    @cached_property
    def small(self) -> Image:
        """The tiny town that tests copy their worlds from."""
        folder = self.folder / "small"
        folder.mkdir()
        return make_image(folder, REGIME, seed=SEED)

    def few(self, most: int) -> int:
        """Return how many runs to make of something long."""
        return min(self.runs, most)

    @contextmanager
    def world(self, image: Image) -> Iterator[World]:
        """Lend a fresh world."""
        world = image.fresh(self.folder, f"world-{next(_numbers)}", wiring_for_tests())
        try:
            yield world
        finally:
            world.database.close()
            for path in self.folder.glob(f"{world.database.path.name}*"):
                path.unlink()


@contextmanager
def stage(town_key: str, runs: int) -> Iterator[Stage]:
    """Set a stage on a RAM disk where there is one, and clear it away."""
    base = RAM if RAM.is_dir() and os.access(RAM, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="glassporch-bench-", dir=base) as folder:
        yield Stage(Path(folder), town_key, runs)


@contextmanager
def reader(world: World, who: str) -> Iterator[Portal]:
    """Lend somebody's way to a world: HTTP through the whole application, in process."""
    shelf = Shelf()
    shelf.add(world)
    with client_of(create_app(shelf)) as client:
        yield Portal(client, world.name, token_of(who))


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """Lend a bare connection in autocommit, with the settings that the portal's own connections have."""
    rows = sqlite3.connect(path, isolation_level=None)
    rows.execute("PRAGMA foreign_keys = ON")
    rows.execute("PRAGMA synchronous = NORMAL")
    try:
        yield rows
    finally:
        rows.close()
