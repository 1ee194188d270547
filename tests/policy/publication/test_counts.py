"""Counts: households and not cameras, cells of the public list, sums of the finest, and noise whose price is exact."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from glassporch.policy.cells import Cell
from glassporch.policy.channel import Channel, first_violation
from glassporch.policy.facts import CameraFact
from glassporch.policy.mechanisms.geometric import geometric_channel, geometric_table
from glassporch.policy.publication import Counting, PublishedTile, publish
from glassporch.policy.publication.budget import CountEpoch
from glassporch.policy.publication.counts import (
    CountGrid,
    Homes,
    count_grid,
    count_tiles,
    published_counts,
    summed,
    tile_cells,
    true_counts,
)
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.standard import STANDARD
from hypothesis import given
from hypothesis import strategies as st

from ..chosen import chose

TOWN = (-69.05, 35.96, -68.95, 36.04)
KEY = b"k" * 32
NOW = 1_000_000
HALF = Fraction(1, 2)
EPOCH = CountEpoch(0, HALF, "a regime/0")
HOUSES = 400


def counted(**changes: Any) -> Regime:
    known = {name: Known(value, "OWN") for name, value in ({"cell_addresses": 20} | changes).items()}
    base = REGIMES["reference-map"]
    return replace(base, map=replace(base.map, **known))


def town_of(seed: int) -> Homes:
    """A town of 400 houses, in which household hou_n lives in house n."""
    places = np.random.default_rng(seed).uniform(TOWN[:2], TOWN[2:], (HOUSES, 2))
    return Homes(places[:, 0].copy(), places[:, 1].copy(), {f"hou_{n}": n for n in range(HOUSES)})


def camera(house: int, nth: int = 0, homes: Homes | None = None, *, out: bool = False) -> CameraFact:
    lon, lat = (float(homes.lons[house]), float(homes.lats[house])) if homes else (-69.0, 36.0)
    home = f"hou_{house}"
    return CameraFact(f"cam_{house}_{nth}", home, lon, lat, 0, chose(home, counted(), out=out))


def tiles_of(
    facts: list[CameraFact], homes: Homes, regime: Regime, epoch: CountEpoch = EPOCH
) -> tuple[PublishedTile, ...]:
    grid = count_grid(homes, regime.map.cell_addresses.value)
    return publish(facts, TOWN, regime, STANDARD, KEY, NOW, Counting(homes, grid, epoch))


def features(tiles: tuple[PublishedTile, ...], layer: str) -> list[dict[str, Any]]:
    return [feature for tile in tiles if tile.layer == layer for feature in json.loads(tile.body)["features"]]


owners = st.lists(st.tuples(st.integers(0, HOUSES - 1), st.integers(1, 3)), max_size=40, unique_by=lambda one: one[0])


@given(owners, st.integers(0, 5))
def test_a_household_counts_once_at_its_house_however_many_cameras_it_has(
    owned: list[tuple[int, int]], seed: int
) -> None:
    homes = town_of(seed)
    grid = count_grid(homes, 20)
    cameras = [camera(house, nth) for house, many in owned for nth in range(many)]
    one_each = [camera(house) for house, _ in owned]
    found = true_counts(cameras, homes, grid)
    assert found.tolist() == true_counts(one_each, homes, grid).tolist()
    wanted = Counter(int(grid.at[house]) for house, _ in owned)
    assert {cell: count for cell, count in enumerate(found.tolist()) if count} == dict(wanted)


@given(owners, st.integers(0, HOUSES - 1), st.integers(1, 4))
def test_one_household_more_moves_one_count_by_at_most_one(owned: list[tuple[int, int]], house: int, many: int) -> None:
    homes = town_of(1)
    grid = count_grid(homes, 20)
    cameras = [camera(one) for one, _ in owned]
    before = true_counts(cameras, homes, grid)
    after = true_counts([*cameras, *(camera(house, nth + 9) for nth in range(many))], homes, grid)
    assert np.abs(after - before).sum() <= 1


def test_more_households_than_houses_in_a_cell_do_not_count() -> None:
    homes = town_of(1)
    crowded = replace(homes, house_of={f"hou_{n}": 0 for n in range(HOUSES)})
    grid = count_grid(crowded, 20)
    found = true_counts([camera(n) for n in range(HOUSES)], crowded, grid)
    assert found.sum() == grid.homes[grid.at[0]]


@given(owners)
def test_which_cells_and_tiles_there_are_depends_on_the_address_list_alone(owned: list[tuple[int, int]]) -> None:
    homes = town_of(2)
    some = tiles_of([camera(house) for house, _ in owned], homes, counted())
    none = tiles_of([], homes, counted())
    assert [(tile.layer, tile.cell) for tile in some] == [(tile.layer, tile.cell) for tile in none]
    shapes = [[one["geometry"] for one in features(tiles, "counts")] for tiles in (some, none)]
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) > 4


def test_every_cell_holds_as_many_houses_as_the_regime_asks_for_and_every_house_lies_in_one() -> None:
    homes = town_of(3)
    found = features(tiles_of([], homes, counted()), "counts")
    assert min(one["properties"]["homes"] for one in found) >= 20
    assert sum(one["properties"]["homes"] for one in found) == HOUSES


@given(owners, st.integers(0, 3))
def test_every_coarser_view_is_a_sum_of_what_was_published_for_the_finest_cells(
    owned: list[tuple[int, int]], seed: int
) -> None:
    homes = town_of(seed)
    grid = count_grid(homes, 20)
    noisy = published_counts(true_counts([camera(h) for h, _ in owned], homes, grid), grid, KEY, EPOCH)
    tiles = tuple(count_tiles(noisy, grid, TOWN))
    finest = {cell: (int(n), int(h)) for cell, n, h in zip(grid.cells.cells, noisy, grid.homes, strict=True)}
    drawn = Counter((one["properties"]["count"], one["properties"]["homes"]) for one in features(tiles, "sums"))
    assert drawn == Counter(summed(finest).values())
    assert sum(one["properties"]["count"] for one in features(tiles, "sums")) == noisy.sum()


def test_sums_add_the_finest_cells_up_and_leave_a_coarse_one_as_it_is() -> None:
    finest = {Cell(16, 4, 8): (2, 20), Cell(16, 7, 11): (3, 30), Cell(15, 5, 4): (1, 25), Cell(12, 9, 9): (7, 70)}
    assert summed(finest) == {Cell(14, 1, 2): (5, 50), Cell(14, 2, 2): (1, 25), Cell(12, 9, 9): (7, 70)}


@given(owners)
def test_the_same_epoch_has_one_draw_and_another_has_another(owned: list[tuple[int, int]]) -> None:
    homes, facts = town_of(1), [camera(house) for house, _ in owned]
    assert tiles_of(facts, homes, counted()) == tiles_of(list(reversed(facts)), homes, counted())
    grid = count_grid(homes, 20)
    true = true_counts(facts, homes, grid)
    draws = {published_counts(true, grid, KEY, replace(EPOCH, name=f"a regime/{n}")).tobytes() for n in range(40)}
    assert len(draws) > 1  # 40 equal draws of three cells: below 1e-20


def test_a_town_with_fewer_houses_than_a_cell_must_hold_shows_none_whatever_the_data() -> None:
    homes = town_of(1)
    tiles = tiles_of([camera(n) for n in range(50)], homes, counted(cell_addresses=HOUSES + 1))
    assert tiles == tiles_of([], homes, counted(cell_addresses=HOUSES + 1))
    assert tiles
    assert features(tiles, "counts") == features(tiles, "sums") == []


def test_counts_are_not_drawn_without_an_address_list() -> None:
    with pytest.raises(ValueError, match="address list"):
        publish([], TOWN, counted(), STANDARD, KEY, NOW)


@pytest.mark.parametrize("cap", [1, 2, 3])
def test_the_epsilon_of_an_epoch_holds_exactly_for_worlds_that_differ_in_one_household(cap: int) -> None:
    """Every pair of neighbouring worlds of two cells, and every outcome: in whole numbers, without a sample.

    One household more or less is a distance of 1 in one of the cells; one that moves is 1 in both.
    """
    single = geometric_channel(geometric_table(float(HALF)), cap).weights
    worlds = list(product(range(cap + 1), repeat=2))
    distances = np.array([[abs(a - c) + abs(b - d) for c, d in worlds] for a, b in worlds])
    shares = single >> 28  # whole weights whose products stay below 2**53
    table = np.array([[int(shares[a, x]) * int(shares[b, y]) for x, y in worlds] for a, b in worlds], np.int64)
    slack = Fraction(1, 10**5)  # what cutting the weights to 25 bits can cost here
    assert first_violation(Channel(table), HALF + slack, distances) is None
    assert first_violation(Channel(table), HALF - Fraction(1, 50), distances) is not None
    for mechanism in (single,):
        apart = np.abs(np.subtract.outer(np.arange(cap + 1), np.arange(cap + 1)))
        assert first_violation(Channel(mechanism), HALF, apart) is None


def test_what_is_published_follows_the_channel_that_is_proved() -> None:
    """A chi-square test of 20,000 keyed draws of one cell with 2 of 3; false alarms: below 1 in a million."""
    homes = Homes(np.array([-69.0] * 3), np.array([36.0] * 3), {})
    grid = count_grid(homes, 3)
    true = np.array([2])
    draws = [int(published_counts(true, grid, KEY, replace(EPOCH, name=str(n)))[0]) for n in range(20_000)]
    shares = geometric_channel(geometric_table(float(HALF)), 3).shares()[2]
    found = np.bincount(draws, minlength=4)
    statistic = float(((found - 20_000 * shares) ** 2 / (20_000 * shares)).sum())
    assert statistic < 30.7, (found.tolist(), shares.tolist())  # 3 degrees of freedom: P(above) = 1e-6


@given(owners)
def test_without_noise_the_counts_are_the_true_ones(owned: list[tuple[int, int]]) -> None:
    homes = town_of(1)
    grid: CountGrid = count_grid(homes, 20)
    true = true_counts([camera(house) for house, _ in owned], homes, grid)
    assert published_counts(true, grid, KEY, replace(EPOCH, epsilon=None)).tolist() == true.tolist()


@pytest.mark.parametrize("default", ["in", "out"])
def test_only_households_that_the_rules_cover_count(default: str) -> None:
    homes = town_of(1)
    regime = counted(epsilon_total=None)
    regime = replace(regime, consent=replace(regime.consent, map_default=Known(default, "OWN")))
    facts = [camera(house, nth) for house in range(0, HOUSES, 4) for nth in range(2)]
    tiles = tiles_of(facts, homes, regime, replace(EPOCH, epsilon=None))
    found = sum(one["properties"]["count"] for one in features(tiles, "counts"))
    assert found == (100 if default == "in" else 0)


def test_the_tiles_are_named_by_public_geometry_and_are_those_that_are_drawn() -> None:
    homes = Homes(np.linspace(-69.02, -68.98, HOUSES), np.linspace(35.99, 36.01, HOUSES), {})
    grid = count_grid(homes, 20)
    tiles = count_tiles(np.zeros(len(grid.cells.cells), np.int64), grid, TOWN)
    drawn = [tile for tile in tiles if tile.layer == "counts"]
    assert tile_cells(grid, TOWN) == tuple(tile.cell for tile in drawn) != ()
