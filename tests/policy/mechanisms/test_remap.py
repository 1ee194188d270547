"""Remapping moves a noisy place to the nearest plausible one, found by searching squares and not all pairs."""

import numpy as np
import pytest
from glassporch.policy.mechanisms.plane import to_plane
from glassporch.policy.mechanisms.remap import remap

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
    shown = remap(*points, plausible)
    assert np.array_equal(shown[0], plausible[0][nearest])
    assert np.array_equal(shown[1], plausible[1][nearest])


def test_remapping_is_the_same_in_any_batch_and_again() -> None:
    points, plausible = scattered("noisy", 200, 0.05), scattered("streets", 50, 0.02)
    shown = remap(*points, plausible)
    alone = [remap([lon], [lat], plausible) for lon, lat in zip(*points, strict=True)]
    assert [(float(lon[0]), float(lat[0])) for lon, lat in alone] == list(
        zip(*(part.tolist() for part in shown), strict=True)
    )
    assert [part.tolist() for part in remap(*shown, plausible)] == [part.tolist() for part in shown]


def test_of_equally_near_places_the_first_is_taken_and_nobody_is_nobody() -> None:
    twice = np.array([-84.0, -84.0]), np.array([36.0, 36.0])
    assert remap([-84.1], [36.0], twice)[0].tolist() == [-84.0]
    assert remap([], [], twice)[0].shape == (0,)
    with pytest.raises(ValueError, match="no plausible place"):
        remap([-84.0], [36.0], (np.empty(0), np.empty(0)))
