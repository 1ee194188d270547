"""Noisy counts of the households that said yes to the map, in cells cut from the public address list alone.

A household counts once, at its house, however many cameras it has. Only the finest cells are drawn noise for; every
coarser view is a sum of what was published for them. Noise at several levels of a tree would share out the same
epsilon among them: with one level a cell has all of it, and sums over a town are still good enough to read.

For a household that counts or does not, an epoch costs exactly ``CountEpoch.epsilon``: it changes one cell's count by
at most one (counts are cut off at the cell's number of addresses, which is public). One that counts in another cell
instead costs twice that. It does not choose who counts: the covering rules do.

References
----------
Dwork, McSherry, Nissim & Smith (2006), Calibrating noise to sensitivity, https://doi.org/10.1007/11681878_14
Ghosh, Roughgarden & Sundararajan (2012), Universally utility-maximizing privacy mechanisms,
https://doi.org/10.1137/09076828X
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import nextafter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..cells import Cell
from ..facts import CameraFact
from ..mechanisms.address_cells import AddressCells, address_cells, cell_numbers
from ..mechanisms.count_tree import noisy_tree
from ..mechanisms.geometric import geometric_table
from .budget import CountEpoch
from .tiles import HEAT_TILE_LEVEL, Box, PublishedTile, ancestor, cell_feature, closed_tiles, empty_tiles, put

SUM_LEVEL: Final = 14
"""Level of the coarser view: cells about 2 km wide at 37 degrees north."""
NO_CELLS: Final = AddressCells(0, (), "")
"""Where the address list is shorter than one cell must hold: then nothing can be counted, whatever the data."""

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Homes:
    """The public address list, and at which of its houses each household lives.

    Parameters
    ----------
    lons, lats : arrays of shape (n,)
        Every house, degrees.
    house_of : mapping of str to int
        Household id to the position of its house; no public matter.
    """

    lons: NDArray[np.float64]
    lats: NDArray[np.float64]
    house_of: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class CountGrid:
    """The finest cells, from public geometry alone.

    Parameters
    ----------
    cells : AddressCells
    at : array of shape (n,)
        For each house the number of its cell.
    homes : array of shape (cells,)
        Houses in each cell: the largest count that is possible.
    """

    cells: AddressCells
    at: Counts
    homes: Counts

    @property
    def tile_level(self) -> int:
        """The level of the tiles: no cell reaches beyond one of them."""
        return min([HEAT_TILE_LEVEL, *(cell.level for cell in self.cells.cells)])


def count_grid(homes: Homes, least: int) -> CountGrid:
    """Cut the cells of an address list, each with at least so many of its houses."""
    if not 1 <= least <= homes.lons.size:
        return CountGrid(NO_CELLS, np.zeros(0, np.int64), np.zeros(0, np.int64))
    cells = address_cells(homes.lons, homes.lats, least)
    at = cell_numbers(cells, homes.lons, homes.lats)
    return CountGrid(cells, at, np.bincount(at, minlength=len(cells.cells)).astype(np.int64))


def true_counts(shown: Iterable[CameraFact], homes: Homes, grid: CountGrid) -> Counts:
    """Count the households of some cameras in each cell, each once; never more than there are houses."""
    living = [homes.house_of[home] for home in {fact.household_id for fact in shown} if home in homes.house_of]
    found = grid.at[np.array(living, np.int64)] if grid.at.size else np.zeros(0, np.int64)
    return np.minimum(np.bincount(found, minlength=grid.homes.size), grid.homes).astype(np.int64)


def published_counts(true: Counts, grid: CountGrid, key: bytes, epoch: CountEpoch) -> Counts:
    """Return what an epoch publishes for each of the finest cells; the same key and epoch give the same noise."""
    if epoch.epsilon is None or not grid.cells.cells:
        return true
    table = geometric_table(_rounded_down(epoch.epsilon))
    name = f"{epoch.name}/{grid.cells.version}"
    return noisy_tree(key, name, (grid.cells.cells,), true, grid.homes, table)[0]


def _rounded_down(epsilon: Fraction) -> float:
    """Return the largest double that is no larger: rounding must not cost more than is charged."""
    nearest = float(epsilon)
    return nextafter(nearest, 0.0) if Fraction(nearest) > epsilon else nearest


def count_tiles(published: Counts, grid: CountGrid, town: Box) -> list[PublishedTile]:
    """Draw the finest cells with their counts, and the sums over coarser ones."""
    finest = dict(zip(grid.cells.cells, zip(published.tolist(), grid.homes.tolist(), strict=True), strict=True))
    return [*_layer("counts", finest, grid, town), *_layer("sums", summed(finest), grid, town)]


def summed(finest: Mapping[Cell, tuple[int, int]]) -> dict[Cell, tuple[int, int]]:
    """Add the counts and the houses of the finest cells up, to cells of `SUM_LEVEL`; one that is as coarse stays."""
    sums: dict[Cell, tuple[int, int]] = {}
    for cell, (count, homes) in finest.items():
        whole = ancestor(cell, min(SUM_LEVEL, cell.level))
        before = sums.get(whole, (0, 0))
        sums[whole] = (before[0] + count, before[1] + homes)
    return sums


def tile_cells(grid: CountGrid, town: Box) -> tuple[Cell, ...]:
    """Name the tiles of either layer, by public geometry alone."""
    return tuple(empty_tiles(town, grid.tile_level))


def _layer(name: str, counts: Mapping[Cell, tuple[int, int]], grid: CountGrid, town: Box) -> list[PublishedTile]:
    tiles = empty_tiles(town, grid.tile_level)
    for cell, (count, homes) in sorted(counts.items()):
        put(tiles, ancestor(cell, grid.tile_level), cell_feature(cell, {"count": count, "homes": homes}))
    return closed_tiles(name, tiles)
