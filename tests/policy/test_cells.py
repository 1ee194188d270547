"""Cells nest exactly, hold every place once, and cover what they are said to cover."""

from itertools import pairwise
from math import atan, cos, degrees, isqrt, nan, pi, radians, sin, sinh

import numpy as np
import pytest
from glassporch.policy.cells import (
    MAX_LATITUDE_DEG,
    MAX_LEVEL,
    Cell,
    bounds,
    cell_at,
    cells_at,
    centre,
    children,
    parent,
    ring_of,
)
from glassporch.policy.cover import MAX_COVER, cells_centred, cells_touching, cover_box
from glassporch.policy.geometry import Ring, closed, contains, contains_many, square_around
from glassporch.policy.outlines import ring_faults
from hypothesis import given, settings
from hypothesis import strategies as st

unhurried = settings(deadline=None)  # two busy cores: time is not what is tested
longitudes = st.floats(-180, 180)
latitudes = st.floats(-MAX_LATITUDE_DEG, MAX_LATITUDE_DEG)
levels = st.integers(0, MAX_LEVEL)
ROUNDING_DEG = 1e-12


@st.composite
def cells(draw: st.DrawFn, least: int = 0, most: int = MAX_LEVEL) -> Cell:
    """Draw a cell whose middle lies within the latitudes that are served."""
    return cell_at(draw(longitudes), draw(latitudes), draw(st.integers(least, most)))


@unhurried
@given(longitudes, latitudes, st.integers(1, MAX_LEVEL))
def test_the_parent_of_the_cell_of_a_place_is_its_cell_one_level_up(lon: float, lat: float, level: int) -> None:
    assert parent(cell_at(lon, lat, level)) == cell_at(lon, lat, level - 1)


@unhurried
@given(cells(most=MAX_LEVEL - 1))
def test_the_four_children_are_those_whose_parent_the_cell_is(cell: Cell) -> None:
    four = children(cell)
    assert len(set(four)) == 4
    assert list(four) == sorted(four)
    assert {parent(child) for child in four} == {cell}
    west, south, east, north = zip(*(bounds(child) for child in four), strict=True)
    assert (min(west), min(south), max(east), max(north)) == bounds(cell)


@unhurried
@given(longitudes, latitudes, levels)
def test_a_place_lies_within_the_bounds_of_its_cell(lon: float, lat: float, level: int) -> None:
    west, south, east, north = bounds(cell_at(lon, lat, level))
    assert west - ROUNDING_DEG <= lon <= east + ROUNDING_DEG
    assert south - ROUNDING_DEG <= lat <= north + ROUNDING_DEG


@unhurried
@given(cells(least=1))
def test_the_middle_of_a_cell_lies_in_it(cell: Cell) -> None:
    lon, lat = centre(cell)
    if abs(lat) <= MAX_LATITUDE_DEG:
        assert cell_at(lon, lat, cell.level) == cell


@unhurried
@given(cells(least=1, most=20), st.floats(0.001, 0.999))
def test_a_place_on_an_edge_belongs_to_exactly_one_of_the_cells_that_meet_there(cell: Cell, share: float) -> None:
    west, south, east, north = bounds(cell)
    lat = np.clip(south + share * (north - south), -85.05, 85.05)
    beyond = min(cell.x + 1, (1 << cell.level) - 1)
    assert cell_at(west, float(lat), cell.level) == cell
    assert cell_at(east, float(lat), cell.level) == cell._replace(x=beyond)
    lon = west + share * (east - west)
    if abs(north) <= MAX_LATITUDE_DEG:
        on_the_edge = cell_at(lon, north, cell.level)
        assert on_the_edge in {cell, cell._replace(y=cell.y - 1)}
        assert on_the_edge == cell_at(lon, north, cell.level)
        assert parent(on_the_edge) == cell_at(lon, north, cell.level - 1)


@unhurried
@given(cells(least=1, most=20), st.tuples(*[st.floats(0.01, 0.99)] * 4))
def test_two_places_in_one_cell_give_the_same_bytes(cell: Cell, shares: tuple[float, float, float, float]) -> None:
    west, south, east, north = bounds(cell)
    south, north = max(south, -85.05), min(north, 85.05)

    def published(across: float, up: float) -> bytes:
        lon, lat = west + across * (east - west), south + up * (north - south)
        found = cell_at(lon, lat, cell.level)
        return repr((found, ring_of(found), centre(found), bounds(found))).encode()

    assert published(*shares[:2]) == published(*shares[2:])


