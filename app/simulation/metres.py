"""Lengths in metres as differences of degrees, for moves of at most a few kilometres.

This places made-up things; rules that judge areas and distances use geodesics instead.
"""

import math

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def metres_per_degree(lat: float) -> tuple[float, float]:
    """Return how many metres one degree spans at a latitude.

    Parameters
    ----------
    lat
        Latitude, degrees, WGS 84.

    Returns
    -------
    tuple of float
        Metres per degree of longitude, metres per degree of latitude (longitude first, as everywhere).

    References
    ----------
    Series of the WGS 84 ellipsoid, American Practical Navigator (NGA Pub. 9), table "Length of a Degree of
    Latitude and Longitude". Good to a centimetre per degree.
    """
    phi = math.radians(lat)
    per_lat = 111_132.92 - 559.82 * math.cos(2 * phi) + 1.175 * math.cos(4 * phi) - 0.0023 * math.cos(6 * phi)
    per_lon = 111_412.84 * math.cos(phi) - 93.5 * math.cos(3 * phi) + 0.118 * math.cos(5 * phi)
    return per_lon, per_lat


def distances_m(lon: float, lat: float, lons: Floats, lats: Floats) -> Floats:
    """Return the distance from one point to many, in metres, on the plane that touches the one point.

    Parameters
    ----------
    lon, lat
        The one point, degrees, WGS 84.
    lons, lats
        The others, degrees, shape ``(n,)``.

    Returns
    -------
    ndarray
        Metres, shape ``(n,)``. The error stays below 0.1 % up to five kilometres.
    """
    per_lon, per_lat = metres_per_degree(lat)
    return np.hypot((lons - lon) * per_lon, (lats - lat) * per_lat)
