"""What a published tile is, and how features are laid into the fixed tiles of a town.

The list of tiles is fixed by public geometry alone, so that a tile's being there says nothing. It decides nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ..cells import Cell, bounds, ring_of
from ..cover import cover_box

HEAT_TILE_LEVEL: Final = 10
"""Level of heat tiles: about 31 km wide at 37 degrees north, so that a town is a handful of tiles."""
CIRCLE_TILE_LEVEL: Final = 14
"""Level of the tiles of single places: about 2 km wide at 37 degrees north."""

Box = tuple[float, float, float, float]
Tiles = dict[Cell, list[object]]
"""The features of each tile of one layer."""


@dataclass(frozen=True, slots=True)
class PublishedTile:
    """One tile of a publication; ``body`` is the GeoJSON that leaves, byte for byte."""

    layer: str
    cell: Cell
    body: bytes


def empty_tiles(town: Box, level: int) -> Tiles:
    """Return the fixed tiles of a town at a level, each without features; the box is in degrees."""
    return {cell: [] for cell in cover_box(*town, level)}


def put(tiles: Tiles, cell: Cell, feature: object) -> None:
    """Add a feature to its tile; what noise carried out of the town's fixed tiles is left off the map."""
    if cell in tiles:
        tiles[cell].append(feature)


def ancestor(cell: Cell, level: int) -> Cell:
    """Return the cell of a coarser level (or the same) that holds a cell."""
    steps = cell.level - level
    return Cell(level, cell.x >> steps, cell.y >> steps)


def cell_feature(cell: Cell, properties: Mapping[str, int]) -> dict[str, object]:
    """Draw a cell as a polygon, degrees at seven decimals."""
    ring = [[round(lon, 7), round(lat, 7)] for lon, lat in ring_of(cell)]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": dict(properties), "geometry": geometry}


def place_feature(place: tuple[float, float]) -> dict[str, object]:
    """Draw a place, (lon, lat) degrees, as a point that says nothing else."""
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": list(place)}}


def closed_tiles(layer: str, tiles: Tiles) -> list[PublishedTile]:
    """Turn the tiles of a layer into the bytes that leave."""
    return [PublishedTile(layer, cell, _body(features)) for cell, features in tiles.items()]


def tile_bounds(tile: PublishedTile) -> Box:
    """Return a tile's bounds: west, south, east, north; degrees."""
    return bounds(tile.cell)


def _body(features: list[object]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()
