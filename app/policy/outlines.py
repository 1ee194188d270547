"""Say what is wrong with an outline that somebody drew, and what to do about it. It measures nothing."""

from itertools import combinations, pairwise
from math import isfinite
from typing import TypeAlias

from .geometry import MAX_LONGITUDE_DEG, POLE_DEG, TOLERANCE_DEG, Ring, closed

_GridPoint: TypeAlias = tuple[int, int]

MAX_VERTICES = 200  # the search for crossings compares every pair of edges
MIN_POSITIONS = 4  # a closed triangle
MAX_LATITUDE_DEG = 89.0  # nearer to a pole, degrees of longitude mean nothing


def ring_faults(ring: Ring) -> str | None:
    """Say in a sentence why a ring is unusable and what to do, or return None.

    Exact: positions are put on a grid of `TOLERANCE_DEG` and compared as integers, so
    an outline that comes within about 0.1 mm of itself counts as touching itself.
    """
    return _number_fault(ring) or _extent_fault(ring) or _shape_fault(ring)


def _number_fault(ring: Ring) -> str | None:
    if len(ring) < MIN_POSITIONS:
        return (
            f"An outline needs at least {MIN_POSITIONS} positions, the first repeated "
            f"at the end, and this one has {len(ring)}. Add corners."
        )
    if len(ring) > MAX_VERTICES + 1:
        return f"An outline has at most {MAX_VERTICES} vertices, and this one has {len(ring) - 1}. Draw it more simply."
    if not all(isfinite(value) for point in ring for value in point):
        return "A coordinate is not a finite number. Send every position as numbers."
    return None


def _extent_fault(ring: Ring) -> str | None:
    if any(abs(lon) > MAX_LONGITUDE_DEG or abs(lat) > POLE_DEG for lon, lat in ring):
        return (
            "A position lies off the globe. Give the longitude first, from -180 to "
            "180, then the latitude, from -90 to 90."
        )
    if any(abs(lat) > MAX_LATITUDE_DEG for _, lat in ring):
        return "The outline comes within 1 degree of a pole. Draw it farther away."
    if any(abs(a[0] - b[0]) > MAX_LONGITUDE_DEG for a, b in pairwise(closed(ring))):
        return "The outline crosses the 180th meridian. Send one area for each side."
    if ring[0] != ring[-1]:
        return "The outline is not closed. Repeat the first position at the end."
    return None


def _shape_fault(ring: Ring) -> str | None:
    grid = [(round(x / TOLERANCE_DEG), round(y / TOLERANCE_DEG)) for x, y in ring[:-1]]
    if len(set(grid)) < len(grid):
        return "The outline visits a position twice. Send each corner once."
    if all(_turn(grid[0], grid[1], point) == 0 for point in grid):
        return "The outline encloses no area. Move a corner off the line."
    edges = list(pairwise((*grid, grid[0])))
    after = [*edges[1:], edges[0]]
    if any(_is_spike(*a, b[1]) for a, b in zip(edges, after, strict=True)):
        return "The outline turns back along its own edge. Remove the spike."
    if any(_meet(a, b) for a, b in combinations(edges, 2) if not {*a} & {*b}):
        return "The outline crosses or touches itself. Reorder or move its corners."
    return None


def _turn(a: _GridPoint, b: _GridPoint, c: _GridPoint) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _is_spike(a: _GridPoint, b: _GridPoint, c: _GridPoint) -> bool:
    onward = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
    return onward < 0 and _turn(a, b, c) == 0


def _meet(first: tuple[_GridPoint, _GridPoint], second: tuple[_GridPoint, _GridPoint]) -> bool:
    (a, b), (c, d) = first, second
    for i in (0, 1):
        if max(a[i], b[i]) < min(c[i], d[i]) or max(c[i], d[i]) < min(a[i], b[i]):
            return False
    crossed = _turn(a, b, c) * _turn(a, b, d) <= 0
    return crossed and _turn(c, d, a) * _turn(c, d, b) <= 0
