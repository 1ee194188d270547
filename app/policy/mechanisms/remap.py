"""Move a noisy place to the nearest plausible one, so that no pin stands in a lake.

It sees only public addresses and what a mechanism has already put out, so it costs no epsilon. By default the
plausible places are the middles of the cells that hold an address, and none of them stands on a house: a pin on a
wrong real house accuses a neighbor who has no camera, and looks exact. With places of your own, such as points along
streets, that is yours to see to.

References
----------
Chatzikokolakis, ElSalamouny & Palamidessi (2017), Efficient utility improvement for location privacy,
https://doi.org/10.1515/popets-2017-0051
"""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..geometry import Floats
from .plane import Places, to_plane
from .square_cells import square_cells

CELL_LEVEL: Final = 18
"""Cells of 153 m at the equator and 76 m at 60 degrees: about a block."""
CLEAR_M: Final = 10.0
"""Metres round an address within which a pin would stand on the house."""
_SQUARES = 24  # along the longer side of the town


def remap(lons: ArrayLike, lats: ArrayLike, addresses: Places, level: int = CELL_LEVEL) -> Places:
    """Return for each noisy place the nearest middle of a cell that holds an address; see `remap_to`.

    Parameters
    ----------
    addresses
        Every public address of one town once, longitudes and latitudes, degrees, shape (m,).
    level
        Of the cells (see `cells`).

    Raises
    ------
    ValueError
        If the level or a coordinate is out of range, or no middle is clear of the addresses.
    """
    return remap_to(lons, lats, clear_middles(addresses, level))


def clear_middles(addresses: Places, level: int = CELL_LEVEL) -> Places:
    """Return the middles of the cells that hold an address, but those within `CLEAR_M` of one, degrees, from the west.

    Raises
    ------
    ValueError
        If the level or a coordinate is out of range, or none is left.
    """
    middles = np.unique(np.stack(square_cells(*addresses, level), 1), axis=0)
    if middles.size:
        middle = float(middles[0, 0]), float(middles[:, 1].mean())
        at = np.stack(to_plane(middles[:, 0], middles[:, 1], middle), 1)
        houses = np.stack(to_plane(*addresses, middle), 1)
        middles = middles[np.hypot(*(at - houses[_nearest(at, houses)]).T) >= CLEAR_M]
    if not middles.size:
        raise ValueError(f"No middle of a cell of level {level} is {CLEAR_M} m from every address: try another level.")
    return middles[:, 0].copy(), middles[:, 1].copy()


def remap_to(lons: ArrayLike, lats: ArrayLike, plausible: Places) -> Places:
    """Return for each noisy place the nearest plausible one, degrees, shape (n,); the first of equally near ones.

    Parameters
    ----------
    lons, lats
        What a mechanism put out, degrees, shape (n,): never true places.
    plausible
        Longitudes and latitudes, degrees, shape (m,), of streets or cells, public, of one town.

    Raises
    ------
    ValueError
        If there is no plausible place.
    """
    to_lons, to_lats = (np.asarray(part, np.float64) for part in plausible)
    if not to_lons.size:
        raise ValueError("There is no plausible place to remap to: give the points of streets or the middles of cells.")
    middle = float(to_lons[0]), float(np.mean(to_lats))
    at = _nearest(np.stack(to_plane(lons, lats, middle), 1), np.stack(to_plane(to_lons, to_lats, middle), 1))
    return to_lons[at], to_lats[at]


def _nearest(points: Floats, targets: Floats) -> NDArray[np.int64]:
    """Search square by square: only targets about as near as the nearest to its middle can be nearest to a point."""
    side = max(float(np.ptp(targets, axis=0).max()) / _SQUARES, 1.0)
    squares = np.floor(points / side)
    order = np.lexsort(squares.T)
    starts = np.flatnonzero(np.any(np.diff(squares[order], axis=0), axis=1)) + 1
    found = np.empty(len(points), np.int64)
    for members in np.split(order, starts) if order.size else []:
        east, north = ((squares[members[0]] + 0.5) * side - targets).T
        away = np.hypot(east, north)
        near = np.flatnonzero(away <= away.min() + side * 1.4143)  # twice half the diagonal
        gaps = np.subtract.outer(points[members, 0], targets[near, 0]) ** 2
        gaps += np.subtract.outer(points[members, 1], targets[near, 1]) ** 2
        found[members] = near[gaps.argmin(axis=1)]
    return found
