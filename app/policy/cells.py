"""Name the square Web-Mercator cell that holds a place, at any level, exactly nested.

The cells are the slippy-map tiles: level z cuts the square map into 2**z by 2**z, x
runs east from 180 W and y runs south from 85.05 N. Every cell is a shift of the finest
one, so a place can never lie in a cell and outside its parent. It publishes nothing.

Coordinates are WGS 84 degrees, longitude first. A place on a shared edge belongs to
one cell: the one to the east or south, up to rounding (1e-13 degrees).

References
----------
OpenStreetMap wiki, Slippy map tilenames,
https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
"""

from math import atan, degrees, pi, sinh
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .geometry import (
    MAX_LONGITUDE_DEG,
    Point,
    Ring,
    closed,
    move_many,
)

Integers: TypeAlias = NDArray[np.int64]

MAX_LEVEL = 24  # cells of 2.4 m at the equator: finer than any camera is placed
_ROOM = 1.05  # a box on the square map bends against the geodesic; by far less than this
MAX_LATITUDE_DEG = 85.05  # the square map ends at 85.0511


class Cell(NamedTuple):
    """A cell: level (0 is the world), column x from the west, row y from the north."""

    level: int
    x: int
    y: int


def cells_at(lons: ArrayLike, lats: ArrayLike, level: int) -> tuple[Integers, Integers]:
    """Return the columns and rows of the cells that hold points of shape (n,).

    Raises
    ------
    ValueError
        If the level is not within 0 to `MAX_LEVEL`, a longitude not within 180 or a
        latitude not within `MAX_LATITUDE_DEG` degrees of zero (NaN included).
    """
    _check_level(level)
    # A fresh, contiguous copy: NumPy may round strided input otherwise.
    x, y = np.array(lons, np.float64), np.array(lats, np.float64)
    if not np.all(np.abs(x) <= MAX_LONGITUDE_DEG):
        msg = "A longitude is not a number from -180 to 180 degrees."
        raise ValueError(msg)
    if not np.all(np.abs(y) <= MAX_LATITUDE_DEG):
        msg = f"A latitude is not a number within {MAX_LATITUDE_DEG} degrees of 0."
        raise ValueError(msg)
    size = 1 << MAX_LEVEL
    column = np.floor((x + 180) / 360 * size).astype(np.int64)
    mercator = np.arcsinh(np.tan(np.radians(y))) / pi
    row = np.floor((1 - mercator) / 2 * size).astype(np.int64)
    shift = MAX_LEVEL - level
    return np.minimum(column, size - 1) >> shift, row >> shift


def cell_at(lon: float, lat: float, level: int) -> Cell:
    """Return the cell that holds a place; raises as `cells_at` does."""
    xs, ys = cells_at([lon], [lat], level)
    return Cell(level, int(xs[0]), int(ys[0]))


def around(place: Point, reach_m: float) -> tuple[Cell, Cell]:
    """Return the finest cells at the north-west and south-east corner of a box that holds a disc, and a little more.

    Parameters
    ----------
    place : Point
        Its centre, (lon, lat) degrees.
    reach_m : float
        Its radius, metres.
    """
    side = reach_m * _ROOM
    lons, lats = move_many([place[0]] * 2, [place[1]] * 2, [-side, side], [side, -side])
    (west, east), (north, south) = lons.tolist(), lats.tolist()
    return cell_at(west, north, MAX_LEVEL), cell_at(east, south, MAX_LEVEL)


def bounds(cell: Cell) -> tuple[float, float, float, float]:
    """Return west, south, east and north of a cell in degrees."""
    size = 1 << cell.level
    west, east = (360 * x / size - 180 for x in (cell.x, cell.x + 1))
    north, south = (degrees(atan(sinh(pi * (1 - 2 * y / size)))) for y in (cell.y, cell.y + 1))
    return west, south, east, north


def ring_of(cell: Cell) -> Ring:
    """Return the closed outline of a cell, counter-clockwise from the south-west."""
    west, south, east, north = bounds(cell)
    return closed(((west, south), (east, south), (east, north), (west, north)))


def parent(cell: Cell) -> Cell:
    """Return the cell one level up; the world has none and raises ValueError."""
    _check_level(cell.level - 1)
    return Cell(cell.level - 1, cell.x >> 1, cell.y >> 1)


def children(cell: Cell) -> tuple[Cell, Cell, Cell, Cell]:
    """Return the four cells one level down, sorted; none below `MAX_LEVEL`."""
    level, x, y = cell.level + 1, 2 * cell.x, 2 * cell.y
    _check_level(level)
    return (
        Cell(level, x, y),
        Cell(level, x, y + 1),
        Cell(level, x + 1, y),
        Cell(level, x + 1, y + 1),
    )


def centre(cell: Cell) -> Point:
    """Return the point half-way between the bounds of a cell in degrees."""
    west, south, east, north = bounds(cell)
    return (west + east) / 2, (south + north) / 2


def _check_level(level: int) -> None:
    if not 0 <= level <= MAX_LEVEL:
        msg = f"A level is a whole number from 0 to {MAX_LEVEL}, not {level}."
        raise ValueError(msg)
