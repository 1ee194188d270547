"""What a publication holds: the agencies' map, tile by tile, computed when an epoch closes.

A publication is the filed decision about every camera's place: reading a tile computes nothing and writes
nothing. The list of tiles is fixed by the town's outline, so that a tile's being there says nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from .acts import Publish
from .casefile import Standing
from .cells import Cell, bounds, cell_at, cells_at, ring_of
from .cover import cover_box
from .facts import CameraFact
from .gate import Gate
from .noise import keyed_order
from .regime import Regime
from .roles import Role
from .rulebook import RuleBook
from .rules.how_few_is_too_few import how_few_is_too_few

HEAT_TILE_LEVEL: Final = 10
"""Level of heat tiles: about 31 km wide at 37 degrees north, so that a town is a handful of tiles."""
CIRCLE_TILE_LEVEL: Final = 14
"""Level of circle tiles: about 2 km wide at 37 degrees north."""
SHADE_STEPS: Final = (1, 2, 4, 8)
"""Cameras in a cell from which each darker shade begins; an assumption, the steps were never published."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PublishedTile:
    """One tile of a publication; ``body`` is the GeoJSON that leaves, byte for byte."""

    layer: str
    cell: Cell
    body: bytes


def publish(
    cameras: Iterable[CameraFact], town: Box, regime: Regime, book: RuleBook, key: bytes, now_us: int
) -> tuple[PublishedTile, ...]:
    """Compute the agencies' map.

    Parameters
    ----------
    cameras : iterable of CameraFact
        Every camera of the world.
    town : (west, south, east, north)
        The public outline of the town, degrees; it alone fixes which tiles exist.
    regime : Regime
    book : RuleBook
    key : bytes
        The world's noise key.
    now_us : int
        Simulated time, microseconds.

    Returns
    -------
    tuple of PublishedTile
        Empty where the regime shows agencies nothing about cameras.
    """
    if not regime.map.shows_cameras.value:
        return ()
    company = Standing(role=Role.MODERATOR, now_us=now_us)
    shown = Gate(book).decide(Publish(now_us), company, cameras, regime).covered
    return (*_heat(shown, town, regime), *_circles(shown, town, regime, book, key))


def _heat(cameras: Sequence[CameraFact], town: Box, regime: Regime) -> list[PublishedTile]:
    level = regime.map.heat_cell_level.value
    xs, ys = cells_at(np.array([c.lon for c in cameras]), np.array([c.lat for c in cameras]), level)
    counts = Counter(zip(xs.tolist(), ys.tolist(), strict=True))
    tiles: dict[Cell, list[object]] = {cell: [] for cell in cover_box(*town, HEAT_TILE_LEVEL)}
    for (x, y), count in sorted(counts.items()):
        if not how_few_is_too_few(count, regime):
            shade = sum(count >= step for step in SHADE_STEPS)
            cell = Cell(level, x, y)
            _put(tiles, Cell(HEAT_TILE_LEVEL, *_ancestor(cell)), _heat_feature(cell, shade))
    return [PublishedTile("heat", cell, _body(features)) for cell, features in tiles.items()]


def _ancestor(cell: Cell) -> tuple[int, int]:
    steps = cell.level - HEAT_TILE_LEVEL
    return cell.x >> steps, cell.y >> steps


def _heat_feature(cell: Cell, shade: int) -> dict[str, object]:
    ring = [[round(lon, 7), round(lat, 7)] for lon, lat in ring_of(cell)]
    return {
        "type": "Feature",
        "properties": {"shade": shade},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _circles(
    cameras: Sequence[CameraFact], town: Box, regime: Regime, book: RuleBook, key: bytes
) -> list[PublishedTile]:
    ids = tuple(camera.camera_id for camera in cameras)
    true = np.array([c.lon for c in cameras]), np.array([c.lat for c in cameras])
    lons, lats = book.seems(key, ids, true, regime)
    decimals = regime.map.circle_decimals.value
    seen = {
        camera_id: (round(float(lon), decimals), round(float(lat), decimals))
        for camera_id, lon, lat in zip(ids, lons, lats, strict=True)
    }
    tiles: dict[Cell, list[object]] = {cell: [] for cell in cover_box(*town, CIRCLE_TILE_LEVEL)}
    for camera_id in keyed_order(key, "circles", ids):
        place = seen[camera_id]
        _put(tiles, cell_at(*place, CIRCLE_TILE_LEVEL), _circle_feature(place))
    return [PublishedTile("circles", cell, _body(features)) for cell, features in tiles.items()]


def _circle_feature(place: tuple[float, float]) -> dict[str, object]:
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": list(place)}}


def _put(tiles: dict[Cell, list[object]], cell: Cell, feature: object) -> None:
    """Add a feature to its tile; what noise carried out of the town's fixed tiles is left off the map."""
    if cell in tiles:
        tiles[cell].append(feature)


def _body(features: list[object]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def tile_bounds(tile: PublishedTile) -> Box:
    """Return a tile's bounds: west, south, east, north; degrees."""
    return bounds(tile.cell)
