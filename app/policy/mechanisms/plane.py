"""Lay a town on a plane in metres, and back. It moves nothing and draws nothing.

East and north of a middle are differences of longitude and latitude times the ellipsoid's radii there, so the way
back is the exact inverse. Distances differ from geodesics by at most d tan(latitude) / R: below 0.1 % within 3.6 km
of the middle at 60 degrees. An epsilon per metre is per metre of the plane.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from ..geometry import Floats, Point, radii_m

Places: TypeAlias = tuple[Floats, Floats]
"""Longitudes and latitudes, WGS 84 degrees, each of shape (n,)."""


def to_plane(lons: ArrayLike, lats: ArrayLike, middle: Point) -> tuple[Floats, Floats]:
    """Return metres east and north of the middle, (lon, lat) in degrees, for points of shape (n,)."""
    east_m, north_m = _metres_per_degree(middle)
    lon_gap = np.asarray(lons, np.float64) - middle[0]
    return (lon_gap - 360 * np.rint(lon_gap / 360)) * east_m, (np.asarray(lats, np.float64) - middle[1]) * north_m


def from_plane(east: ArrayLike, north: ArrayLike, middle: Point) -> Places:
    """Return the places at these metres east and north of the middle, shape (n,)."""
    east_m, north_m = _metres_per_degree(middle)
    lons = middle[0] + np.asarray(east, np.float64) / east_m
    return lons - 360 * np.rint(lons / 360), middle[1] + np.asarray(north, np.float64) / north_m


def _metres_per_degree(middle: Point) -> tuple[float, float]:
    meridional, transverse = radii_m(middle[1])
    degree = np.radians(1.0)
    return float(transverse * np.cos(np.radians(middle[1])) * degree), float(meridional * degree)
