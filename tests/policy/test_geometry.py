"""Areas, distances and outlines, held to closed forms and to slow exact statements.

Where the answer has a closed form on the ellipsoid (areas between parallels, the whole
Earth, arcs of the equator and of a meridian) the expected value is computed here, not
by the library that the code under test calls.
"""

from fractions import Fraction
from itertools import combinations, pairwise
from math import atanh, cos, inf, log, nan, pi, radians, sin, tan

import numpy as np
import pytest
from glassporch.policy.geometry import (
    METRES_PER_MILE,
    Point,
    Ring,
    area_sq_mi,
    closed,
    contains,
    contains_many,
    contains_or_adjoins,
    distance_m,
    distance_to_ring_m,
    gap_m,
    move_many,
    square_around,
)
from glassporch.policy.outlines import MAX_VERTICES, ring_faults
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from .geodesy import destination

unhurried = settings(deadline=None)  # two busy cores: time is not what is tested
A_M = 6378137.0
F = 1 / 298.257223563
E2 = F * (2 - F)
E = E2**0.5
B_M = A_M * (1 - F)
EARTH_M2 = 2 * pi * A_M**2 * (1 + (1 - E2) / E * atanh(E))
LATITUDES = [0.5, 33.0, 45.0, 60.0]
BOX: Ring = ((0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0), (0.0, 0.0))


def square_metres(ring: Ring) -> float:
    return area_sq_mi(ring) * METRES_PER_MILE**2


def authalic_q(lat: float) -> float:
    s = sin(radians(lat))
    return s / (1 - E2 * s * s) + log((1 + E * s) / (1 - E * s)) / (2 * E)


def between_parallels_m2(south: float, north: float, wide_deg: float) -> float:
    """Area of a quadrangle of meridians and parallels, in closed form."""
    return B_M**2 * radians(wide_deg) * (authalic_q(north) - authalic_q(south)) / 2


def meridian_arc_m(south: float, north: float) -> float:
    """Simpson's rule on the meridional radius: its error is far below 1e-9 here."""
    at = np.radians(np.linspace(south, north, 101))
    radius = A_M * (1 - E2) / (1 - E2 * np.sin(at) ** 2) ** 1.5
    weight = np.array([1, *([4, 2] * 49), 4, 1])
    return float((radius * weight).sum() * (at[1] - at[0]) / 3)


# Areas


def test_an_eighth_of_the_ellipsoid_has_the_closed_form_area() -> None:
    octant = ((0.0, 0.0), (90.0, 0.0), (0.0, 90.0))
    assert square_metres(octant) == pytest.approx(EARTH_M2 / 8, rel=1e-12)


@pytest.mark.parametrize("south", [0.0, *LATITUDES, -33.0, 80.0])
def test_a_narrow_quadrangle_has_the_authalic_area(south: float) -> None:
    north, wide = south + 0.1, 0.001
    ring = closed(((10.0, south), (10 + wide, south), (10 + wide, north), (10.0, north)))
    width_m = radians(wide) * A_M * cos(radians(south))
    # A geodesic leaves its parallel by w**2 tan / 8R, so the two ends cut off or add
    # at most w**3 tan / 12R each.
    tilt = max(tan(abs(radians(lat))) for lat in (south, north))
    bound_m2 = 2 * width_m**3 * tilt / (12 * B_M)
    expected = between_parallels_m2(south, north, wide)
    assert abs(square_metres(ring) - expected) <= bound_m2 + 1e-9 * expected


def test_a_wide_quadrangle_with_many_vertices_has_the_authalic_area() -> None:
    lons = np.linspace(-84.0, -83.0, 400).tolist()
    south, north = [(x, 33.0) for x in lons], [(x, 34.0) for x in reversed(lons)]
    expected = between_parallels_m2(33.0, 34.0, 1.0)
    # 400 chords of 234 m: 800 slivers of w**3 tan / 12R, 0.11 m2 each.
    assert square_metres((*south, *north)) == pytest.approx(expected, abs=90)


@pytest.mark.parametrize("lat", LATITUDES)
@pytest.mark.parametrize(("side_m", "sq_mi"), [(254.4596, 0.025), (1137.978, 0.5)])
def test_the_smallest_and_largest_documented_areas_are_these_squares(lat: float, side_m: float, sq_mi: float) -> None:
    assert (side_m / 1609.344) ** 2 == pytest.approx(sq_mi, rel=1e-5)
    assert area_sq_mi(square_around((-84.4, lat), side_m)) == pytest.approx(sq_mi, rel=1e-4)


