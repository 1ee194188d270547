"""The laws behind the fits, against closed forms. Systematic draws err by less than one, always."""

from math import comb, exp, lgamma, log

import numpy as np
import pytest
from glassporch.simulation.calibration.laws import at_most, effective_draws, log_count, resampled


def geometric(count: int, mean: float) -> float:
    """A gamma law of shape 1 makes counts geometric."""
    return (mean / (1 + mean)) ** count / (1 + mean)


@pytest.mark.parametrize("count", [0, 1, 7, 40])
def test_a_count_of_shape_one_is_geometric(count: int):
    got = log_count(count, np.ones(2), np.array([0.3, 12.0]))
    assert got == pytest.approx([log(geometric(count, mean)) for mean in (0.3, 12.0)], rel=1e-12)


def test_a_whole_shape_counts_failures_before_the_nth_success():
    shape, mean, count = 4, 6.0, 9
    success = shape / (shape + mean)
    expected = comb(count + shape - 1, count) * success**shape * (1 - success) ** count
    assert exp(log_count(count, np.array([shape]), np.array([mean]))[0]) == pytest.approx(expected, rel=1e-12)


def test_with_a_large_shape_the_count_is_poisson():
    got = log_count(5, np.array([1e9]), np.array([3.0]))[0]
    assert got == pytest.approx(5 * log(3) - 3 - lgamma(6), abs=1e-5)


@pytest.mark.parametrize("count", [0, 1, 25])
def test_the_chance_of_at_most_is_the_sum_of_the_chances(count: int):
    shape, mean = np.array([0.07, 2.5]), np.array([8.0, 3.0])
    masses = [np.exp(log_count(number, shape, mean)) for number in range(count + 1)]
    reached, below = at_most(count, shape, mean)
    assert reached == pytest.approx(sum(masses), rel=1e-10)
    assert below == pytest.approx(sum(masses[:-1]) if count else np.zeros(2), rel=1e-10)


def test_draws_are_taken_in_proportion_to_their_weights():
    weights = np.log(np.array([1.0, 2.0, 0.0, 5.0]) + 1e-300)
    weights[2] = -np.inf
    taken = np.bincount(resampled(weights, 3, "test", 800), minlength=4)
    # Systematic draws differ from the exact share by less than one each, always.
    assert np.abs(taken - np.array([100, 200, 0, 500])).max() <= 1
    assert taken[2] == 0


def test_draws_without_any_weight_are_refused():
    with pytest.raises(ValueError, match="widen the ranges"):
        resampled(np.array([-np.inf, np.nan]), 1, "test", 10)


def test_equal_weights_are_worth_all_draws_and_one_weight_is_worth_one():
    assert effective_draws(np.full(50, -900.0)) == pytest.approx(50)
    assert effective_draws(np.array([0.0, -800.0, -np.inf])) == pytest.approx(1)
