"""Single places: the circles into which the heat map of 2018 turned, and the bare points of no policy at all.

Both stand in a keyed order, so that the order of a tile says nothing about its cameras.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np

from ..cells import cell_at
from ..facts import CameraFact
from ..mechanisms.exact_point import exact_point
from ..mechanisms.plane import Places
from ..mechanisms.rounding import round_places
from ..noise import keyed_order
from ..regime import Regime
from ..rulebook import RuleBook
from .tiles import CIRCLE_TILE_LEVEL, Box, PublishedTile, closed_tiles, empty_tiles, place_feature, put

POINT_DECIMALS: Final = 7
"""Decimal places of a bare point, degrees: about a centimetre, which hides nothing."""

Shown: TypeAlias = dict[str, tuple[float, float]]
"""Where each camera stands on the map, by its id."""


def circle_tiles(
    cameras: Sequence[CameraFact], town: Box, regime: Regime, book: RuleBook, key: bytes
) -> list[PublishedTile]:
    """Show each camera where it seems to be under the regime, rounded as the regime says."""
    ids = tuple(camera.camera_id for camera in cameras)
    shown = book.seems(key, ids, _true(cameras), regime)
    seen = _rounded(ids, shown, regime.map.circle_decimals.value)
    return _tiles("circles", seen, town, key)


def point_tiles(cameras: Sequence[CameraFact], town: Box, key: bytes) -> list[PublishedTile]:
    """Show each camera where it is."""
    ids = tuple(camera.camera_id for camera in cameras)
    return _tiles("points", _rounded(ids, exact_point(*_true(cameras)), POINT_DECIMALS), town, key)


def _true(cameras: Sequence[CameraFact]) -> Places:
    return np.array([c.lon for c in cameras], np.float64), np.array([c.lat for c in cameras], np.float64)


def _rounded(ids: Sequence[str], places: Places, decimals: int) -> Shown:
    lons, lats = round_places(*places, decimals)
    return dict(zip(ids, zip(lons.tolist(), lats.tolist(), strict=True), strict=True))


def _tiles(layer: str, seen: Shown, town: Box, key: bytes) -> list[PublishedTile]:
    tiles = empty_tiles(town, CIRCLE_TILE_LEVEL)
    for camera_id in keyed_order(key, layer, tuple(seen)):
        put(tiles, cell_at(*seen[camera_id], CIRCLE_TILE_LEVEL), place_feature(seen[camera_id]))
    return closed_tiles(layer, tiles)
