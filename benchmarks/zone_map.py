"""The camera map of a town of 50,171 houses through the whole stack, against the same cells and bytes without it.

Through the stack: routing, sign-in, standing, admission, the covering rules, the stamp, the entity tag and the
fence, for each tile. Without: one grouped query over the zones of installed cameras, or one look-up of a body.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from glassporch.client import Portal
from glassporch.policy.cells import Cell, cell_at
from glassporch.policy.publication import HEAT_TILE_LEVEL
from glassporch.policy.regimes import REGIMES
from glassporch.storage.cameras import ZONE_LEVEL
from measure import Case, Result, compare, ms_each
from served import throughput
from stage import API, REGIME, Stage, raw, reader

LEVEL = REGIMES[REGIME].map.heat_cell_level.value
GROUPED = """
    SELECT zone.x >> :step AS cell_x, zone.y >> :step AS cell_y, count(*)
    FROM zone JOIN camera ON camera.id = zone.camera_id
    WHERE camera.installed_us <= :now_us AND zone.level = :level
      AND zone.x BETWEEN :west AND :east AND zone.y BETWEEN :north AND :south
    GROUP BY cell_x, cell_y
"""
BODY = """
    SELECT body FROM publication
    WHERE regime_id = :regime AND epoch = (SELECT epoch FROM world_state) AND tile_id = :tile
"""


@dataclass(frozen=True, slots=True)
class Tiles:
    """The heat tiles of the map, as an officer is told of them.

    Parameters
    ----------
    ids : tuple of str
    fullest : str
        The tile with the most cells.
    cell : Cell
        The fullest tile's place.
    """

    ids: tuple[str, ...]
    fullest: str
    cell: Cell


def measure(stage: Stage) -> Iterator[Result]:
    """Yield the results about the map."""
    with stage.world(stage.planted) as world, reader(world, "officer") as officer, raw(world.database.path) as rows:
        tiles = _tiles(officer)
        _same_cells(officer, rows, tiles)
        yield _one_tile(stage, officer, rows, tiles)
        yield _body_alone(stage, officer, rows, tiles)
        yield _all_tiles(stage, officer, rows, tiles)
        body = officer.get(_path(tiles.fullest)).body
    yield _served(stage, tiles.fullest, body)


def _path(tile_id: str) -> str:
    return f"{API}/officer/map/tiles/{tile_id}"


def _tiles(officer: Portal) -> Tiles:
    heat = [tile for tile in officer.get(f"{API}/officer/map").json()["tiles"] if tile["layer"] == "heat"]
    fullest = max(heat, key=lambda tile: len(officer.get(_path(tile["id"])).body))
    west, south, east, north = fullest["bounds"]
    cell = cell_at((west + east) / 2, (south + north) / 2, HEAT_TILE_LEVEL)
    return Tiles(tuple(tile["id"] for tile in heat), fullest["id"], cell)


def _range(cell: Cell | None) -> dict[str, int]:
    """Return the columns and rows of zones in a tile, or of all zones."""
    if cell is None:
        return {"west": 0, "east": 1 << ZONE_LEVEL, "north": 0, "south": 1 << ZONE_LEVEL}
    size = 1 << (ZONE_LEVEL - HEAT_TILE_LEVEL)
    return {
        "west": cell.x * size,
        "east": (cell.x + 1) * size - 1,
        "north": cell.y * size,
        "south": (cell.y + 1) * size - 1,
    }


def _grouped(rows: sqlite3.Connection, cell: Cell | None) -> list[Any]:
    """Count the installed cameras of each heat cell by one query, in a tile or in the whole town."""
    (now_us,) = rows.execute("SELECT clock_us FROM world_state").fetchone()
    given = {"step": ZONE_LEVEL - LEVEL, "level": ZONE_LEVEL, "now_us": now_us, **_range(cell)}
    return rows.execute(GROUPED, given).fetchall()


def _same_cells(officer: Portal, rows: sqlite3.Connection, tiles: Tiles) -> None:
    """Make sure that both sides of the comparison find the same cells."""
    features = json.loads(officer.get(_path(tiles.fullest)).body)["features"]
    corners = [feature["geometry"]["coordinates"][0] for feature in features]
    middles = [((ring[0][0] + ring[2][0]) / 2, (ring[0][1] + ring[2][1]) / 2) for ring in corners]
    shown = {cell_at(lon, lat, LEVEL)[1:] for lon, lat in middles}
    assert shown == {row[:2] for row in _grouped(rows, tiles.cell)}, "the map and the grouped query differ"


def _one_tile(stage: Stage, officer: Portal, rows: sqlite3.Connection, tiles: Tiles) -> Result:
    case = Case(
        name="zone-map-tile",
        unit="ms",
        against="its cells counted by one grouped SQL query",
        kind="limit",
    )
    ours = ms_each(lambda: officer.get(_path(tiles.fullest)), 20)
    return compare(case, ours, ms_each(lambda: _grouped(rows, tiles.cell), 20), stage.runs)


def _all_tiles(stage: Stage, officer: Portal, rows: sqlite3.Connection, tiles: Tiles) -> Result:
    case = Case(
        name="zone-map-town",
        unit="ms",
        against=f"the cells of all {len(tiles.ids)} tiles counted by one grouped SQL query",
        kind="limit",
    )
    ours = ms_each(lambda: [officer.get(_path(tile)) for tile in tiles.ids], 3)
    return compare(case, ours, ms_each(lambda: _grouped(rows, None), 3), stage.runs)


def _body_alone(stage: Stage, officer: Portal, rows: sqlite3.Connection, tiles: Tiles) -> Result:
    case = Case(
        name="zone-map-body",
        unit="ms",
        against="its published body read by one SQL look-up",
        kind="limit",
    )
    given = {"regime": REGIME, "tile": tiles.fullest}
    theirs = ms_each(lambda: rows.execute(BODY, given).fetchone(), 200)
    return compare(case, ms_each(lambda: officer.get(_path(tiles.fullest)), 20), theirs, stage.runs)


def _served(stage: Stage, tile_id: str, body: bytes) -> Result:
    case = Case(
        name="zone-map-served",
        unit="answers/s",
        against="a bare FastAPI endpoint under the same server that returns the same bytes from memory",
        kind="peer",
        better="higher",
    )
    with throughput(stage, _path(tile_id), body) as (ours, theirs):
        return compare(case, ours, theirs, stage.few(7))
