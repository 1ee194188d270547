"""Show the middle of the hexagonal H3 cell that holds a place: an option beside the square cells.

H3's levels do not nest: a point's cell may lie outside that of its coarser cell, so maps at two resolutions tell more
than either. Publish one resolution only.

References
----------
Brodsky (2018), H3: Uber's hexagonal hierarchical spatial index, https://www.uber.com/blog/h3/
H3 documentation, https://h3geo.org/docs/core-library/restable
"""

from collections.abc import Callable
from importlib import import_module
from typing import Protocol, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..geometry import MAX_LONGITUDE_DEG, POLE_DEG
from .plane import Places

MAX_RESOLUTION = 15


class _H3(Protocol):
    latlng_to_cell: Callable[[float, float, int], int]
    cell_to_latlng: Callable[[int], tuple[float, float]]


def _h3() -> _H3:
    # The cast is where types begin: h3 ships neither annotations nor stubs.
    return cast("_H3", import_module("h3.api.basic_int"))


def h3_cell_ids(lons: ArrayLike, lats: ArrayLike, resolution: int) -> NDArray[np.uint64]:
    """Return the 64-bit H3 index of each point's cell, shape (n,).

    Raises
    ------
    ValueError
        If the resolution is not 0 to 15, a coordinate is no place in degrees, or there are not as many of both.
    """
    if not 0 <= resolution <= MAX_RESOLUTION:
        raise ValueError(f"A resolution is a whole number from 0 to {MAX_RESOLUTION}, not {resolution}.")
    x, y = np.asarray(lons, np.float64), np.asarray(lats, np.float64)
    if not (np.all(np.abs(x) <= MAX_LONGITUDE_DEG) and np.all(np.abs(y) <= POLE_DEG)):
        raise ValueError("A longitude is within 180 and a latitude within 90 degrees of 0; longitude comes first.")
    to_cell = _h3().latlng_to_cell
    found = [to_cell(lat, lon, resolution) for lon, lat in zip(x.tolist(), y.tolist(), strict=True)]
    return np.array(found, np.uint64)  # of a whole list: one that stops at x.size would not see a y left over


def h3_cells(lons: ArrayLike, lats: ArrayLike, resolution: int) -> Places:
    """Return the middle of each point's cell, degrees, shape (n,); raises as `h3_cell_ids` does."""
    to_middle = _h3().cell_to_latlng
    cells, at = np.unique(h3_cell_ids(lons, lats, resolution), return_inverse=True)
    middles = np.array([to_middle(cell) for cell in cells.tolist()], np.float64).reshape(-1, 2)[at]
    return middles[:, 1].copy(), middles[:, 0].copy()
