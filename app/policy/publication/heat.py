"""The heat map of 2018: cells shaded by how many cameras they hold. It shows no single place; `places` does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from ..cells import Cell, cells_at
from ..facts import CameraFact
from ..regime import Regime
from ..rulebook import RuleBook
from .tiles import HEAT_TILE_LEVEL, Box, PublishedTile, ancestor, cell_feature, closed_tiles, empty_tiles, put


def heat_tiles(cameras: Sequence[CameraFact], town: Box, regime: Regime, book: RuleBook) -> list[PublishedTile]:
    """Shade the cells that hold at least the regime's smallest group; a darker shade begins at each of its steps."""
    level = regime.map.heat_cell_level.value
    xs, ys = cells_at(np.array([c.lon for c in cameras]), np.array([c.lat for c in cameras]), level)
    counts = Counter(zip(xs.tolist(), ys.tolist(), strict=True))
    tiles = empty_tiles(town, HEAT_TILE_LEVEL)
    for (x, y), count in sorted(counts.items()):
        shade = sum(count >= step for step in regime.map.heat_shades.value)
        if shade and not book.plain.how_few_is_too_few(count, regime):
            cell = Cell(level, x, y)
            put(tiles, ancestor(cell, HEAT_TILE_LEVEL), cell_feature(cell, {"shade": shade}))
    return closed_tiles("heat", tiles)