@pytest.mark.parametrize("lat", LATITUDES)
@pytest.mark.parametrize("side_m", [10.0, 254.0, 1138.0, 3000.0])
def test_a_square_has_the_area_of_its_side_squared(lat: float, side_m: float) -> None:
    ring = square_around((12.0, lat), side_m)
    assert square_metres(ring) == pytest.approx(side_m**2, rel=1e-4)


# Outlines that can be used, and those that cannot


@pytest.mark.parametrize(
    ("ring", "word"),
    [
        ((), "at least 4"),
        (((0.0, 0.0), (1.0, 0.0), (0.0, 0.0)), "at least 4"),
        (BOX[:-1], "not closed"),
        (((0.0, 0.0), (nan, 0.0), (1.0, 1.0), (0.0, 0.0)), "finite"),
        (((0.0, 0.0), (1.0, inf), (1.0, 1.0), (0.0, 0.0)), "finite"),
        (((0.0, 0.0), (181.0, 0.0), (1.0, 1.0), (0.0, 0.0)), "off the globe"),
        (((0.0, 0.0), (1.0, -91.0), (1.0, 1.0), (0.0, 0.0)), "off the globe"),
        (((0.0, 0.0), (1.0, 89.5), (1.0, 1.0), (0.0, 0.0)), "pole"),
        (((0.0, 0.0), (1.0, -89.5), (1.0, 1.0), (0.0, 0.0)), "pole"),
        (((179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 0.0)), "180th"),
        (((0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (0.0, 0.0)), "no area"),
        (((0.0, 0.0), (2.0, 0.0), (2.0, 0.0), (1.0, 1.0), (0.0, 0.0)), "twice"),
        (((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)), "twice"),
        (
            ((0.0, 0.0), (1.0, 1.0), (2.0, 0.0), (2.0, 2.0), (1.0, 1.0), (0.0, 2.0), (0.0, 0.0)),
            "twice",
        ),
        (((0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)), "crosses"),
        (
            ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.0, 0.0), (0.0, 4.0), (0.0, 0.0)),
            "touches",
        ),
        (
            ((0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (4.0, 5.0), (4.0, 3.5), (0.0, 3.0), (0.0, 0.0)),
            "spike",
        ),
        (
            (
                (1.0, 0.0),
                (5.0, 0.0),
                (5.0, 3.0),
                (3.0, 3.0),
                (3.0, 0.0),
                (2.0, 0.0),
                (2.0, 4.0),
                (1.0, 4.0),
                (1.0, 0.0),
            ),
            "touches",
        ),
    ],
)
def test_an_unusable_outline_is_refused_with_a_sentence(ring: Ring, word: str) -> None:
    fault = ring_faults(ring)
    assert fault is not None
    assert word in fault
    assert fault.endswith(".")


def test_a_spike_at_the_first_corner_is_refused() -> None:
    ring = ((-1.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.5, 3.0), (0.5, 0.0), (-1.0, 0.0))
    assert "spike" in (ring_faults(ring) or "")


def circle(vertices: int) -> Ring:
    turns = [2 * pi * k / vertices for k in range(vertices)]
    return closed(tuple((0.01 * cos(t), 33 + 0.01 * sin(t)) for t in turns))


def test_two_hundred_vertices_are_usable_and_one_more_is_refused() -> None:
    assert ring_faults(circle(MAX_VERTICES)) is None
    assert "at most 200 vertices, and this one has 201" in (ring_faults(circle(MAX_VERTICES + 1)) or "")


def test_edges_on_one_line_that_do_not_meet_are_no_fault() -> None:
    comb = ((0.0, 0.0), (3.0, 0.0), (3.0, 2.0), (2.0, 2.0), (2.0, 1.0), (1.0, 1.0), (1.0, 2.0), (0.0, 2.0), (0.0, 0.0))
    for ring in (comb, comb[::-1], tuple((y, x) for x, y in comb)):
        assert ring_faults(ring) is None


