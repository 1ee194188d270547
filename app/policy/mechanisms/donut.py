"""Displace each place by a distance between two radii: never too near, never too far.

Uniform over the area of the ring, in every direction alike. Its hard edges are its weakness: no epsilon holds, and
fresh draws intersect: 20 looks leave 2 houses in a town where 20 of planar Laplace leave 17. A baseline, no defence.

References
----------
Hampton, Fitch, Allshouse, Doherty, Gesink, Leone, Serre & Miller (2010), Mapping health data: improved privacy
protection with donut method geomasking, https://doi.org/10.1093/aje/kwq248
"""

from math import isfinite, pi

import numpy as np
from numpy.typing import ArrayLike

from ..geometry import move_many
from .plane import Places
from .tape import columns_of


def donut(lons: ArrayLike, lats: ArrayLike, nearest_m: float, farthest_m: float, tape: ArrayLike) -> Places:
    """Return displaced places, degrees, shape (n,).

    Parameters
    ----------
    lons, lats
        True places, degrees, shape (n,).
    nearest_m, farthest_m
        The two radii, metres.
    tape
        Uniform draws in [0, 1), shape (n, 2): `noise.keyed_uniforms` for one lifetime draw.

    Raises
    ------
    ValueError
        Unless 0 <= nearest_m <= farthest_m < infinity, or if the tape has another shape.
    """
    if not (0 <= nearest_m <= farthest_m and isfinite(farthest_m)):
        raise ValueError(f"A donut has radii from 0 up, the smaller first, not {nearest_m} and {farthest_m} m.")
    share, turn = columns_of(tape, np.asarray(lons).size, 2)
    # Area, not distance, is what is uniform.
    away = np.sqrt(nearest_m**2 + share * (farthest_m**2 - nearest_m**2))
    return move_many(lons, lats, away * np.sin(2 * pi * turn), away * np.cos(2 * pi * turn))
