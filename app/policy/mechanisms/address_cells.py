"""Show a cell that holds at least k public addresses: its shape depends on the address list and on nothing else.

A cell is cut into four only if every quarter that holds any address holds at least k. Cameras, residents and their
choices do not enter, so the cells say nothing about them. They are frozen: a publication names their version, and
a new address list makes a new version, never a changed one.

References
----------
Sweeney (2002), k-anonymity: a model for protecting privacy, https://doi.org/10.1142/S0218488502001648
Gruteser & Grunwald (2003), Anonymous usage of location-based services through spatial and temporal cloaking,
https://doi.org/10.1145/1066116.1189037
"""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..cells import MAX_LEVEL, Cell, cells_at

_SPREADING: Final = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)


@dataclass(frozen=True, slots=True)
class AddressCells:
    """A frozen partition: cells in order of their Morton codes, and a version that is a digest of them."""

    k: int
    cells: tuple[Cell, ...]
    version: str


def address_cells(lons: ArrayLike, lats: ArrayLike, k: int, finest_level: int = MAX_LEVEL) -> AddressCells:
    """Return the cells of a public address list.

    Parameters
    ----------
    lons, lats
        Every address once, degrees, shape (n,).
    k
        Addresses that each cell holds at least.
    finest_level
        At which cutting ends in any case.

    Raises
    ------
    ValueError
        If there are fewer than k addresses, k is below 1, or a coordinate or level is out of range.
    """
    columns, rows = cells_at(lons, lats, finest_level)
    if not 1 <= k <= columns.size:
        raise ValueError(f"Cells of at least k = {k} addresses need k from 1 to the {columns.size} addresses given.")
    codes = np.sort(_morton(columns, rows))
    found = sorted(_cut(codes, 0, finest_level, k))
    cells = tuple(Cell(level, *_places(code >> 2 * (finest_level - level), level)) for code, level in found)
    return AddressCells(k, cells, blake2b(repr((k, cells)).encode(), digest_size=16).hexdigest())


def cell_numbers(cells: AddressCells, lons: ArrayLike, lats: ArrayLike) -> NDArray[np.int64]:
    """Return for each point of shape (n,) the index of its cell in `cells.cells`.

    Raises
    ------
    ValueError
        If a point lies in none of the cells: then it is at no listed address.
    """
    levels, xs, ys = np.array(cells.cells, np.int64).T
    shift = MAX_LEVEL - levels
    starts = _morton(xs << shift, ys << shift)
    ends = starts + (np.int64(1) << 2 * shift)
    codes = _morton(*cells_at(lons, lats, MAX_LEVEL))
    at = np.searchsorted(starts, codes, side="right") - 1
    if np.any(at < 0) or np.any(codes >= ends[at]):
        raise ValueError("A place lies where the address list has no address: list it first, then make new cells.")
    return at


def _cut(codes: NDArray[np.int64], level: int, finest: int, k: int) -> list[tuple[int, int]]:
    """Return (first code, level) of the cells in which sorted codes of one cell of this level end up."""
    shift = 2 * (finest - level - 1)
    if level < finest:
        quarters = np.split(codes, np.flatnonzero(np.diff(codes >> shift)) + 1)
        if all(quarter.size >= k for quarter in quarters):
            return [cell for quarter in quarters for cell in _cut(quarter, level + 1, finest, k)]
    return [(int(codes[0]) >> shift + 2 << shift + 2, level)]


def _morton(columns: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Interleave the bits of columns and rows, the column's being the higher of each pair."""
    return _spread(columns) << 1 | _spread(rows)


def _spread(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Put a zero before each of the lower 32 bits."""
    for shift, mask in _SPREADING:
        numbers = (numbers | numbers << shift) & mask
    return numbers


def _places(code: int, level: int) -> tuple[int, int]:
    """Take a Morton code apart into column and row."""
    bits = range(level)
    return sum((code >> 2 * b + 1 & 1) << b for b in bits), sum((code >> 2 * b & 1) << b for b in bits)