def test_a_corner_on_another_edge_is_a_touch_from_either_side() -> None:
    bitten = ((0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (2.0, 0.0), (0.0, 3.0), (0.0, 0.0))
    for turned in (bitten, tuple((-x, -y) for x, y in bitten), tuple((y, x) for x, y in bitten)):
        for ring in (turned, turned[::-1]):
            assert "crosses or touches itself" in (ring_faults(ring) or "")


def exactly_meet(p: Ring, q: Ring) -> bool:
    """Solve p0 + s(p1-p0) = q0 + t(q1-q0) for s, t in [0, 1], in rationals."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (map(Fraction, point) for point in p + q)
    det = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if det != 0:
        s = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / det
        t = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / det
        return 0 <= s <= 1 and 0 <= t <= 1
    if (bx - ax) * (cy - ay) != (by - ay) * (cx - ax):
        return False
    (low, high), (left, right) = sorted(p), sorted(q)
    return max(low, left) <= min(high, right)


def is_simple(ring: Ring) -> bool:
    """Any two edges share nothing, or neighbours their one corner: the slow way."""
    if len(set(ring)) != len(ring) - 1:
        return False
    for p, q in combinations(list(pairwise(ring)), 2):
        shared = set(p) & set(q)
        if len(shared) > 1 or (not shared and exactly_meet(p, q)):
            return False
        if shared:
            (corner,) = shared
            (a,), (b,) = set(p) - shared, set(q) - shared
            u = (a[0] - corner[0], a[1] - corner[1])
            v = (b[0] - corner[0], b[1] - corner[1])
            if u[0] * v[1] == u[1] * v[0] and u[0] * v[0] + u[1] * v[1] > 0:
                return False
    return True


grid_points = st.tuples(*[st.integers(0, 4).map(float)] * 2)


@unhurried
@given(st.lists(grid_points, min_size=3, max_size=7))
def test_an_outline_is_usable_exactly_when_rational_arithmetic_calls_it_simple(
    corners: list[Point],
) -> None:
    ring = (*corners, corners[0])
    flat = len({(p[0], p[1]) for p in corners}) > 2 and all(
        (corners[1][0] - corners[0][0]) * (p[1] - corners[0][1])
        == (corners[1][1] - corners[0][1]) * (p[0] - corners[0][0])
        for p in corners
    )
    assert (ring_faults(ring) is None) == (is_simple(ring) and not flat)


@st.composite
def stars(draw: st.DrawFn) -> Ring:
    """Draw a simple ring of 3 to 12 corners, in order around its middle."""
    count = draw(st.integers(3, 12))
    lon, lat = draw(st.floats(-170, 170)), draw(st.floats(-70, 70))
    reach = draw(st.lists(st.floats(0.001, 0.03), min_size=count, max_size=count))
    turns = [2 * pi * k / count for k in range(count)]
    pairs = zip(turns, reach, strict=True)
    return closed(tuple((lon + r * cos(t), lat + r * sin(t)) for t, r in pairs))


@unhurried
@given(stars())
def test_a_star_is_usable_and_a_swap_of_neighbouring_corners_is_judged_exactly(
    ring: Ring,
) -> None:
    assert ring_faults(ring) is None
    swapped = (ring[0], ring[2], ring[1], *ring[3:-1], ring[0])
    assert (ring_faults(swapped) is None) == is_simple(swapped)


# Start and direction do not matter


@unhurried
@given(stars(), st.integers(0, 11), st.sampled_from([1, -1]), st.integers(0, 1))
def test_the_first_corner_and_the_direction_change_neither_area_nor_contents(
    ring: Ring, start: int, step: int, last: int
) -> None:
    corners = ring[:-1]
    turned = corners[start % len(corners) :] + corners[: start % len(corners)]
    turned = turned[::step]
    turned += turned[:last]  # an open ring or a closed one
    assert area_sq_mi(turned) == pytest.approx(area_sq_mi(ring), rel=1e-7)
    lon, lat = np.mean(corners, axis=0)
    xs, ys = (a.ravel() for a in np.meshgrid(*[np.linspace(-0.03, 0.03, 15)] * 2))
    before = contains_many(ring, lon + xs, lat + ys)
    assert np.array_equal(before, contains_many(turned, lon + xs, lat + ys))
    here = (lon + 0.05, lat)
    assert gap_m(turned, here) == pytest.approx(gap_m(ring, here), rel=1e-9)


# Inside, outside, near


def winding(ring: Ring, point: Point) -> bool:
    """Whether the ring winds around the point or passes through it, in rationals."""
    x, y = map(Fraction, point)
    turns = 0
    for a, b in pairwise(ring):
        (ax, ay), (bx, by) = map(Fraction, a), map(Fraction, b)
        side = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        if side == 0 and min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by):
            return True
        turns += (ay <= y < by and side > 0) - (by <= y < ay and side < 0)
    return turns != 0


halves = st.integers(-1, 9).map(lambda k: k / 2)


# Half of all small outlines cross themselves: dropping them is the point, not a fault.
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(grid_points, min_size=3, max_size=7), st.lists(st.tuples(halves, halves)))
def test_contains_is_what_the_winding_number_says_border_included(corners: list[Point], points: list[Point]) -> None:
    ring = (*corners, corners[0])
    assume(ring_faults(ring) is None)
    expected = [winding(ring, point) for point in points]
    assert [contains(ring, point) for point in points] == expected
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    assert contains_many(ring, lons, lats).tolist() == expected


@unhurried
@given(stars(), st.lists(st.tuples(*[st.floats(-0.03, 0.03)] * 2), max_size=20))
def test_contains_many_is_contains_of_each(ring: Ring, offsets: list[Point]) -> None:
    points = [(ring[0][0] + x, ring[0][1] + y) for x, y in offsets] + list(ring)
    many = contains_many(ring, [p[0] for p in points], [p[1] for p in points])
    assert many.tolist() == [contains(ring, point) for point in points]
    assert many[len(offsets) :].all()


@unhurried
@given(stars(), st.floats(0, 1), st.integers(0, 10))
def test_every_place_on_the_outline_is_inside_and_has_no_gap(ring: Ring, share: float, edge: int) -> None:
    (ax, ay), (bx, by) = list(pairwise(ring))[edge % (len(ring) - 1)]
    place = (ax + share * (bx - ax), ay + share * (by - ay))
    assert contains(ring, place)
    assert gap_m(ring, place) == 0
    assert distance_to_ring_m(ring, place) < 1e-3


def test_a_point_that_is_not_a_number_is_nowhere_inside() -> None:
    assert contains_many(BOX, [nan, 1.0, inf], [1.0, nan, 1.0]).tolist() == [False] * 3


def test_the_gap_along_the_equator_is_the_closed_form_arc() -> None:
    ring = ((0.0, -1.0), (1.0, -1.0), (1.0, 1.0), (0.0, 1.0), (0.0, -1.0))
    for away in (1e-5, 0.001, 0.09):
        expected = A_M * radians(away)
        assert gap_m(ring, (1 + away, 0.0)) == pytest.approx(expected, rel=1e-6)
        assert gap_m(ring, (-away, 0.0)) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("lat", [*LATITUDES, -45.0])
@pytest.mark.parametrize("away", [1e-5, 0.001, 0.09])
def test_the_gap_along_a_meridian_is_the_meridian_arc(lat: float, away: float) -> None:
    ring = ((0.0, lat - 1), (1.0, lat - 1), (1.0, lat), (0.0, lat), (0.0, lat - 1))
    # Parallels curve: the nearest place of a long flat edge lies due south only so far
    # as the edge is straight in degrees, which is how an outline is defined.
    expected = meridian_arc_m(lat, lat + away)
    assert gap_m(ring, (0.5, lat + away)) == pytest.approx(expected, rel=1e-4)


def nearest_places(cut: np.ndarray, point: Point) -> list[Point]:
    """Choose the places of one edge to be measured exactly.

    They are ranked by metres of the ellipsoid at the latitude half-way, good to about 1e-5 here. Each edge gives its
    own: the best of one edge alone may crowd out a place of another that is nearer by less than the ranking's error.
    """
    sine, cosine = (f(np.radians((cut[:, 1] + point[1]) / 2)) for f in (np.sin, np.cos))
    w2 = 1 - E2 * sine**2
    east, north = np.radians(cut - point).T * np.array([A_M / w2**0.5 * cosine, A_M * (1 - E2) / w2**1.5])
    return [(lon, lat) for lon, lat in cut[np.argsort(np.hypot(east, north))[:5]].tolist()]


# Seen from due north over 8 km, two edges are equally near to within a few metres.
TWO_NEAR_EDGES: Ring = (
    (0.025168, 0.0), (0.00632, 0.004592), (0.001207, 0.003715), (-0.002414, 0.00743), (-0.022122, 0.016072),
    (-0.015625, 0.0), (-0.012641, -0.009184), (-0.004828, -0.01486), (0.004828, -0.01486), (0.012641, -0.009184),
    (0.025168, 0.0),
)  # fmt: skip


@unhurried
@example(TWO_NEAR_EDGES, 0.0, 8475.0)
@given(stars(), st.floats(0, 360), st.floats(1, 9000))
def test_the_gap_is_that_of_a_finely_cut_outline_within_one_in_ten_thousand(
    ring: Ring, bearing: float, away_m: float
) -> None:
    assume(abs(ring[0][1]) < 65)
    point = destination(ring[0], bearing, away_m)
    assume(not contains(ring, point))
    share = np.linspace(0, 1, 1001)[:, None]
    cuts = [a + share * np.subtract(b, a) for a, b in pairwise(ring)]
    exact = min(distance_m(point, place) for cut in cuts for place in nearest_places(cut, point))
    step = max(distance_m(a, b) for a, b in pairwise(ring)) / 1000
    # The cut may miss the nearest place by half a step, across the line of sight.
    least = max(exact**2 - (step / 2) ** 2, 0.0) ** 0.5
    assert least * (1 - 1e-4) - 1e-3 <= distance_to_ring_m(ring, point)
    assert distance_to_ring_m(ring, point) <= exact * (1 + 1e-4) + 1e-3


def test_the_gap_is_measured_across_the_180th_meridian() -> None:
    ring = ((179.0, -1.0), (179.99, -1.0), (179.99, 1.0), (179.0, 1.0), (179.0, -1.0))
    expected = A_M * radians(0.02)
    assert gap_m(ring, (-179.99, 0.0)) == pytest.approx(expected, rel=1e-6)


def test_an_area_adjoins_a_place_up_to_the_limit_and_not_beyond() -> None:
    ring = square_around((-84.0, 33.0), 1000.0)
    outside = destination((-84.0, 33.0), 90.0, 600.0)
    assert contains_or_adjoins(ring, (-84.0, 33.0), 0.0)
    assert contains_or_adjoins(ring, outside, 101.0)
    assert not contains_or_adjoins(ring, outside, 99.0)
    assert not contains(ring, outside)


# Distances and moves


def test_distances_along_equator_and_meridian_have_their_closed_forms() -> None:
    assert distance_m((10.0, 0.0), (11.0, 0.0)) == pytest.approx(A_M * radians(1), rel=1e-12)
    expected = meridian_arc_m(33.0, 34.0)
    assert distance_m((5.0, 33.0), (5.0, 34.0)) == pytest.approx(expected, rel=1e-9)
    assert destination((5.0, 33.0), 0.0, expected)[1] == pytest.approx(34.0, abs=1e-9)


@pytest.mark.parametrize("lat", LATITUDES)
@pytest.mark.parametrize(("reach_m", "error_m"), [(100, 1e-4), (1000, 1e-3), (3000, 0.02)])
def test_a_move_ends_where_the_geodesic_ends(lat: float, reach_m: float, error_m: float) -> None:
    bearings = np.arange(0.0, 360.0, 7.5)
    east, north = reach_m * np.sin(np.radians(bearings)), reach_m * np.cos(np.radians(bearings))
    lons, lats = move_many(np.full(48, 179.999), np.full(48, lat), east, north)
    for bearing, x, y in zip(bearings.tolist(), lons.tolist(), lats.tolist(), strict=True):
        assert distance_m(destination((179.999, lat), bearing, reach_m), (x, y)) < error_m
    assert np.abs(lons).max() <= 180


def test_a_move_by_nothing_returns_the_same_bits() -> None:
    lons, lats = np.array([-84.3, 180.0, 0.1]), np.array([33.7, -45.0, 60.0])
    new_lons, new_lats = move_many(lons, lats, np.zeros(3), np.zeros(3))
    assert (new_lons.tobytes(), new_lats.tobytes()) == (lons.tobytes(), lats.tobytes())
