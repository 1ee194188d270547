"""What a publication holds: the agencies' map, tile by tile, computed when an epoch closes.

A publication is the filed decision about every camera's place: reading a tile computes nothing and writes
nothing. Which layer there is, the regime says; each has a module here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..acts import Publish
from ..casefile import Standing
from ..facts import CameraFact
from ..gate import Gate
from ..regime import Regime
from ..roles import Role
from ..rulebook import RuleBook
from .budget import CountEpoch
from .counts import CountGrid, Homes, count_tiles, published_counts, true_counts
from .heat import heat_tiles
from .places import circle_tiles, point_tiles
from .tiles import CIRCLE_TILE_LEVEL, HEAT_TILE_LEVEL, Box, PublishedTile, tile_bounds

__all__ = ["CIRCLE_TILE_LEVEL", "HEAT_TILE_LEVEL", "Box", "Counting", "PublishedTile", "publish", "tile_bounds"]


@dataclass(frozen=True, slots=True, eq=False)
class Counting:
    """What counts are made of beside the cameras: where households live, the public cells, and the epoch."""

    homes: Homes
    grid: CountGrid
    epoch: CountEpoch


def publish(
    cameras: Iterable[CameraFact],
    town: Box,
    regime: Regime,
    book: RuleBook,
    key: bytes,
    now_us: int,
    counting: Counting | None = None,
) -> tuple[PublishedTile, ...]:
    """Compute the agencies' map.

    Parameters
    ----------
    cameras : iterable of CameraFact
        Every camera of the world.
    town : (west, south, east, north)
        The public outline of the town, degrees; with the public address list it alone fixes which tiles exist.
    regime : Regime
    book : RuleBook
    key : bytes
        The world's noise key.
    now_us : int
        Simulated time, microseconds.
    counting : Counting, optional
        Needed where the regime shows counts.

    Returns
    -------
    tuple of PublishedTile
        Empty where the regime shows agencies nothing about cameras.

    Raises
    ------
    ValueError
        If the regime shows counts and there is nothing to count by.
    """
    layer = regime.map.layer.value
    if layer == "none":
        return ()
    company = Standing(role=Role.MODERATOR, now_us=now_us)
    shown = Gate(book).decide(Publish(now_us), company, cameras, regime).covered
    if layer == "heat":
        return (*heat_tiles(shown, town, regime, book), *circle_tiles(shown, town, regime, book, key))
    if layer == "points":
        return tuple(point_tiles(shown, town, key))
    if counting is None:
        raise ValueError("Counts need the address list, its cells and an epoch: give them as counting.")
    true = true_counts(shown, counting.homes, counting.grid)
    noisy = published_counts(true, counting.grid, key, counting.epoch)
    return tuple(count_tiles(noisy, counting.grid, town))