@unhurried
@given(st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=40), levels)
def test_a_place_has_the_same_cell_alone_in_a_batch_and_in_a_strided_one(
    places: list[tuple[float, float]], level: int
) -> None:
    table = np.array(places)
    xs, ys = cells_at(table[:, 0], table[:, 1], level)
    assert xs.dtype == ys.dtype == np.int64
    alone = [cell_at(lon, lat, level) for lon, lat in places]
    together = zip(xs.tolist(), ys.tolist(), strict=True)
    assert alone == [Cell(level, x, y) for x, y in together]


@pytest.mark.parametrize(
    ("lon", "lat", "level", "x", "y"),
    [
        (0.0, 0.0, 0, 0, 0),
        (-180.0, 85.0, 1, 0, 0),
        (180.0, -85.0, 1, 1, 1),
        # Worked by hand: lon 45 is 5/8 of the way; the row edge 3/8 is at
        # atan(sinh(pi / 4)) = 40.98 degrees.
        (45.0, 40.99, 3, 5, 2),
        (45.0, 40.97, 3, 5, 3),
        (44.9, -40.99, 3, 4, 5),
    ],
)
def test_known_places_lie_in_known_cells(lon: float, lat: float, level: int, x: int, y: int) -> None:
    assert cell_at(lon, lat, level) == Cell(level, x, y)


def test_the_bounds_have_their_closed_form() -> None:
    assert bounds(Cell(3, 5, 3)) == (45.0, 0.0, 90.0, degrees(atan(sinh(pi / 4))))


