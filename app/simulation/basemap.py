"""The base map: public geometry only, as tiles. There is no street network: streets show as lines of houses."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from ..policy.cells import Cell, cells_at
from ..policy.geometry import move_many
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


Feature = dict[str, Any]
Placed = tuple[tuple[float, float], Feature]
"""A feature and the place, (lon, lat) degrees, whose tile holds it."""
Points = list[list[float]]


def _tiles(layer: Literal["blocks", "outlines"], level: int, placed: Iterator[Placed]) -> Iterator[PublishedTile]:
    every = list(placed)
    places = np.array([place for place, _ in every]).reshape(-1, 2)
    xs, ys = cells_at(places[:, 0], places[:, 1], level)
    tiles: dict[Cell, list[Feature]] = defaultdict(list)
    for x, y, (_, feature) in zip(xs.tolist(), ys.tolist(), every, strict=True):
        tiles[Cell(level, x, y)].append(feature)
    for cell in sorted(tiles):
        yield PublishedTile(layer, cell, _body(tiles[cell]))


def _body(features: list[Feature]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def _feature(kind: str, coordinates: object, properties: dict[str, object]) -> Feature:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def _blocks(town: Town) -> Iterator[Placed]:
    blocks: dict[tuple[str, str, int | None], list[House]] = defaultdict(list)
    for house in town.houses:
        blocks[house.area, house.street, house.block].append(house)
    for (_, street, block), houses in blocks.items():
        if len(houses) >= _FEW:
            name = street if block is None else f"{block} {street}"
            line = _line(houses)
            yield (line[0][0], line[0][1]), _feature("LineString", line, {"name": name})


def _line(houses: list[House]) -> Points:
    """Draw a line through houses: along the direction in which they lie, from the first to the last."""
    points = np.array([(house.lon, house.lat) for house in houses])
    centre = points.mean(axis=0)
    _, _, axes = np.linalg.svd(points - centre, full_matrices=False)
    along = (points - centre) @ axes[0]
    return _rounded(centre + np.outer((along.min(), along.max()), axes[0]))


def _houses(town: Town) -> Iterator[Placed]:
    outlined: set[str | None] = set()
    for outline in town.outlines:
        outlined.add(outline.house_id)
        ring = _rounded(np.array(outline.ring))
        yield outline.ring[0], _feature("Polygon", [ring], {"kind": outline.kind})
    others = [house for house in town.houses if house.house_id not in outlined]
    for house, square in zip(others, _squares(others), strict=True):
        yield (house.lon, house.lat), _feature("Polygon", [square], {"kind": "House"})


def _squares(houses: list[House]) -> list[Points]:
    """Draw a closed square of its footprint's size round each house, all at once."""
    lons, lats = (np.array(column)[:, np.newaxis] for column in _columns(houses))
    sides_m = [float(house.footprint_m2) ** 0.5 if house.footprint_m2 else _SIDE_M for house in houses]
    half_m = np.array(sides_m)[:, np.newaxis] / 2
    x, y = move_many(lons, lats, half_m * [-1, 1, 1, -1, -1], half_m * [-1, -1, 1, 1, -1])
    rings: list[Points] = np.round(np.stack((x, y), axis=-1), _DECIMALS).tolist()
    return rings


def _columns(houses: list[House]) -> tuple[list[float], list[float]]:
    return [house.lon for house in houses], [house.lat for house in houses]


def _rounded(points: npt.NDArray[np.float64]) -> Points:
    rounded: Points = np.round(points, _DECIMALS).tolist()
    return rounded
