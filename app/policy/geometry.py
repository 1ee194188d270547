"""Measure areas and distances on WGS 84.

It decides nothing: the rules compare what is measured here with their limits.

Coordinates are (longitude, latitude) in degrees. Functions that measure take a usable
ring (no `outlines.ring_faults`), closed or open. Its edges are straight in longitude and
latitude (RFC 7946, 3.1.1); only `area_sq_mi` takes them as geodesics. For an edge of
length L the two differ by L**2 tan(latitude) / 8R: 3 cm for 1 km at 60 degrees, 3.4 m
for 10 km. Coordinates count as equal within `TOLERANCE_DEG`.

References
----------
Karney (2013), Algorithms for geodesics, https://doi.org/10.1007/s00190-012-0578-z
Butler et al. (2016), RFC 7946, https://www.rfc-editor.org/rfc/rfc7946
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import pairwise
from math import hypot
from typing import Protocol, TypeAlias, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Point, ...]
Floats: TypeAlias = NDArray[np.float64]

METRES_PER_MILE = 1609.344
MAX_LONGITUDE_DEG, POLE_DEG = 180.0, 90.0
TOLERANCE_DEG = 1e-9  # 0.1 mm: far above rounding, far below any real place
_EQUATOR_M = 6378137.0
_FLATTENING = 1 / 298.257223563
_E2 = _FLATTENING * (2 - _FLATTENING)


class _Traverse(Protocol):
    AddPoint: Callable[[float, float], None]
    Compute: Callable[[], tuple[int, float, float]]


class _Ellipsoid(Protocol):
    Inverse: Callable[[float, float, float, float], Mapping[str, float]]
    Polygon: Callable[[], _Traverse]


def _wgs84() -> _Ellipsoid:
    # The cast is where types begin: geographiclib ships neither annotations nor stubs.
    return cast("_Ellipsoid", import_module("geographiclib.geodesic").Geodesic.WGS84)


def closed(ring: Ring) -> Ring:
    """Return the ring with its first position repeated at the end."""
    return ring if not ring or ring[0] == ring[-1] else (*ring, ring[0])


def area_sq_mi(ring: Ring) -> float:
    """Return the geodesic area in square statute miles, whichever way round it runs."""
    traverse = _wgs84().Polygon()
    for lon, lat in closed(ring)[:-1]:
        traverse.AddPoint(lat, lon)
    return abs(traverse.Compute()[2]) / METRES_PER_MILE**2


def contains(ring: Ring, point: Point) -> bool:
    """Return whether the point lies inside or, within `TOLERANCE_DEG`, on the ring."""
    lons, lats = zip(*ring, strict=True)
    if not (
        min(lons) - TOLERANCE_DEG <= point[0] <= max(lons) + TOLERANCE_DEG
        and min(lats) - TOLERANCE_DEG <= point[1] <= max(lats) + TOLERANCE_DEG
    ):
        return False  # most points are far from most rings, and plain floats tell that fastest
    return bool(contains_many(ring, [point[0]], [point[1]])[0])


def contains_many(ring: Ring, lons: ArrayLike, lats: ArrayLike) -> NDArray[np.bool_]:
    """Answer `contains` for every point of two arrays of shape (n,), in degrees.

    The answer does not depend on where the ring starts or which way it runs.
    """
    all_x, all_y = np.asarray(lons, np.float64), np.asarray(lats, np.float64)
    near = np.flatnonzero(_in_box(ring, all_x, all_y))
    x, y = all_x[near], all_y[near]
    inside = np.zeros(near.size, np.bool_)
    border = np.zeros(near.size, np.bool_)
    for edge in pairwise(closed(ring)):
        low, high = sorted(edge, key=lambda p: (p[1], p[0]))
        run, rise = high[0] - low[0], high[1] - low[1]
        side = run * (y - low[1]) - rise * (x - low[0])
        inside ^= (low[1] <= y) & (y < high[1]) & (side > 0)
        close = np.abs(side) <= TOLERANCE_DEG * hypot(run, rise)
        border |= close & _in_box(edge, x, y)
    answer = np.zeros(all_x.shape, np.bool_)
    answer[near] = inside | border
    return answer


def _in_box(points: Ring, x: Floats, y: Floats) -> NDArray[np.bool_]:
    (west, south), (east, north) = np.min(points, axis=0), np.max(points, axis=0)
    within: NDArray[np.bool_] = x >= west - TOLERANCE_DEG
    within &= x <= east + TOLERANCE_DEG
    within &= (y >= south - TOLERANCE_DEG) & (y <= north + TOLERANCE_DEG)
    return within


def radii_m(lats: ArrayLike) -> tuple[Floats, Floats]:
    """Return the meridional and transverse radii of curvature in metres."""
    w2 = 1 - _E2 * np.sin(np.radians(np.asarray(lats, np.float64))) ** 2
    return _EQUATOR_M * (1 - _E2) / w2**1.5, _EQUATOR_M / np.sqrt(w2)


def distance_to_ring_m(ring: Ring, point: Point) -> float:
    """Return the distance in metres from a point to the nearest place on the ring.

    Relative error below 1e-4 up to 10 km and 65 degrees of latitude: the nearest place
    is found with the scale at the point, then measured with the scale half-way.
    """
    x, y = np.subtract(closed(ring), point).T
    x -= 360 * np.rint(x[0] / 360)
    meridional, transverse = radii_m(point[1])
    wide, high = (transverse * np.cos(np.radians(point[1]))) ** 2, meridional**2
    run, rise = np.diff(x), np.diff(y)
    length2 = np.maximum(run**2 * wide + rise**2 * high, np.finfo(np.float64).tiny)
    along = -(x[:-1] * run * wide + y[:-1] * rise * high) / length2
    foot = np.clip(along, 0, 1)
    east, north = x[:-1] + foot * run, y[:-1] + foot * rise
    meridional, transverse = radii_m(point[1] + north / 2)
    east = east * transverse * np.cos(np.radians(point[1] + north / 2))
    return float(np.radians(np.hypot(east, north * meridional)).min())


def gap_m(ring: Ring, point: Point) -> float:
    """Return 0 for a point that the ring contains, else the metres to the ring."""
    return 0.0 if contains(ring, point) else distance_to_ring_m(ring, point)


def contains_or_adjoins(ring: Ring, point: Point, adjoin_m: float) -> bool:
    """Return whether the point lies inside or at most `adjoin_m` metres outside."""
    return gap_m(ring, point) <= adjoin_m


def distance_m(a: Point, b: Point) -> float:
    """Return the length in metres of the geodesic between two points."""
    return _wgs84().Inverse(a[1], a[0], b[1], b[0])["s12"]


def move_many(lons: ArrayLike, lats: ArrayLike, east_m: ArrayLike, north_m: ArrayLike) -> tuple[Floats, Floats]:
    """Move points of shape (n,) along the geodesic whose start has these components.

    Correct to second order: at most 1 mm off for 1 km, and 2 cm for 3 km, up to 60
    degrees of latitude. Poles are out of scope. A zero offset returns the same bits.
    """
    x, y = np.asarray(lons, np.float64), np.asarray(lats, np.float64)
    east, north = np.asarray(east_m, np.float64), np.asarray(north_m, np.float64)
    meridional, transverse = radii_m(y)
    radians = np.radians(y)
    curve = east**2 * np.tan(radians) / (2 * meridional * transverse)
    new_y = y + np.degrees(north / meridional - curve)
    new_x = x + np.degrees(east / (transverse * np.cos(radians + north / meridional)))
    return new_x - 360 * np.rint(new_x / 360), new_y


def square_around(point: Point, side_m: float) -> Ring:
    """Return the closed square ring of this side, its corners on the diagonals."""
    east = side_m / 2 * np.array([-1, 1, 1, -1])
    north = side_m / 2 * np.array([-1, -1, 1, 1])
    x, y = move_many(point[0], point[1], east, north)
    return closed(tuple(zip(x.tolist(), y.tolist(), strict=True)))
