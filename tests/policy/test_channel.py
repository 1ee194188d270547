"""Figures of small channels that can be worked out by hand, and proofs that must fail where a bound is missed."""

from fractions import Fraction
from math import exp, inf, isclose, log, log2

import numpy as np
import pytest
from glassporch.policy.channel import (
    Channel,
    Violation,
    bayes_vulnerability,
    capacity,
    certain,
    exact_epsilon,
    exp_below,
    first_violation,
    min_entropy_leakage,
)
from hypothesis import given
from hypothesis import strategies as st

ONE_APART = np.array([[0, 1], [1, 0]])


def table(*rows: list[int]) -> Channel:
    return Channel(np.array(rows, np.int64))


def test_the_exact_epsilon_is_the_largest_log_ratio_for_each_unit_of_distance() -> None:
    response = table([3, 1], [1, 3])
    assert isclose(exact_epsilon(response, ONE_APART), log(3))
    assert isclose(exact_epsilon(response, ONE_APART * 10), log(3) / 10)


def test_rows_are_compared_as_shares_whatever_their_sums() -> None:
    assert exact_epsilon(table([3, 1], [6, 2]), ONE_APART) == 0.0
    assert first_violation(table([3, 1], [6, 2]), Fraction(0), ONE_APART) is None
    assert isclose(exact_epsilon(table([3, 1], [2, 6]), ONE_APART), log(3))


def test_an_output_that_one_input_excludes_makes_epsilon_infinite() -> None:
    excludes = table([4, 0], [3, 1])
    assert exact_epsilon(excludes, ONE_APART) == inf
    assert first_violation(excludes, Fraction(500), ONE_APART) == Violation(1, 0, 1)


def test_an_output_that_no_input_gives_changes_nothing() -> None:
    assert isclose(exact_epsilon(table([3, 1, 0], [1, 3, 0]), ONE_APART), log(3))


def test_two_inputs_at_distance_0_must_have_one_row() -> None:
    assert exact_epsilon(table([3, 1], [1, 3]), 0 * ONE_APART) == inf
    assert exact_epsilon(table([3, 1], [3, 1]), 0 * ONE_APART) == 0.0
    assert first_violation(table([3, 1], [1, 3]), Fraction(9), 0 * ONE_APART) is not None


def test_a_proof_decides_a_difference_that_doubles_cannot_see() -> None:
    """The ratio 3 is kept by the least fraction above ln 3 and broken by the greatest below."""
    near = Fraction(1098612288668109691395245236922525704647490557822749451734694333, 10**63)  # ln 3, cut
    response = table([3, 1], [1, 3])
    assert first_violation(response, near + Fraction(1, 10**30), ONE_APART) is None
    assert first_violation(response, near - Fraction(1, 10**30), ONE_APART) == Violation(0, 1, 0)


def test_a_proof_finds_one_count_too_many_among_2_to_the_53() -> None:
    half = 1 << 52
    honest, off = table([half, half], [half, half]), table([half + 1, half - 1], [half, half])
    assert first_violation(honest, Fraction(0), ONE_APART) is None
    assert first_violation(off, Fraction(0), ONE_APART) == Violation(0, 1, 0)


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any), min_size=2, max_size=4))
def test_a_proof_agrees_with_fractions_checked_one_by_one(rows: list[list[int]]) -> None:
    inputs = range(len(rows))
    apart = np.abs(np.subtract.outer(np.arange(len(rows)), np.arange(len(rows))))
    epsilon = Fraction(1, 2)
    held = all(
        rows[i][j] * sum(rows[k]) <= exp_below(epsilon * abs(i - k)) * rows[k][j] * sum(rows[i])
        for i in inputs
        for k in inputs
        for j in range(3)
    )
    assert (first_violation(table(*rows), epsilon, apart) is None) == held


@given(st.fractions(0, 30, max_denominator=10**6))
def test_the_lower_bound_of_the_exponential_is_close_and_below(x: Fraction) -> None:
    below, above = exp_below(x), 1 / _series_of_minus(x)
    assert below <= above
    assert above - below <= above * Fraction(1, 1 << 90)
    assert isclose(below, exp(x), rel_tol=1e-12)


def _series_of_minus(x: Fraction) -> Fraction:
    """e**-x from below: the 16th of x first, an alternating series cut after a negative term, then squared up."""
    part, term, total = x / 64, Fraction(1), Fraction(1)
    for n in range(1, 42):
        term *= -part / n
        total += term
    for _ in range(6):
        total = Fraction(int(total**2 * 2**400), 2**400)
    return total


@pytest.mark.parametrize("x", [Fraction(-1), Fraction(1001)])
def test_an_exponent_out_of_range_is_refused(x: Fraction) -> None:
    with pytest.raises(ValueError, match="from 0 to 1000"):
        exp_below(x)


def test_leakage_of_a_channel_without_chance_counts_its_outputs() -> None:
    cells = certain(["a", "a", "b", "a"])
    assert isclose(bayes_vulnerability(cells), 2 / 4)
    assert isclose(min_entropy_leakage(cells), 1.0)
    assert isclose(capacity(cells), 1.0)
    assert isclose(bayes_vulnerability(certain(range(8))), 1.0)


def test_a_channel_that_ignores_its_input_leaks_nothing() -> None:
    deaf = table([1, 3], [1, 3], [2, 6])
    assert isclose(bayes_vulnerability(deaf), 1 / 3)
    assert min_entropy_leakage(deaf) == pytest.approx(0.0)
    assert capacity(deaf) == pytest.approx(0.0)


def test_a_prior_changes_vulnerability_and_never_lifts_leakage_above_capacity() -> None:
    response, prior = table([3, 1], [1, 3]), [0.9, 0.1]
    assert isclose(bayes_vulnerability(response, prior), 0.9 * 3 / 4 + 0.9 / 4)
    assert min_entropy_leakage(response, prior) == pytest.approx(0.0)
    assert isclose(capacity(response), log2(1.5))


@pytest.mark.parametrize(
    "weights",
    [np.ones((2, 2)), np.ones(3, np.int64), np.empty((0, 2), np.int64), np.array([[1, -1]]), np.array([[0, 0]])],
)
def test_what_is_no_table_of_weights_is_refused(weights: np.ndarray) -> None:
    with pytest.raises(ValueError, match="weight"):
        Channel(weights)
