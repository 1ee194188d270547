"""Estimators of how many partners there are, from lists that are each incomplete. They know counts and no truth.

References
----------
Chapman (1951), Some properties of the hypergeometric distribution with applications to zoological sample censuses.
Seber (1970), The effects of trap response on tag recapture estimates, Biometrics 26 (variance).
Chao (1987), Estimating the population size for capture-recapture data with unequal catchability, Biometrics 43
(log-normal interval of the number unseen).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

Name = Literal["count", "two-lists", "two-lists-grown"]

Z: Final = 1.959963984540054
"""Of a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Two incomplete lists of one day: how many stand on the first, on the second, and on both."""

    first: int
    second: int
    both: int

    @property
    def together(self) -> int:
        """How many stand on either."""
        return self.first + self.second - self.both


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number of partners with an interval that aims at 95 %."""

    name: Name
    value: float
    low: float
    high: float


def count(listed: int) -> Estimate:
    """Take a list for the whole; its interval is the error of counting and nothing else."""
    error = Z * math.sqrt(listed)
    return Estimate("count", listed, max(0.0, listed - error), listed + error)


def two_lists(lists: Lists) -> Estimate:
    """Estimate by capture and recapture after Chapman, which supposes that the lists are independent."""
    value, variance = _chapman(lists)
    unseen = value - lists.together
    if unseen <= 0:
        return Estimate("two-lists", lists.together, lists.together, lists.together)
    spread = math.exp(Z * math.sqrt(math.log1p(variance / unseen**2)))
    return Estimate("two-lists", value, lists.together + unseen / spread, lists.together + unseen * spread)


def two_lists_grown(then: Lists, listed_now: int, together_now: int) -> Estimate | None:
    """Estimate an earlier day by two lists that mean that day, and let it grow as the first list grew since.

    It supposes that the lists are independent, and that the first list trails the truth by as much now as then.

    Parameters
    ----------
    then : Lists
        As of the earlier day.
    listed_now : int
        How many stand on the first list now, ``then.first`` or more.
    together_now : int
        How many are known now from either list: neither the estimate nor its interval lies below.

    Returns
    -------
    Estimate or None
        None where nobody was listed then, or nobody stood on both: there is nothing to go on.
    """
    if not then.first or not then.both:
        return None
    base, variance = _chapman(then)
    value = base * listed_now / then.first
    came = listed_now - then.first
    log_variance = variance / base**2 + came / listed_now**2
    spread = math.exp(Z * math.sqrt(log_variance))
    known = float(together_now)
    return Estimate("two-lists-grown", max(known, value), max(known, value / spread), max(known, value * spread))


def _chapman(lists: Lists) -> tuple[float, float]:
    """Return the estimate and Seber's estimate of its variance."""
    first, second, both = lists.first, lists.second, lists.both
    value = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    return value, variance
