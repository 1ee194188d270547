"""Noise is tested for its distribution: direction as well as distance.

Every statistical test here has a false-alarm rate of at most `ALPHA`. The key is fixed
by GLASSPORCH_TEST_SEED (default 0) and printed, so that a failure can be repeated; the
seed serves determinism only, any value must pass.
"""

import hashlib
import os
import random
from collections.abc import Callable
from functools import cache
from math import log, pi, sqrt

import numpy as np
import pytest
from glassporch.policy.geometry import move_many
from glassporch.policy.noise import disc_jitter, keyed_order, keyed_uniforms
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

unhurried = settings(deadline=None)  # two busy cores: time is not what is tested
Floats = NDArray[np.float64]

SEED = os.environ.get("GLASSPORCH_TEST_SEED", "0")
KEY = hashlib.blake2b(SEED.encode()).digest()
ALPHA = 1e-6
Z_ALPHA = 4.753424  # the standard normal quantile of 1 - ALPHA
BINS = 36
COUNT = 4000
IDS = [f"camera/{n}" for n in range(COUNT)]
RADIUS_M = 500.0
LATITUDES = [0.5, 33.0, 45.0, 60.0]
A_M, E2 = 6378137.0, (2 - 1 / 298.257223563) / 298.257223563


@pytest.fixture(autouse=True)
def _print_the_seed() -> None:
    print(f"GLASSPORCH_TEST_SEED={SEED}")  # noqa: T201 - pytest shows it with a failure


# The statistics: no library, so their thresholds are checked below


def chi_square_limit(freedom: int) -> float:
    """Wilson & Hilferty (1931): the quantile of 1 - ALPHA, within 1 % for >= 10."""
    tail = 2 / (9 * freedom)
    return freedom * (1 - tail + Z_ALPHA * sqrt(tail)) ** 3


def uneven(shares: Floats) -> bool:
    """Whether a chi-square test rejects that numbers in [0, 1) are uniform."""
    counts = np.histogram(shares, bins=BINS, range=(0.0, 1.0))[0]
    expected = len(shares) / BINS
    return float(((counts - expected) ** 2 / expected).sum()) > chi_square_limit(BINS - 1)


def far_from_uniform(shares: Floats) -> bool:
    """Whether a Kolmogorov-Smirnov test rejects it; the limit is Massart's (1990)."""
    ranked, n = np.sort(shares), len(shares)
    above = np.arange(1, n + 1) / n - ranked
    below = ranked - np.arange(n) / n
    return float(max(above.max(), below.max())) > sqrt(log(2 / ALPHA) / (2 * n))


def rejected(shares: Floats) -> bool:
    return uneven(shares) or far_from_uniform(shares)


@cache
def seen_from(lat: float) -> Callable[[Floats, Floats], tuple[Floats, Floats]]:
    """How an observer at a latitude measures a move: degrees back to metres."""
    s2 = np.sin(np.radians(lat)) ** 2
    meridional = A_M * (1 - E2) / (1 - E2 * s2) ** 1.5
    parallel = A_M / sqrt(1 - E2 * s2) * np.cos(np.radians(lat))

    def measure(lons: Floats, lats: Floats) -> tuple[Floats, Floats]:
        return np.radians(lons + 84.0) * parallel, np.radians(lats - lat) * meridional

    return measure


