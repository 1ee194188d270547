"""The flat drawing of the United States, 975 x 610: where a point of the globe lies on it.

Sources: Albers equal-area conic with two standard parallels, J. P. Snyder, Map Projections: A Working Manual, USGS
Professional Paper 1395 (1987), equations 14-1 to 14-6, on a sphere; insets, parallels and offsets as in d3-geo's
``geoAlbersUsa`` with scale 1300 and translation (487.5, 305), which us-atlas 3.0.1 used for its files "albers".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 975
HEIGHT: Final = 610
_SCALE: Final = 1300.0
_MIDDLE: Final = (487.5, 305.0)


@dataclass(frozen=True, slots=True)
class Conic:
    """One equal-area conic of the drawing; angles in degrees, offsets in parts of the scale.

    Parameters
    ----------
    central : float
        Longitude of the central meridian.
    centre : (float, float)
        The point that comes to the offset: degrees east of the meridian, and latitude.
    parallels : (float, float)
        Latitudes along which lengths are true.
    share : float
        Size beside that of the main map.
    offset : (float, float)
        Where the centre lies from the middle of the drawing, right and down.
    """

    central: float
    centre: tuple[float, float]
    parallels: tuple[float, float]
    share: float = 1.0
    offset: tuple[float, float] = (0.0, 0.0)

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point lies on the drawing: x to the right, y down."""
        x, y = self._raw(_turned(lon - self.central), lat)
        x0, y0 = self._raw(*self.centre)
        size = _SCALE * self.share
        right, down = self.offset
        return (
            _MIDDLE[0] + right * _SCALE + size * (x - x0),
            _MIDDLE[1] + down * _SCALE - size * (y - y0),
        )

    def _raw(self, east: float, lat: float) -> tuple[float, float]:
        first, second = (math.sin(math.radians(parallel)) for parallel in self.parallels)
        n = (first + second) / 2
        c = 1 + first * (2 * n - first)
        rho = math.sqrt(c - 2 * n * math.sin(math.radians(lat))) / n
        theta = n * math.radians(east)
        return rho * math.sin(theta), math.sqrt(c) / n - rho * math.cos(theta)


_MAIN: Final = Conic(-96.0, (-0.6, 38.7), (29.5, 45.5))
_ALASKA: Final = Conic(-154.0, (-2.0, 58.5), (55.0, 65.0), 0.35, (-0.307, 0.201))
_HAWAII: Final = Conic(-157.0, (-3.0, 19.9), (8.0, 18.0), 1.0, (-0.205, 0.212))


def drawn_at(lon: float, lat: float) -> tuple[float, float] | None:
    """Return where a point of the 50 states or of the District of Columbia lies on the drawing; None for any other.

    Parameters
    ----------
    lon, lat : float
        Degrees, WGS 84.
    """
    conic = _conic_of(lon, lat)
    return conic.place(lon, lat) if conic else None


def _conic_of(lon: float, lat: float) -> Conic | None:
    if lat > 51 and (lon < -129 or lon > 170):  # noqa: PLR2004 - boxes that hold Alaska, Hawaii and the others
        return _ALASKA
    if 18 < lat < 23 and -161 < lon < -154:  # noqa: PLR2004 - as above
        return _HAWAII
    if 24 < lat < 50 and -125 < lon < -66:  # noqa: PLR2004 - as above
        return _MAIN
    return None


def _turned(degrees: float) -> float:
    """Return an angle between -180 and 180."""
    return (degrees + 180) % 360 - 180
