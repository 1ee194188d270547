"""Cover areas and boxes with quadtree cells. It decides nothing about what lies in them."""

from itertools import pairwise

import numpy as np

from .cells import Cell, bounds, cells_at, centre, children
from .geometry import TOLERANCE_DEG, Ring, closed, contains_many

MAX_COVER = 65_536  # a box needs no more cells than a screen has room for


def cells_touching(ring: Ring, level: int, limit: int) -> tuple[Cell, ...]:
    """Return every cell that shares a point with the area of a ring, sorted.

    Edges and corners count, so whatever the ring contains lies in one of the cells.

    Raises
    ------
    ValueError
        If there are more than `limit` cells, or as `cells_at` does.
    """
    cells_at([lon for lon, _ in ring], [lat for _, lat in ring], level)
    found = [Cell(0, 0, 0)]
    for _ in range(level):
        found = _touching(ring, [child for cell in found for child in children(cell)])
        if len(found) > limit:  # each has a touching child: it can only grow
            msg = f"The area touches more than {limit} cells of level {level}."
            raise ValueError(msg)
    return tuple(sorted(found))


def cells_centred(ring: Ring, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return those of some cells whose centre lies in the area of a ring, in their order."""
    if not cells:
        return ()
    lons, lats = np.array([centre(cell) for cell in cells]).T
    inside = contains_many(ring, lons, lats)
    return tuple(cell for cell, held in zip(cells, inside.tolist(), strict=True) if held)


def _touching(ring: Ring, cells: list[Cell]) -> list[Cell]:
    west, south, east, north = np.array([bounds(cell) for cell in cells]).T
    x, y = (west + east) / 2, (south + north) / 2
    margin = 2 * TOLERANCE_DEG  # more than the ring's own, which contains may use up
    wide, high = (east - west) / 2 + margin, (north - south) / 2 + margin
    touched = contains_many(ring, x, y)
    for (ax, ay), (bx, by) in pairwise(closed(ring)):  # separating axes: edge and box
        run, rise = bx - ax, by - ay
        apart = np.abs(run * (ay - y) - rise * (ax - x))
        touched |= (
            (np.abs((ax + bx) / 2 - x) <= wide + abs(run) / 2)
            & (np.abs((ay + by) / 2 - y) <= high + abs(rise) / 2)
            & (apart <= wide * abs(rise) + high * abs(run))
        )
    return [cell for cell, touch in zip(cells, touched.tolist(), strict=True) if touch]


def cover_box(west: float, south: float, east: float, north: float, level: int) -> tuple[Cell, ...]:
    """Return every cell that holds a point of a box in degrees, sorted.

    Raises
    ------
    ValueError
        If the box is inside out, needs over `MAX_COVER` cells, or as `cells_at` does.
    """
    if not (west <= east and south <= north):
        msg = "A box runs from west to east and from south to north."
        raise ValueError(msg)
    xs, ys = (found.tolist() for found in cells_at([west, east], [north, south], level))
    if (xs[1] - xs[0] + 1) * (ys[1] - ys[0] + 1) > MAX_COVER:
        msg = f"The box needs more than {MAX_COVER} cells of level {level}."
        raise ValueError(msg)
    columns, rows = range(xs[0], xs[1] + 1), range(ys[0], ys[1] + 1)
    return tuple(Cell(level, x, y) for x in columns for y in rows)