@pytest.mark.parametrize(
    ("lon", "lat", "level", "word"),
    [
        (0.0, 85.06, 3, "latitude"),
        (0.0, -85.06, 3, "latitude"),
        (0.0, nan, 3, "latitude"),
        (180.1, 0.0, 3, "longitude"),
        (nan, 0.0, 3, "longitude"),
        (0.0, 0.0, -1, "level"),
        (0.0, 0.0, MAX_LEVEL + 1, "level"),
    ],
)
def test_a_place_off_the_map_is_refused(lon: float, lat: float, level: int, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        cell_at(lon, lat, level)


def test_the_world_has_no_parent_and_the_finest_cell_no_children() -> None:
    with pytest.raises(ValueError, match="level"):
        parent(Cell(0, 0, 0))
    with pytest.raises(ValueError, match="level"):
        children(Cell(MAX_LEVEL, 0, 0))


@unhurried
@given(cells(least=1))
def test_the_outline_of_a_cell_is_a_usable_ring(cell: Cell) -> None:
    assert ring_faults(ring_of(cell)) is None
    assert contains(ring_of(cell), centre(cell))


# Cells that an area touches


def near_cells(ring: Ring, level: int) -> list[Cell]:
    """Every cell of the surrounding box and one more on each side."""
    lons, lats = zip(*ring, strict=True)
    xs, ys = cells_at([min(lons), max(lons)], [max(lats), min(lats)], level)
    columns, rows = range(int(xs[0]) - 1, int(xs[1]) + 2), range(int(ys[0]) - 1, int(ys[1]) + 2)
    return [Cell(level, x, y) for x in columns for y in rows]


def clipped(ring: Ring, cell: Cell, margin: float) -> bool:
    """Cut each edge by the box, parameter by parameter; else look for containment."""
    west, south, east, north = np.add(bounds(cell), np.multiply(margin, [-1, -1, 1, 1]))
    for (ax, ay), (bx, by) in pairwise(ring):
        first, last = 0.0, 1.0
        for at, run, low, high in ((ax, bx - ax, west, east), (ay, by - ay, south, north)):
            if run == 0:
                first, last = (first, last) if low <= at <= high else (1.0, 0.0)
            else:
                ends = sorted(((low - at) / run, (high - at) / run))
                first, last = max(first, ends[0]), min(last, ends[1])
        if first <= last:
            return True
    return contains(ring, (west, south))


@st.composite
def stars(draw: st.DrawFn) -> Ring:
    """Draw a simple ring about two cells of level 14 across, anywhere inhabited."""
    count = draw(st.integers(3, 8))
    lon, lat = draw(st.floats(-170, 170)), draw(st.floats(-65, 65))
    reach = draw(st.lists(st.floats(0.002, 0.03), min_size=count, max_size=count))
    around = zip([2 * pi * k / count for k in range(count)], reach, strict=True)
    return closed(tuple((lon + r * cos(t), lat + r * sin(t)) for t, r in around))


@unhurried
@given(stars())
def test_the_cells_that_an_area_touches_are_those_that_clipping_finds(ring: Ring) -> None:
    found = cells_touching(ring, 14, 1000)
    assert list(found) == sorted(set(found))
    near = near_cells(ring, 14)
    assert {c for c in near if clipped(ring, c, 0.0)} <= set(found)
    assert set(found) <= {c for c in near if clipped(ring, c, 1e-8)}


@unhurried
@given(stars())
def test_every_place_inside_an_area_lies_in_a_cell_that_it_touches(ring: Ring) -> None:
    lon, lat = np.mean(ring[:-1], axis=0)
    xs, ys = (a.ravel() for a in np.meshgrid(*[np.linspace(-0.03, 0.03, 25)] * 2))
    inside = contains_many(ring, lon + xs, lat + ys)
    columns, rows = cells_at((lon + xs)[inside], (lat + ys)[inside], 16)
    held = {Cell(16, x, y) for x, y in zip(columns.tolist(), rows.tolist(), strict=True)}
    corners = {cell_at(x, y, 16) for x, y in ring}
    assert held | corners <= set(cells_touching(ring, 16, 10_000))


def test_an_area_within_one_cell_touches_that_cell_alone() -> None:
    place = centre(cell_at(-84.0, 33.0, 15))
    small = square_around(place, 5.0)
    assert cells_touching(small, 15, 1) == (cell_at(*place, 15),)


def test_the_area_of_a_cell_touches_the_cell_and_its_eight_neighbours() -> None:
    cell = cell_at(-84.0, 33.0, 15)
    around = {Cell(15, cell.x + i, cell.y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
    assert set(cells_touching(ring_of(cell), 15, 9)) == around


def test_more_cells_than_the_limit_are_refused_before_they_are_listed() -> None:
    ring = square_around((-84.0, 33.0), 5000.0)
    exact = len(cells_touching(ring, 14, 1000))
    assert len(cells_touching(ring, 14, exact)) == exact
    with pytest.raises(ValueError, match="more than"):
        cells_touching(ring, 14, exact - 1)
    with pytest.raises(ValueError, match="more than 50"):
        cells_touching(((-120.0, 20.0), (-70.0, 20.0), (-70.0, 50.0), (-120.0, 20.0)), 24, 50)


def test_an_area_off_the_map_touches_no_cell_and_is_refused() -> None:
    with pytest.raises(ValueError, match="latitude"):
        cells_touching(((0.0, 84.0), (1.0, 84.0), (1.0, 86.0), (0.0, 84.0)), 5, 100)


@unhurried
@given(longitudes, latitudes, st.floats(0, 0.2), st.floats(0, 0.2), st.integers(0, 13))
def test_a_covered_box_is_the_cells_of_all_its_places(
    west: float, south: float, wide: float, high: float, level: int
) -> None:
    east, north = min(west + wide, 180.0), min(south + high, MAX_LATITUDE_DEG)
    found = cover_box(west, south, east, north, level)
    xs, ys = (a.ravel() for a in np.meshgrid(np.linspace(west, east, 40), np.linspace(south, north, 40)))
    columns, rows = cells_at(xs, ys, level)
    assert list(found) == sorted({Cell(level, x, y) for x, y in zip(columns.tolist(), rows.tolist(), strict=True)})


def test_a_box_inside_out_or_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="west to east"):
        cover_box(1.0, 0.0, 0.0, 1.0, 5)
    with pytest.raises(ValueError, match="west to east"):
        cover_box(0.0, nan, 1.0, 1.0, 5)
    with pytest.raises(ValueError, match="more than"):
        cover_box(-180.0, -85.0, 180.0, 85.0, 12)


def test_cells_look_square_where_they_lie() -> None:
    west, south, east, north = bounds(cell_at(-84.0, 33.0, 15))
    assert (east - west) * cos(radians(south)) == pytest.approx(north - south, rel=1e-3)


def test_the_cells_centred_in_an_area_are_those_of_the_touched_whose_middle_it_holds() -> None:
    ring = square_around((-84.0, 36.0), 900.0)
    touched = cells_touching(ring, 18, 1_000)
    found = cells_centred(ring, touched)
    assert found == tuple(cell for cell in touched if contains(ring, centre(cell)))
    assert 0 < len(found) < len(touched)
    assert cells_centred(ring, ()) == ()


def test_a_box_of_as_many_cells_as_there_may_be_is_covered_and_a_larger_one_is_refused() -> None:
    level, side = 12, isqrt(MAX_COVER)
    west, south, _, _ = bounds(Cell(level, 100, 1_000 + side - 1))
    _, _, east, north = bounds(Cell(level, 100 + side - 1, 1_000))
    inset = 1e-6
    assert len(cover_box(west + inset, south + inset, east - inset, north - inset, level)) == side**2
    with pytest.raises(ValueError, match="more than"):
        cover_box(west + inset, south + inset, east + 1 + inset, north + 1 - inset, level)
