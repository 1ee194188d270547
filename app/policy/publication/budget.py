"""Whether counts may be published in an epoch, and at which epsilon: by the regime and the date, never by the data.

The budget of the whole horizon is spread over its epochs. Each is charged by its number, published or not, so that
neither a refusal nor what is left depends on what was there to be counted.

References
----------
Dwork, Naor, Pitassi & Rothblum (2010), Differential privacy under continual observation,
https://doi.org/10.1145/1806689.1806787
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..mechanisms.budget import Budget
from ..regime import Regime
from ..units import DAY

LEAST_EPSILON: Final = Fraction(1, 1000)
"""Below it nothing is published: noise of thousands in each cell says nothing about any town."""


@dataclass(frozen=True, slots=True)
class CountEpoch:
    """One epoch in which counts are published.

    Parameters
    ----------
    index : int
        How many epochs have gone by since the world's first moment.
    epsilon : Fraction or None
        What it costs a household, exact; None where the regime adds no noise.
    name : str
        Its natural key: noise is drawn for it, so that the same epoch has one draw and other rules have another.
    """

    index: int
    epsilon: Fraction | None
    name: str


def epoch_epsilon(regime: Regime) -> Fraction | None:
    """Return what each publication costs, exact: epsilon_total x epoch_days / horizon_days; None without noise."""
    total = _total(regime)
    return None if total is None else total * regime.map.epoch_days.value / regime.map.horizon_days.value


def count_epoch(regime: Regime, started_us: int, now_us: int) -> CountEpoch | None:
    """Return the epoch that a moment lies in, or None if nothing may be published then.

    Parameters
    ----------
    regime : Regime
    started_us, now_us : int
        The world's first moment and the present one, simulated microseconds.

    Returns
    -------
    CountEpoch or None
        None from the end of the last whole epoch of the horizon on, and where the budget is too small to mean
        anything.
    """
    index = (now_us - started_us) // epoch_us(regime)
    total, epsilon = _total(regime), epoch_epsilon(regime)
    rules = regime.map
    said = (regime.id, rules.cell_addresses.value, total, rules.epoch_days.value, rules.horizon_days.value, index)
    epoch = CountEpoch(index, epsilon, "/".join(str(part) for part in said))
    if total is None or epsilon is None:
        return epoch
    if epsilon < LEAST_EPSILON:
        return None
    spent = min(epsilon * index, total)
    return epoch if Budget(total, spent).charge(epsilon) else None


def epoch_us(regime: Regime) -> int:
    """Return how long an epoch lasts, simulated microseconds."""
    return regime.map.epoch_days.value * DAY


def _total(regime: Regime) -> Fraction | None:
    total = regime.map.epsilon_total.value
    return None if total is None else Fraction(str(total))