def bearings_and_reach(lat: float, east_m: Floats, north_m: Floats) -> tuple[Floats, Floats]:
    """Apply offsets to one place and return, as shares of 1, bearing and area reached.

    Measuring with the radii at the start is off by d tan(lat) / R: at most 1.4e-4 at
    60 degrees, a hundredth of what 4,000 draws can show.
    """
    lons, lats = move_many(np.full(COUNT, -84.0), np.full(COUNT, lat), east_m, north_m)
    east, north = seen_from(lat)(lons, lats)
    bearing = np.arctan2(east, north) / (2 * pi) % 1.0
    return bearing, (east**2 + north**2) / RADIUS_M**2


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    # Exact for even freedom k: P(X > x) = exp(-x/2) sum of (x/2)**i / i! for i < k/2.
    [(10, 47.5), (34, 89.9), (36, 93.0), (100, 184.0)],
)
def test_the_chi_square_limit_has_the_stated_error_rate(freedom: int, quantile: float) -> None:
    def tail(x: float) -> float:
        terms = [1.0]
        for i in range(1, freedom // 2):
            terms.append(terms[-1] * x / 2 / i)
        return float(np.exp(-x / 2)) * sum(terms)

    limit = chi_square_limit(freedom)
    assert limit == pytest.approx(quantile, rel=0.02)
    assert ALPHA / 3 < tail(limit) < ALPHA * 3


# Direction and distance


@pytest.mark.parametrize("lat", LATITUDES)
def test_moved_places_are_uniform_in_direction(lat: float) -> None:
    east, north = disc_jitter(KEY, f"direction/{lat}", IDS, RADIUS_M)
    bearing, _ = bearings_and_reach(lat, east, north)
    assert not rejected(bearing)
    assert not rejected(bearing * 4 % 1.0)  # and within each quarter


@pytest.mark.parametrize("lat", LATITUDES)
def test_moved_places_fill_the_disc_evenly(lat: float) -> None:
    east, north = disc_jitter(KEY, f"distance/{lat}", IDS, RADIUS_M)
    bearing, reach = bearings_and_reach(lat, east, north)
    assert reach.max() <= 1 + 3e-4
    assert not rejected(np.minimum(reach, 1.0))
    near, far = bearing[reach < 0.5], bearing[reach >= 0.5]
    assert not rejected(near)
    assert not rejected(far)


# Planted defects: each is one that a fuzzing function has had, and must be found


def test_noise_shrunk_from_north_to_south_is_rejected() -> None:
    lat = 33.0
    east, north = disc_jitter(KEY, "shrunk", IDS, RADIUS_M)
    bearing, reach = bearings_and_reach(lat, east, north * np.sin(np.radians(lat)))
    assert rejected(bearing)
    assert rejected(reach)


@pytest.mark.parametrize("lat", [33.0, 45.0, 60.0])
def test_noise_that_forgets_that_meridians_converge_is_rejected(lat: float) -> None:
    east, north = disc_jitter(KEY, "converge", IDS, RADIUS_M)
    bearing, reach = bearings_and_reach(lat, east * np.cos(np.radians(lat)), north)
    assert rejected(bearing) or rejected(reach)


def test_one_bearing_for_all_is_rejected() -> None:
    east, north = disc_jitter(KEY, "one bearing", IDS, RADIUS_M)
    distance = np.hypot(east, north)
    bearing, reach = bearings_and_reach(33.0, distance * 0.6, distance * 0.8)
    assert rejected(bearing)
    assert not rejected(np.minimum(reach, 1.0))


def test_noise_that_clusters_at_the_middle_is_rejected() -> None:
    share, turn = keyed_uniforms(KEY, "clustered", IDS, 2).T
    east, north = (RADIUS_M * share * f(2 * pi * turn) for f in (np.sin, np.cos))
    bearing, reach = bearings_and_reach(33.0, east, north)
    assert rejected(reach)
    assert not rejected(bearing)


# Uniforms


def test_uniforms_are_uniform_and_their_columns_unrelated() -> None:
    draws = keyed_uniforms(KEY, "table", IDS, 12)
    assert draws.shape == (COUNT, 12)
    for column in draws.T:
        assert not rejected(column)
    assert draws.min() >= 0
    assert draws.max() < 1
    assert np.array_equal(draws * 2.0**53, np.floor(draws * 2.0**53))
    links = np.corrcoef(draws.T)[np.triu_indices(12, 1)]
    assert np.abs(links).max() < (Z_ALPHA + 1) / sqrt(COUNT)


def test_draws_for_other_labels_keys_and_purposes_are_unrelated() -> None:
    one = keyed_uniforms(KEY, "a", IDS, 1)[:, 0]
    other_label = keyed_uniforms(KEY, "b", IDS, 1)[:, 0]
    other_key = keyed_uniforms(KEY[::-1], "a", IDS, 1)[:, 0]
    reach = np.hypot(*disc_jitter(KEY, "a", IDS, 1.0)) ** 2
    rank = {name: k / COUNT for k, name in enumerate(keyed_order(KEY, "a", IDS))}
    order = np.array([rank[name] for name in IDS])
    for other in (other_label, other_key, reach, order):
        assert not rejected((one + other) % 1.0)
        assert abs(np.corrcoef(one, other)[0, 1]) < (Z_ALPHA + 1) / sqrt(COUNT)
    assert not rejected((reach + order) % 1.0)


names = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, unique=True)


@unhurried
@given(names, st.text(st.characters(exclude_categories=["Cs"])), st.randoms())
def test_asking_again_in_another_batch_or_order_gives_the_same_bits(
    ids: list[str], label: str, shuffler: random.Random
) -> None:
    east, north = disc_jitter(KEY, label, ids, 75.0)
    draws = keyed_uniforms(KEY, label, ids, 11)
    order = keyed_order(KEY, label, ids)
    again = list(ids)
    shuffler.shuffle(again)
    at = [ids.index(name) for name in again]
    moved = disc_jitter(KEY, label, again, 75.0)
    assert (moved[0].tobytes(), moved[1].tobytes()) == (east[at].tobytes(), north[at].tobytes())
    assert keyed_uniforms(KEY, label, again, 11).tobytes() == draws[at].tobytes()
    assert keyed_order(KEY, label, again) == order
    alone = disc_jitter(KEY, label, ids[:1], 75.0)
    assert (alone[0][0], alone[1][0]) == (east[0], north[0])


