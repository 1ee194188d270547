"""Show the middle of the square quadtree cell that holds a place.

The same for every place in the cell, so a look too many changes nothing, and exactly nested, so zooming out adds
nothing. A cell may hold one house: how many it holds is for `address_cells` to promise.

References
----------
Samet (1984), The quadtree and related hierarchical data structures, https://doi.org/10.1145/356924.356930
"""

import numpy as np
from numpy.typing import ArrayLike

from ..cells import cells_at
from .plane import Places


def square_cells(lons: ArrayLike, lats: ArrayLike, level: int) -> Places:
    """Return the middle of each point's cell, degrees, shape (n,).

    Raises
    ------
    ValueError
        If the level or a coordinate is out of range (see `cells.cells_at`).
    """
    columns, rows = cells_at(lons, lats, level)
    size = 1 << level
    mercator = np.pi * (1 - 2 * np.stack([rows, rows + 1]) / size)
    south_north = np.degrees(np.arctan(np.sinh(mercator)))
    return (columns + 0.5) / size * 360 - 180, south_north.mean(axis=0)
