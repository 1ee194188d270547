"""Move a noisy place to the nearest plausible one, so that no pin stands in a lake.

It sees only what a mechanism has already put out, so it costs no epsilon. Remap to points along streets or to the
middles of cells. Remapping to houses is possible and harms: the pin then accuses a neighbour who has no camera, and
looks exact.

References
----------
Chatzikokolakis, ElSalamouny & Palamidessi (2017), Efficient utility improvement for location privacy,
https://doi.org/10.1515/popets-2017-0051
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..geometry import Floats
from .plane import Places, to_plane

_SQUARES = 24  # along the longer side of the town


def remap(lons: ArrayLike, lats: ArrayLike, plausible: Places) -> Places:
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
