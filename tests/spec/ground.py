"""Measure areas, distances and cells slowly and from textbooks, without the portal's own geometry.

Places are (lon, lat) in degrees on WGS 84. Good for areas of a few kilometres: areas to about 1e-7 of themselves,
short distances to about 1e-5. Nothing here knows a rule.

References
----------
Snyder (1987), Map projections: a working manual, pages 16 and 182, https://doi.org/10.3133/pp1395
OpenStreetMap, Slippy map tilenames, https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Place = tuple[float, float]

A_M = 6_378_137.0
FLATTENING = 1 / 298.257223563
E2 = FLATTENING * (2 - FLATTENING)
E = math.sqrt(E2)
SQUARE_MILE_M2 = 1609.344**2


def _q(lat: float) -> float:
    s = math.sin(math.radians(lat))
    return (1 - E2) * (s / (1 - E2 * s * s) - math.log((1 - E * s) / (1 + E * s)) / (2 * E))


def _flat(place: Place, middle: Place) -> Place:
    """Project to the plane so that areas stay as they are, metres: azimuthal, on the sphere of equal area."""
    pole = _q(90)
    radius = A_M * math.sqrt(pole / 2)
    beta, beta0 = math.asin(_q(place[1]) / pole), math.asin(_q(middle[1]) / pole)
    turn = math.radians(place[0] - middle[0])
    k = math.sqrt(2 / (1 + math.sin(beta0) * math.sin(beta) + math.cos(beta0) * math.cos(beta) * math.cos(turn)))
    x = math.cos(beta) * math.sin(turn)
    y = math.cos(beta0) * math.sin(beta) - math.sin(beta0) * math.cos(beta) * math.cos(turn)
    return radius * k * x, radius * k * y


def area_sq_mi(ring: Sequence[Place]) -> float:
    """Return the area in square miles, whichever way round the ring runs."""
    flat = [_flat(place, ring[0]) for place in ring]
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(flat, flat[1:] + flat[:1], strict=True))
    return abs(twice) / 2 / SQUARE_MILE_M2


def metres(place: Place, middle: Place) -> Place:
    """Return how far a place lies east and north of another one near by, metres."""
    s2 = math.sin(math.radians(middle[1])) ** 2
    east = A_M / math.sqrt(1 - E2 * s2)
    north = A_M * (1 - E2) / (1 - E2 * s2) ** 1.5
    return (
        math.radians(place[0] - middle[0]) * math.cos(math.radians(middle[1])) * east,
        math.radians(place[1] - middle[1]) * north,
    )


def distance_m(one: Place, other: Place) -> float:
    """Return the distance of two places near each other, metres."""
    middle = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    return 2 * math.hypot(*metres(one, middle))


def _to_edge_m(start: Place, end: Place) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length2 = dx * dx + dy * dy
    share = 0.0 if length2 == 0 else max(0.0, min(1.0, -(start[0] * dx + start[1] * dy) / length2))
    return math.hypot(start[0] + share * dx, start[1] + share * dy)


def edge_distance_m(ring: Sequence[Place], place: Place) -> float:
    """Return the distance in metres from a place to the nearest point of a ring's outline."""
    flat = [metres(corner, place) for corner in ring]
    return min(_to_edge_m(a, b) for a, b in zip(flat, flat[1:] + flat[:1], strict=True))


def inside(ring: Sequence[Place], place: Place) -> bool:
    """Return whether a ray from the place to the east crosses the outline an odd number of times."""
    x, y = place
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossings += 1
    return crossings % 2 == 1


def gap_m(ring: Sequence[Place], place: Place) -> float:
    """Return how far outside the ring a place lies, metres; 0 inside."""
    return 0.0 if inside(ring, place) else edge_distance_m(ring, place)


def cell_of(place: Place, level: int) -> tuple[int, int, int]:
    """Return level, column from the west and row from the north of the Web-Mercator square that holds a place."""
    lon, lat = place
    x = (lon + 180) / 360
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return level, math.floor(x * 2**level), math.floor(y * 2**level)


def corners_of(level: int, column: int, row: int) -> tuple[Place, Place]:
    """Return the north-west and the south-east corner of a square."""

    def corner(x: int, y: int) -> Place:
        return x / 2**level * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / 2**level))))

    return corner(column, row), corner(column + 1, row + 1)


def _side(a: Place, b: Place, c: Place) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def crossing(a: Place, b: Place, c: Place, d: Place) -> bool:
    """Return whether two stretches cross at an inner point of both."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def crosses_itself(ring: Sequence[Place]) -> bool:
    """Return whether two edges of a ring cross."""
    edges = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    return any(crossing(*one, *other) for i, one in enumerate(edges) for other in edges[i + 1 :])


def within(inner: Sequence[Place], outer: Sequence[Place]) -> bool:
    """Return whether a ring lies within another: no edge crosses, and every corner is inside or on the outline."""
    ins = list(zip(inner, [*inner[1:], inner[0]], strict=True))
    outs = list(zip(outer, [*outer[1:], outer[0]], strict=True))
    if any(crossing(*one, *other) for one in ins for other in outs):
        return False
    return all(inside(outer, corner) or edge_distance_m(outer, corner) < 1e-3 for corner in inner)