@unhurried
@given(names, st.integers(0, 20))
def test_the_first_draws_stay_when_more_are_asked_for(ids: list[str], n: int) -> None:
    more = keyed_uniforms(KEY, "label", ids, 20)
    assert keyed_uniforms(KEY, "label", ids, n).tobytes() == more[:, :n].tobytes()


@unhurried
@given(st.floats(0, 1e5))
def test_no_offset_is_longer_than_the_radius(radius_m: float) -> None:
    east, north = disc_jitter(KEY, "label", IDS[:200], radius_m)
    assert np.hypot(east, north).max() <= radius_m * (1 + 1e-15)


def test_a_radius_of_nothing_moves_nothing_to_the_bit() -> None:
    east, north = disc_jitter(KEY, "label", IDS, 0.0)
    zeros = np.zeros(COUNT).tobytes()
    assert (east.tobytes(), north.tobytes()) == (zeros, zeros)


def test_known_draws_stay_what_they_were() -> None:
    """A published map is recomputed from its key: a new formula would move history."""
    draw = keyed_uniforms(bytes(range(16)), "label", ["id"], 1)[0, 0]
    person = hashlib.blake2b(b"uniforms:label", digest_size=16).digest()
    digest = hashlib.blake2b(b"id", key=bytes(range(16)), person=person).digest()
    assert draw == (int.from_bytes(digest[:8], "little") >> 11) / 2**53


def test_the_known_order_is_drawn_apart_from_uniforms_and_discs() -> None:
    """A shared digest would let a published order tell about an unpublished offset."""
    person = hashlib.blake2b(b"order:label", digest_size=16).digest()

    def digest(name: str) -> bytes:
        return hashlib.blake2b(name.encode(), key=KEY, person=person).digest()

    assert keyed_order(KEY, "label", IDS) == sorted(IDS, key=digest)


def test_no_ids_give_no_draws() -> None:
    assert keyed_uniforms(KEY, "label", [], 3).shape == (0, 3)
    assert keyed_order(KEY, "label", []) == []
    assert [part.shape for part in disc_jitter(KEY, "label", [], 5.0)] == [(0,), (0,)]


# Order


def test_an_order_keeps_every_id_and_each_place_is_equally_likely() -> None:
    assert sorted(keyed_order(KEY, "label", IDS)) == sorted(IDS)
    first = [keyed_order(KEY, f"round/{n}", IDS[:BINS])[0] for n in range(2000)]
    at = {name: (k + 0.5) / BINS for k, name in enumerate(IDS[:BINS])}
    assert not uneven(np.array([at[name] for name in first]))


def test_leaving_one_id_out_leaves_the_order_of_the_others() -> None:
    whole = keyed_order(KEY, "label", IDS[:50])
    for gone in IDS[:50]:
        rest = [name for name in IDS[:50] if name != gone]
        assert keyed_order(KEY, "label", rest) == [n for n in whole if n != gone]


def test_the_same_label_gives_another_order_under_another_key() -> None:
    assert keyed_order(KEY, "label", IDS) != keyed_order(KEY[::-1], "label", IDS)
    assert keyed_order(KEY, "label", IDS) != keyed_order(KEY, "other", IDS)


# Refusals


@pytest.mark.parametrize("key", [b"", b"x" * 15, b"x" * 65])
def test_a_key_of_a_wrong_length_is_refused(key: bytes) -> None:
    for draw in (
        lambda: keyed_uniforms(key, "label", [], 1),
        lambda: disc_jitter(key, "label", [], 1.0),
        lambda: keyed_order(key, "label", []),
    ):
        with pytest.raises(ValueError, match="key has 16 to 64"):
            draw()


@pytest.mark.parametrize("radius_m", [-1.0, float("nan"), float("inf")])
def test_an_impossible_radius_is_refused(radius_m: float) -> None:
    with pytest.raises(ValueError, match="radius"):
        disc_jitter(KEY, "label", IDS, radius_m)


def test_a_negative_number_of_draws_is_refused() -> None:
    with pytest.raises(ValueError, match="draws"):
        keyed_uniforms(KEY, "label", IDS, -1)
