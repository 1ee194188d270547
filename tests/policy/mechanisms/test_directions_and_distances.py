"""Every displacing mechanism at four latitudes, and broken twins of it that the same statistics must catch.

Each comparison has the false-alarm rate `judging.ALPHA`.
"""

from collections.abc import Callable
from fractions import Fraction
from math import log, pi

import numpy as np
import pytest
from glassporch.policy.geometry import move_many
from glassporch.policy.mechanisms.budget import Budget
from glassporch.policy.mechanisms.donut import donut
from glassporch.policy.mechanisms.lattice import Lattice
from glassporch.policy.mechanisms.lattice_laplace import lattice_laplace, lattice_table
from glassporch.policy.mechanisms.planar_laplace import fresh_laplace, laplace_offsets, memoised_laplace
from glassporch.policy.mechanisms.zoom_circle import zoom_circle

from .judging import (
    ALPHA,
    COUNT,
    IDS,
    LATITUDES,
    LON,
    Floats,
    chi_square_limit,
    faulty,
    key,
    laplace_law,
    ring_law,
    seen_from,
    tape,
)

EPSILON = log(2) / 50
RADIUS_M, NEAREST_M, FARTHEST_M = 150.0, 50.0, 200.0
STEP_M = 10
Law = Callable[[Floats], Floats]
Displaced = tuple[tuple[Floats, Floats], Law]


def copies(lat: float) -> tuple[Floats, Floats]:
    return np.full(COUNT, LON), np.full(COUNT, lat)


def by_circle(lat: float) -> Displaced:
    return zoom_circle(key(), [f"{lat}/{name}" for name in IDS], *copies(lat), RADIUS_M), ring_law(0.0, RADIUS_M)


def by_donut(lat: float) -> Displaced:
    places = donut(*copies(lat), NEAREST_M, FARTHEST_M, tape(f"donut/{lat}", 2))
    return places, ring_law(NEAREST_M, FARTHEST_M)


def by_fresh_laplace(lat: float) -> Displaced:
    epsilon = Fraction(EPSILON)
    released = fresh_laplace(*copies(lat), epsilon, tape(f"fresh/{lat}", 3), Budget(epsilon))
    assert released is not None
    return released[1], laplace_law(EPSILON)


def by_memoised_laplace(lat: float) -> Displaced:
    names = [f"{lat}/{name}" for name in IDS]
    return memoised_laplace(key(), names, *copies(lat), EPSILON), laplace_law(EPSILON)


def by_lattice(lat: float) -> Displaced:
    """Spread each step over its own square: what is tested is the shape between steps, not their being whole."""
    window = Lattice((LON, lat), STEP_M, 401, 401)
    draws = tape(f"lattice/{lat}", 3).T.copy()
    moved = lattice_laplace(lattice_table(EPSILON, STEP_M), window, window.nearest(*copies(lat)), draws[0])
    spread = move_many(*window.places(*moved), STEP_M * (draws[1] - 0.5), STEP_M * (draws[2] - 0.5))
    return spread, laplace_law(EPSILON)


@pytest.mark.parametrize("lat", LATITUDES)
@pytest.mark.parametrize("displaced", [by_circle, by_donut, by_fresh_laplace, by_memoised_laplace, by_lattice])
def test_displacements_have_even_directions_and_the_stated_distances(
    displaced: Callable[[float], Displaced], lat: float
) -> None:
    assert not faulty(lat, *displaced(lat))


# Broken twins: each is a defect that a published fuzzing function has, or has had


def laplace(label: str) -> tuple[Floats, Floats]:
    return laplace_offsets(EPSILON, tape(label, 3))


@pytest.mark.parametrize("lat", LATITUDES)
def test_noise_that_shrinks_with_the_sine_of_latitude_is_caught(lat: float) -> None:
    """As when noise is added to earth-centred x and y and z is kept."""
    east, north = laplace(f"sine/{lat}")
    shrunk = move_many(*copies(lat), east, north * np.sin(np.radians(lat)))
    assert faulty(lat, shrunk, laplace_law(EPSILON))


@pytest.mark.parametrize("lat", [33.0, 45.0, 60.0])
def test_noise_that_forgets_that_meridians_converge_is_caught(lat: float) -> None:
    east, north = laplace(f"converge/{lat}")
    narrow = move_many(*copies(lat), east * np.cos(np.radians(lat)), north)
    assert faulty(lat, narrow, laplace_law(EPSILON))


def test_one_bearing_for_all_is_caught_by_its_direction_alone() -> None:
    away = np.hypot(*laplace("one bearing"))
    places = move_many(*copies(33.0), 0.6 * away, 0.8 * away)
    assert faulty(33.0, places, laplace_law(EPSILON))
    bearing, _ = seen_from(33.0, *places)
    assert np.ptp(bearing) < 1e-3


def test_a_donut_that_prefers_north_and_south_is_caught() -> None:
    """As when the angle is drawn as an arcsine, or as degrees where radians were meant to be even."""
    share, turn = tape("north-south", 2).T.copy()
    away = np.sqrt(NEAREST_M**2 + share * (FARTHEST_M**2 - NEAREST_M**2))
    angle = np.arcsin(2 * turn - 1) + pi / 2 * np.sign(share - 0.5)
    places = move_many(*copies(45.0), away * np.cos(angle), away * np.sin(angle))
    assert faulty(45.0, places, ring_law(NEAREST_M, FARTHEST_M))


def test_a_donut_uniform_over_distance_instead_of_area_is_caught() -> None:
    share, turn = tape("clustered", 2).T.copy()
    away = NEAREST_M + share * (FARTHEST_M - NEAREST_M)
    places = move_many(*copies(45.0), away * np.sin(2 * pi * turn), away * np.cos(2 * pi * turn))
    assert faulty(45.0, places, ring_law(NEAREST_M, FARTHEST_M))


def test_noise_with_one_exponential_instead_of_two_is_caught() -> None:
    share, turn = tape("line", 2).T.copy()
    away = -2 * np.log(1 - share) / EPSILON
    places = move_many(*copies(45.0), away * np.sin(2 * pi * turn), away * np.cos(2 * pi * turn))
    assert faulty(45.0, places, laplace_law(EPSILON))


@pytest.mark.parametrize("factor", [1.1, 1 / 1.1])
def test_noise_a_tenth_too_small_or_too_large_is_caught(factor: float) -> None:
    east, north = laplace(f"scale/{factor}")
    assert faulty(33.0, move_many(*copies(33.0), east * factor, north * factor), laplace_law(EPSILON))


@pytest.mark.parametrize("freedom", [10, 34, 36, 100])
def test_the_chi_square_limit_has_the_stated_error_rate(freedom: int) -> None:
    """Exact for even freedom k: P(X > x) = exp(-x/2) sum of (x/2)**i / i! for i < k/2."""
    half = chi_square_limit(freedom) / 2
    terms = np.cumprod([1.0, *(half / i for i in range(1, freedom // 2))])
    assert ALPHA / 4 < np.exp(-half) * terms.sum() < ALPHA * 4


@pytest.mark.parametrize("radii", [(-1.0, 5.0), (6.0, 5.0), (0.0, float("inf")), (float("nan"), 5.0)])
def test_a_donut_without_sound_radii_is_refused(radii: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="the smaller first"):
        donut([0.0], [0.0], *radii, [[0.5, 0.5]])


def test_a_donut_may_begin_in_the_middle_and_have_one_radius() -> None:
    for radii in ((0.0, 5.0), (5.0, 5.0), (0.0, 0.0)):
        assert len(donut([0.0], [0.0], *radii, [[0.5, 0.5]])[0]) == 1
