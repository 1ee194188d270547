"""The base map: public geometry only, as tiles. There is no street network: streets show as lines of houses."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import numpy as np

from ..policy.cells import Cell, cell_at
from ..policy.geometry import Ring, square_around
from ..policy.publication import PublishedTile
from .towns import House, Town

BLOCK_TILE_LEVEL: Final = 12
OUTLINE_TILE_LEVEL: Final = 15
_FEW: Final = 2
_SIDE_M: Final = 12.0
"""Side of the square drawn for a house whose footprint is not known, metres."""
_DECIMALS: Final = 6


def base_tiles(town: Town) -> list[PublishedTile]:
    """Draw a town's base map.

    Parameters
    ----------
    town : Town

    Returns
    -------
    list of PublishedTile
        Layer ``blocks``: one line for each block of a street. Layer ``outlines``: one polygon for each house,
        its true outline where the data has one, else a square of its footprint's size.
    """
    return [
        *_tiles("blocks", BLOCK_TILE_LEVEL, _blocks(town)),
        *_tiles("outlines", OUTLINE_TILE_LEVEL, _houses(town)),
    ]


Placed = Iterable[tuple[tuple[float, float], dict[str, object]]]


def _tiles(layer: str, level: int, features: Placed) -> list[PublishedTile]:
    tiles: dict[Cell, list[object]] = defaultdict(list)
    for place, feature in features:
        tiles[cell_at(*place, level)].append(feature)
    return [
        PublishedTile("blocks" if layer == "blocks" else "outlines", cell, _body(tiles[cell])) for cell in sorted(tiles)
    ]


def _body(features: list[object]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def _feature(kind: str, coordinates: object, properties: dict[str, object]) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def _blocks(town: Town) -> Placed:
    blocks: dict[tuple[str, str, int | None], list[House]] = defaultdict(list)
    for house in town.houses:
        blocks[house.area, house.street, house.block].append(house)
    for (_, street, block), houses in blocks.items():
        if len(houses) >= _FEW:
            name = street if block is None else f"{block} {street}"
            line = _line(houses)
            yield (line[0][0], line[0][1]), _feature("LineString", line, {"name": name})


def _line(houses: list[House]) -> list[list[float]]:
    """Draw a line through houses: along the direction in which they lie, from the first to the last."""
    points = np.array([(house.lon, house.lat) for house in houses])
    centre = points.mean(axis=0)
    _, _, axes = np.linalg.svd(points - centre, full_matrices=False)
    along = (points - centre) @ axes[0]
    ends = centre + np.outer((along.min(), along.max()), axes[0])
    return [[round(float(lon), _DECIMALS), round(float(lat), _DECIMALS)] for lon, lat in ends]


def _houses(town: Town) -> Placed:
    outlined: set[str] = set()
    for outline in town.outlines:
        if outline.house_id is not None:
            outlined.add(outline.house_id)
        yield outline.ring[0], _feature("Polygon", [_rounded(outline.ring)], {"kind": outline.kind})
    for house in town.houses:
        if house.house_id not in outlined:
            side_m = float(house.footprint_m2) ** 0.5 if house.footprint_m2 else _SIDE_M
            ring = square_around((house.lon, house.lat), side_m)
            yield (house.lon, house.lat), _feature("Polygon", [_rounded(ring)], {"kind": "House"})


def _rounded(ring: Ring) -> list[list[float]]:
    return [[round(lon, _DECIMALS), round(lat, _DECIMALS)] for lon, lat in ring]
