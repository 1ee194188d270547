"""Single places: the circles into which the heat map of 2018 turned, and the bare points of no policy at all.

Both stand in a keyed order, so that the order of a tile says nothing about its cameras.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from ..cells import cell_at
from ..facts import CameraFact
from ..noise import keyed_order
from ..regime import Regime
from ..rulebook import RuleBook
from .tiles import CIRCLE_TILE_LEVEL, Box, PublishedTile, closed_tiles, empty_tiles, place_feature, put

POINT_DECIMALS: Final = 7
"""Decimal places of a bare point, degrees: about a centimetre, which hides nothing."""

Places = dict[str, tuple[float, float]]


def circle_tiles(
    cameras: Sequence[CameraFact], town: Box, regime: Regime, book: RuleBook, key: bytes
) -> list[PublishedTile]:
    """Show each camera where it seems to be under the regime, rounded as the regime says."""
    ids = tuple(camera.camera_id for camera in cameras)
    true = np.array([c.lon for c in cameras]), np.array([c.lat for c in cameras])
    lons, lats = book.seems(key, ids, true, regime)
    decimals = regime.map.circle_decimals.value
    seen = {
        camera_id: (round(float(lon), decimals), round(float(lat), decimals))
        for camera_id, lon, lat in zip(ids, lons, lats, strict=True)
    }
    return _tiles("circles", seen, town, key)


def point_tiles(cameras: Sequence[CameraFact], town: Box, key: bytes) -> list[PublishedTile]:
    """Show each camera where it is."""
    seen = {c.camera_id: (round(c.lon, POINT_DECIMALS), round(c.lat, POINT_DECIMALS)) for c in cameras}
    return _tiles("points", seen, town, key)


def _tiles(layer: str, seen: Places, town: Box, key: bytes) -> list[PublishedTile]:
    tiles = empty_tiles(town, CIRCLE_TILE_LEVEL)
    for camera_id in keyed_order(key, layer, tuple(seen)):
        put(tiles, cell_at(*seen[camera_id], CIRCLE_TILE_LEVEL), place_feature(seen[camera_id]))
    return closed_tiles(layer, tiles)
