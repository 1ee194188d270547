"""When counts may be published, and at which price: a matter of the regime and the date alone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from glassporch.policy.publication.budget import count_epoch, epoch_epsilon, epoch_us
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.units import DAY
from hypothesis import given
from hypothesis import strategies as st

COUNTED = REGIMES["reference-map"]
START = 1_693_584_000_000_000


def with_map(**changes: Any) -> Regime:
    known = {name: Known(value, "OWN") for name, value in changes.items()}
    return replace(COUNTED, map=replace(COUNTED.map, **known))


def test_the_reference_map_costs_one_half_an_epoch_and_four_in_all() -> None:
    assert epoch_epsilon(COUNTED) == Fraction(1, 2)
    epochs = [count_epoch(COUNTED, START, START + quarter * 91 * DAY) for quarter in range(12)]
    assert [epoch is not None for epoch in epochs] == [True] * 8 + [False] * 4
    assert sum(epoch.epsilon or 0 for epoch in epochs if epoch) == 4


@given(
    st.floats(0.1, 20).map(lambda x: round(x, 3)),
    st.integers(1, 400),
    st.integers(1, 1_000),
)
def test_all_epochs_together_never_cost_more_than_the_budget(total: float, epoch_days: int, horizon_days: int) -> None:
    regime = with_map(epsilon_total=total, epoch_days=epoch_days, horizon_days=horizon_days)
    starts = [START + number * epoch_us(regime) for number in range(horizon_days // epoch_days + 3)]
    spent = [epoch.epsilon or Fraction(0) for at in starts if (epoch := count_epoch(regime, START, at))]
    assert sum(spent, Fraction(0)) <= Fraction(str(total))
    if Fraction(str(total)) * epoch_days / horizon_days >= Fraction(1, 1000):
        assert len(spent) == horizon_days // epoch_days


def test_an_epoch_is_one_from_its_first_moment_to_its_last() -> None:
    first, last = count_epoch(COUNTED, START, START + 91 * DAY), count_epoch(COUNTED, START, START + 182 * DAY - 1)
    before, after = count_epoch(COUNTED, START, START + 91 * DAY - 1), count_epoch(COUNTED, START, START + 182 * DAY)
    assert first == last
    assert first is not None
    assert before is not None
    assert after is not None
    assert (before.index, first.index, after.index) == (0, 1, 2)


@pytest.mark.parametrize("total", [0.0, 0.001])
def test_a_budget_too_small_to_mean_anything_publishes_nothing(total: float) -> None:
    assert count_epoch(with_map(epsilon_total=total), START, START) is None


def test_an_epoch_of_exactly_the_least_epsilon_is_published_and_one_below_it_is_not() -> None:
    least = with_map(epsilon_total=1.0, epoch_days=1, horizon_days=1000)
    below = with_map(epsilon_total=0.999, epoch_days=1, horizon_days=1000)
    published = count_epoch(least, START, START)
    assert published is not None
    assert published.epsilon == Fraction(1, 1000)
    assert count_epoch(below, START, START) is None


def test_without_a_budget_counts_are_exact_and_never_end() -> None:
    epoch = count_epoch(with_map(epsilon_total=None), START, START + 100 * 365 * DAY)
    assert epoch is not None
    assert epoch.epsilon is None


def test_other_rules_have_draws_of_their_own() -> None:
    changed = [COUNTED, with_map(epsilon_total=2.0), with_map(cell_addresses=50), with_map(horizon_days=1456)]
    names = {epoch.name for regime in changed if (epoch := count_epoch(regime, START, START))}
    assert len(names) == len(changed)
