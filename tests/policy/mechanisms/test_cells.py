"""Cells of every kind: what lies in one cell is shown alike, and public addresses alone shape the adaptive ones."""

from collections import Counter

import h3
import numpy as np
import pytest
from glassporch.policy.cells import Cell, cell_at, centre, children
from glassporch.policy.channel import bayes_vulnerability, certain
from glassporch.policy.geometry import distance_m
from glassporch.policy.mechanisms.address_cells import AddressCells, address_cells, cell_numbers
from glassporch.policy.mechanisms.exact_point import exact_point
from glassporch.policy.mechanisms.h3_cells import h3_cell_ids, h3_cells
from glassporch.policy.mechanisms.square_cells import square_cells
from glassporch.policy.noise import keyed_uniforms
from hypothesis import given
from hypothesis import strategies as st

from .judging import tape

towns = st.lists(st.tuples(st.floats(-84.02, -83.98), st.floats(35.99, 36.01)), min_size=1, max_size=60)


def made_up(label: str, points: int) -> tuple[np.ndarray, np.ndarray]:
    """A fixed town: how far it can be cut depends on where a few houses stand."""
    share = keyed_uniforms(b"k" * 32, label, [str(n) for n in range(points)], 2).T.copy()
    return -84 + 0.02 * share[0], 36 + 0.02 * share[1]


def test_an_exact_point_is_the_place_bit_for_bit_and_a_copy() -> None:
    lons, lats = tape("exact", 2, 50).T.copy()
    shown = exact_point(lons, lats)
    assert [part.tobytes() for part in shown] == [lons.tobytes(), lats.tobytes()]
    assert not np.shares_memory(shown[0], lons)


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), max_size=20), st.integers(0, 24))
def test_a_square_cell_shows_its_middle(places: list[tuple[float, float]], level: int) -> None:
    lons, lats = square_cells([lon for lon, _ in places], [lat for _, lat in places], level)
    for (lon, lat), shown in zip(places, zip(lons.tolist(), lats.tolist(), strict=True), strict=True):
        assert shown == pytest.approx(centre(cell_at(lon, lat, level)), abs=1e-12)


def test_hexagons_are_those_of_the_library_that_defines_them() -> None:
    lons, lats = made_up("h3", 300)
    ids = h3_cell_ids(lons, lats, 9)
    for lon, lat, cell in zip(lons.tolist(), lats.tolist(), ids.tolist(), strict=True):
        assert h3.latlng_to_cell(lat, lon, 9) == h3.int_to_str(cell)
    shown = h3_cells(lons, lats, 9)
    assert np.array_equal(h3_cell_ids(*shown, 9), ids)
    moves = zip(lons, lats, *shown, strict=True)
    assert max(distance_m((lon, lat), (seen_lon, seen_lat)) for lon, lat, seen_lon, seen_lat in moves) < 250
    assert [part.size for part in h3_cells([], [], 9)] == [0, 0]


@pytest.mark.parametrize(
    ("lon", "lat", "resolution"), [(181.0, 0.0, 9), (36.0, 91.0, 9), (float("nan"), 0.0, 9), (0.0, 0.0, 16)]
)
def test_no_hexagon_holds_what_is_no_place(lon: float, lat: float, resolution: int) -> None:
    with pytest.raises(ValueError, match=r"0 to 15|longitude"):
        h3_cell_ids([lon], [lat], resolution)


# Address-k cells


def held(cells: AddressCells, places: list[tuple[float, float]]) -> Counter[Cell]:
    """Count addresses by cell, one at a time and by bounds alone."""
    counts: Counter[Cell] = Counter()
    for lon, lat in places:
        (inside,) = [cell for cell in cells.cells if cell_at(lon, lat, cell.level) == cell]
        counts[inside] += 1
    return counts


@given(towns, st.integers(1, 12), st.integers(0, 24))
def test_every_cell_holds_at_least_k_addresses_and_every_address_has_one_cell(
    places: list[tuple[float, float]], k: int, finest: int
) -> None:
    k = min(k, len(places))
    cells = address_cells(*zip(*places, strict=True), k, finest)
    counts = held(cells, places)
    assert set(counts) == set(cells.cells)
    assert min(counts.values()) >= k
    numbers = cell_numbers(cells, *zip(*places, strict=True))
    assert Counter(cells.cells[number] for number in numbers.tolist()) == counts


@given(towns, st.integers(1, 12))
def test_a_cell_is_left_whole_only_if_cutting_it_would_leave_too_few_somewhere(
    places: list[tuple[float, float]], k: int
) -> None:
    k, finest = min(k, len(places)), 20
    cells = address_cells(*zip(*places, strict=True), k, finest)
    for cell in cells.cells:
        if cell.level < finest:
            quarters = Counter(
                quarter for place in places for quarter in children(cell) if cell_at(*place, quarter.level) == quarter
            )
            assert min(quarters.values()) < k


@given(towns.flatmap(lambda places: st.tuples(st.just(places), st.permutations(places))))
def test_cells_and_their_version_depend_on_the_addresses_and_not_on_their_order(
    orders: tuple[list[tuple[float, float]], list[tuple[float, float]]],
) -> None:
    one, other = (address_cells(*zip(*places, strict=True), min(3, len(places))) for places in orders)
    assert one == other


def test_another_list_or_another_k_is_another_version() -> None:
    lons, lats = made_up("town", 400)
    versions = {address_cells(lons[:n], lats[:n], k).version for n in (200, 400) for k in (5, 20)}
    assert len(versions) == 4


def test_a_cell_of_k_addresses_leaves_the_best_guess_one_in_k() -> None:
    lons, lats = made_up("town", 400)
    for k in (5, 20, 50):
        cells = address_cells(lons, lats, k)
        channel = certain(cell_numbers(cells, lons, lats).tolist())
        assert bayes_vulnerability(channel) == pytest.approx(len(cells.cells) / 400)
        assert 1 < len(cells.cells) <= 400 / k


def test_a_place_without_an_address_has_no_cell() -> None:
    cells = address_cells([-84.0] * 9 + [-83.9] * 9, [36.0] * 18, 5)
    for lon in (-170.0, 170.0, -83.95):
        with pytest.raises(ValueError, match="list it first"):
            cell_numbers(cells, [lon], [36.0])


@pytest.mark.parametrize("k", [0, -1, 4])
def test_an_impossible_k_is_refused(k: int) -> None:
    with pytest.raises(ValueError, match=f"k = {k}"):
        address_cells([-84.0] * 3, [36.0] * 3, k)


def test_a_row_of_houses_from_west_to_east_shares_one_row_of_cells() -> None:
    cells = address_cells(-84 + np.arange(20) * 0.01, np.full(20, 36.0), 1, 16)
    assert len({cell.y for cell in cells.cells}) == 1
    assert len({cell.x for cell in cells.cells}) == len(cells.cells) == 20


def test_fewer_longitudes_than_latitudes_are_refused_and_not_cut_short() -> None:
    with pytest.raises(ValueError, match="zip"):
        h3_cell_ids([-84.0], [33.0, 34.0], 9)
