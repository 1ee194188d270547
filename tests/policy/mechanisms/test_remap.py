"""Remapping moves a noisy place to the nearest plausible one, found by searching squares and not all pairs.

What is plausible by default is the middle of a cell that holds an address, and never a house.
"""

import numpy as np
import pytest
from glassporch.policy.cells import cells_at
from glassporch.policy.mechanisms.plane import to_plane
from glassporch.policy.mechanisms.remap import CELL_LEVEL, CLEAR_M, clear_middles, remap, remap_to
from glassporch.simulation.towns import Town, load_town

from .judging import tape


def scattered(label: str, points: int, wide: float) -> tuple[np.ndarray, np.ndarray]:
    share = tape(label, 2, points).T.copy() - 0.5
    return -84 + wide * share[0], 36 + wide * share[1]


@pytest.mark.parametrize("wide", [0.0001, 0.02, 1.0])
@pytest.mark.parametrize("targets", [1, 2, 300])
def test_the_nearest_of_all_plausible_places_is_found(wide: float, targets: int) -> None:
    points, plausible = scattered("noisy", 800, wide), scattered("streets", targets, 0.02)
    middle = float(plausible[0][0]), float(plausible[1].mean())
    (east, north), (to_east, to_north) = to_plane(*points, middle), to_plane(*plausible, middle)
    nearest = np.hypot(east[:, None] - to_east, north[:, None] - to_north).argmin(axis=1)
    shown = remap_to(*points, plausible)
    assert np.array_equal(shown[0], plausible[0][nearest])
    assert np.array_equal(shown[1], plausible[1][nearest])


def test_remapping_is_the_same_in_any_batch_and_again() -> None:
    points, plausible = scattered("noisy", 200, 0.05), scattered("streets", 50, 0.02)
    shown = remap_to(*points, plausible)
    alone = [remap_to([lon], [lat], plausible) for lon, lat in zip(*points, strict=True)]
    assert [(float(lon[0]), float(lat[0])) for lon, lat in alone] == list(
        zip(*(part.tolist() for part in shown), strict=True)
    )
    assert [part.tolist() for part in remap_to(*shown, plausible)] == [part.tolist() for part in shown]


def test_of_equally_near_places_the_first_is_taken_and_nobody_is_nobody() -> None:
    twice = np.array([-84.0, -84.0]), np.array([36.0, 36.0])
    assert remap_to([-84.1], [36.0], twice)[0].tolist() == [-84.0]
    assert remap_to([], [], twice)[0].shape == (0,)
    with pytest.raises(ValueError, match="no plausible place"):
        remap_to([-84.0], [36.0], (np.empty(0), np.empty(0)))


def addresses_of(town: Town) -> tuple[np.ndarray, np.ndarray]:
    return np.array([house.lon for house in town.houses]), np.array([house.lat for house in town.houses])


@pytest.mark.parametrize("name", ["tiny", "generated:3000", "heronsford"])
def test_by_default_no_place_is_shown_at_a_listed_house_however_near_one_it_was(name: str) -> None:
    addresses = addresses_of(load_town(name))
    some = slice(None, None, max(1, addresses[0].size // 2_000))
    noise = 0.0005 * (tape(f"near houses/{name}", 2, addresses[0][some].size).T - 0.5)
    noisy = (
        np.r_[addresses[0][some], addresses[0][some] + noise[0]],
        np.r_[addresses[1][some], addresses[1][some] + noise[1]],
    )
    shown = set(zip(*(part.tolist() for part in remap(*noisy, addresses)), strict=True))
    middle = float(addresses[0][0]), float(addresses[1].mean())
    east, north = to_plane(*addresses, middle)
    for place in shown:
        to_east, to_north = to_plane([place[0]], [place[1]], middle)
        assert np.hypot(east - to_east[0], north - to_north[0]).min() >= CLEAR_M * 0.999
    held = set(zip(*(part.tolist() for part in cells_at(*addresses, CELL_LEVEL)), strict=True))
    assert {(int(x[0]), int(y[0])) for x, y in (cells_at([lon], [lat], CELL_LEVEL) for lon, lat in shown)} <= held


def test_a_middle_on_a_house_is_left_out_and_with_no_other_it_says_what_to_do() -> None:
    cell = clear_middles((np.array([-69.0]), np.array([36.0])))
    assert [part.shape for part in cell] == [(1,), (1,)]
    with pytest.raises(ValueError, match="try another level"):
        clear_middles(cell)
    with pytest.raises(ValueError, match="try another level"):
        clear_middles((np.empty(0), np.empty(0)))
