"""One draw for a premises' life, and a budget that refuses without looking."""

from fractions import Fraction
from math import log

import numpy as np
import pytest
from glassporch.policy.geometry import move_many
from glassporch.policy.mechanisms.budget import Budget
from glassporch.policy.mechanisms.lattice import Lattice
from glassporch.policy.mechanisms.lattice_laplace import lattice_table, memoised_lattice_laplace
from glassporch.policy.mechanisms.planar_laplace import fresh_laplace, laplace_offsets, memoised_laplace
from glassporch.policy.mechanisms.zoom_circle import zoom_circle
from hypothesis import given
from hypothesis import strategies as st

from .judging import COUNT, IDS, Z_ALPHA, key, rejected, tape

EPSILON = log(2) / 50
MANY = 500
LONS, LATS = -84 + 0.01 * tape("lons", 1)[:, 0], 36 + 0.01 * tape("lats", 1)[:, 0]
TABLE, WINDOW = lattice_table(EPSILON, 25), Lattice((-83.995, 36.005), 25, 90, 90)


def once(names: list[str], lons: np.ndarray, lats: np.ndarray) -> list[tuple[float, float]]:
    """Show places by each keyed mechanism, one after the other."""
    shown = (
        memoised_laplace(key(), names, lons, lats, EPSILON),
        memoised_lattice_laplace(key(), names, lons, lats, TABLE, WINDOW),
        zoom_circle(key(), names, lons, lats, 100.0),
    )
    return [place for lon, lat in shown for place in zip(lon.tolist(), lat.tolist(), strict=True)]


@given(st.permutations(range(30)), st.integers(0, 30))
def test_a_premises_shows_the_same_place_in_any_batch_and_after_any_toggle(order: list[int], kept: int) -> None:
    """Opting out and in again, a restart, and registering a second camera are other batches of the same ids."""
    whole, part = once(IDS[:30], LONS[:30], LATS[:30]), order[:kept]
    again = once([IDS[n] for n in part], LONS[part], LATS[part])
    assert again == [whole[30 * mechanism + n] for mechanism in range(3) for n in part]


def test_a_new_key_or_another_epsilon_is_an_unrelated_draw() -> None:
    """With one draw for two epsilons the two places and the house would lie on a line."""

    def bearing_and_share(used: bytes, epsilon: float) -> tuple[np.ndarray, np.ndarray]:
        lon, lat = memoised_laplace(used, IDS, np.zeros(COUNT), np.zeros(COUNT), epsilon)
        away = epsilon * 111_000 * np.hypot(lon, lat)
        return np.arctan2(lon, lat) / (2 * np.pi) % 1, 1 - (1 + away) * np.exp(-away)

    here = bearing_and_share(key(), EPSILON)
    for there in (bearing_and_share(key(), 2 * EPSILON), bearing_and_share(key()[::-1], EPSILON)):
        for one, other in zip(here, there, strict=True):
            assert not rejected((one - other) % 1.0)
            assert abs(np.corrcoef(one, other)[0, 1]) < (Z_ALPHA + 1) / COUNT**0.5


def test_twenty_looks_at_fresh_noise_average_out_and_at_memoised_noise_do_not() -> None:
    """Of 500 houses: one look is 144 m off, the mean of 20 fresh ones 35 m; six deviations are 27 and 5 m."""
    house = np.full(MANY, -84.0), np.full(MANY, 36.0)
    fresh = [laplace_offsets(EPSILON, tape(f"look/{look}", 3, MANY)) for look in range(20)]
    averaged = np.hypot(*np.mean(fresh, axis=0)).mean()
    looks = [memoised_laplace(key(), IDS[:MANY], *house, EPSILON) for _ in range(20)]
    assert len({lon.tobytes() + lat.tobytes() for lon, lat in looks}) == 1
    assert 30 < averaged < 40
    assert 117 < np.hypot(*fresh[0]).mean() < 171


def test_a_fresh_release_moves_every_place_by_its_own_draws() -> None:
    budget = Budget(Fraction(1, 10))
    released = fresh_laplace(LONS[:9], LATS[:9], Fraction(1, 20), tape("own", 3, 9), budget)
    assert released is not None
    assert released[0] == Budget(Fraction(1, 10), Fraction(1, 20))
    expected = move_many(LONS[:9], LATS[:9], *laplace_offsets(0.05, tape("own", 3, 9)))
    assert [part.tolist() for part in released[1]] == [part.tolist() for part in expected]


def test_a_spent_budget_refuses_all_data_alike_and_never_overspends() -> None:
    budget, cost, releases = Budget(Fraction(1, 10)), Fraction(3, 100), 0
    while (released := fresh_laplace(LONS[:1], LATS[:1], cost, tape("spend", 3, 1), budget)) is not None:
        budget, releases = released[0], releases + 1
    assert (releases, budget.spent) == (3, Fraction(9, 100))
    for points in (0, 1, 7):
        assert fresh_laplace(LONS[:points], LATS[:points], cost, tape("spend", 3, points), budget) is None
    assert budget.charge(Fraction(1, 100)) == Budget(Fraction(1, 10), Fraction(1, 10))


@given(st.lists(st.fractions(Fraction(1, 100), 1), max_size=30))
def test_a_budget_grants_exactly_while_the_sum_fits(costs: list[Fraction]) -> None:
    budget, sum_granted = Budget(Fraction(2)), Fraction(0)
    for cost in costs:
        charged = budget.charge(cost)
        assert (charged is not None) == (sum_granted + cost <= 2)
        if charged is not None:
            budget, sum_granted = charged, sum_granted + cost
    assert budget.spent == sum_granted


@pytest.mark.parametrize("cost", [Fraction(0), Fraction(-1)])
def test_a_free_release_is_refused_as_a_mistake(cost: Fraction) -> None:
    with pytest.raises(ValueError, match="above 0"):
        Budget(Fraction(1)).charge(cost)


def test_an_overspent_budget_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="spends from 0"):
        Budget(Fraction(1), Fraction(2))


@pytest.mark.parametrize("epsilon", [0.0, -1.0, float("nan"), float("inf")])
def test_an_impossible_epsilon_is_refused(epsilon: float) -> None:
    for made in (
        lambda: memoised_laplace(key(), IDS[:1], [0.0], [0.0], epsilon),
        lambda: lattice_table(epsilon, 10),
    ):
        with pytest.raises(ValueError, match="epsilon"):
            made()


def test_places_without_draws_or_ids_of_their_own_are_refused() -> None:
    with pytest.raises(ValueError, match="one id a place"):
        memoised_laplace(key(), ["one"], [0.0, 1.0], [0.0, 1.0], EPSILON)
    with pytest.raises(ValueError, match="one draw a point"):
        memoised_lattice_laplace(key(), ["one"], [0.0, 1.0], [0.0, 1.0], TABLE, WINDOW)
    with pytest.raises(ValueError, match="shape"):
        fresh_laplace([0.0], [0.0], Fraction(1, 100), tape("two", 3, 2), Budget(Fraction(1)))
    with pytest.raises(ValueError, match="shape"):
        fresh_laplace([0.0], [0.0], Fraction(1, 100), tape("flat", 2, 1), Budget(Fraction(1)))
