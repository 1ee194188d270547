"""Planting a town, against putting the same rows into the same schema by bare `executemany`.

Ours begins with the town's houses in memory and ends with a committed file: schema by Alembic, everything drawn
from the seed, pictures, base map, rows. The bare side begins with every row ready in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from glassporch.policy.wire.base import microseconds
from glassporch.simulation.planting import PlantPlan, plant
from glassporch.simulation.starts import STARTS
from glassporch.storage.engine import Database
from glassporch.testing.images import wiring_for_tests
from glassporch.worlds.keys import keys_from_seed
from glassporch.worlds.world import World
from measure import Case, Result, compare, rate
from stage import REGIME, SEED, Stage, raw

Table = tuple[str, list[tuple[Any, ...]]]


def measure(stage: Stage) -> Iterator[Result]:
    """Yield the one result about planting; each side begins with an empty folder."""
    case = Case(
        name="planting",
        unit="rows/s",
        against="the same rows, ready in memory, by sqlite3 executemany into the same schema",
        kind="limit",
        better="higher",
    )
    model = _plant(stage, stage.folder / "planting-model.sqlite")
    schema, tables = _read(model)
    total = sum(len(rows) for _, rows in tables)
    _delete(model)
    names = count()

    def ours() -> int:
        _plant(stage, stage.folder / f"planting-ours-{next(names)}.sqlite")
        return total

    def bare() -> int:
        _insert(stage.folder / f"planting-bare-{next(names)}.sqlite", schema, tables)
        return total

    yield compare(case, _cleared(stage, rate(ours)), _cleared(stage, rate(bare)), stage.few(3))


def _cleared(stage: Stage, run: Any) -> Any:
    """Delete what a run made, outside of its measured time."""

    def both() -> float:
        found: float = run()
        for file in stage.folder.glob("planting-*"):
            file.unlink()
        return found

    return both


def _plant(stage: Stage, path: Path) -> Path:
    world = World("planted", Database.open(path), keys_from_seed(SEED), wiring_for_tests())
    start_us = microseconds(STARTS[REGIME])
    plan = PlantPlan(name="planted", town=stage.town, seed=SEED, regime_id=REGIME, start_us=start_us)
    plant(world, plan)
    world.database.close()
    return path


def _read(path: Path) -> tuple[list[str], list[Table]]:
    """Read the schema and every row of a planted file, tables in an order that links allow."""
    with raw(path) as rows:
        schema = [sql for (sql,) in rows.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")]
        names = [name for (name,) in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")]
        tables = [(name, rows.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names]  # noqa: S608 - own names
    return schema, [(name, values) for name, values in tables if values]


def _insert(path: Path, schema: list[str], tables: list[Table]) -> None:
    with raw(path) as rows:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("BEGIN IMMEDIATE")
        rows.execute("PRAGMA defer_foreign_keys = ON")
        for statement in schema:
            rows.execute(statement)
        for name, values in tables:
            _many(rows, name, values)
        rows.execute("COMMIT")


def _many(rows: sqlite3.Connection, name: str, values: list[tuple[Any, ...]]) -> None:
    places = ", ".join("?" * len(values[0]))
    rows.executemany(f'INSERT INTO "{name}" VALUES ({places})', values)  # noqa: S608 - own names


def _delete(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
