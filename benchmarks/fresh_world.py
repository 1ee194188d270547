"""A fresh test world and its first read, against copying, opening and reading the same file with nothing around it."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median

from glassporch.storage.engine import Database
from glassporch.testing.images import wiring_for_tests
from measure import Case, Result, compare
from stage import Stage

WORLDS = 40
"""Worlds in one run."""


def measure(stage: Stage) -> Iterator[Result]:
    """Yield the one result about fresh worlds; the image is the tiny town that tests copy."""
    case = Case(
        name="fresh-world",
        unit="ms",
        against="copyfile, sqlite3.connect and one SELECT of the same file",
        kind="limit",
    )
    worlds = _Worlds(stage)
    yield compare(case, lambda: median(worlds.ours()), lambda: median(worlds.bare()), stage.runs)


class _Worlds:
    """Makes worlds both ways; closing and deleting them is not measured."""

    def __init__(self, stage: Stage) -> None:
        self._folder, self._image, self._wiring = stage.folder, stage.small, wiring_for_tests()
        self._numbers = count()

    def ours(self) -> Iterator[float]:
        """Yield the milliseconds of making each world and reading its state."""
        for _ in range(WORLDS):
            name = f"fresh-{next(self._numbers)}"
            begun = time.perf_counter()
            world = self._image.fresh(self._folder, name, self._wiring)
            world.now()
            yield (time.perf_counter() - begun) * 1_000
            self._close(world.database)

    def bare(self) -> Iterator[float]:
        """Yield the milliseconds of copying, opening and reading each file."""
        for _ in range(WORLDS):
            path = self._folder / f"bare-{next(self._numbers)}.sqlite"
            begun = time.perf_counter()
            shutil.copyfile(self._image.path, path)
            rows = sqlite3.connect(path)
            rows.execute("SELECT clock_us, regime_id FROM world_state").fetchone()
            yield (time.perf_counter() - begun) * 1_000
            rows.close()
            self._delete(path)

    def _close(self, database: Database) -> None:
        database.close()
        self._delete(database.path)

    def _delete(self, path: Path) -> None:
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()
