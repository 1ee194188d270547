"""Add two-sided geometric noise to counts, from a table that can be proved.

Noise n has weight round(c e**(-epsilon abs(n))), and the noisy count is folded into 0 to its public cap, as the
infinite law folded there would be. One draw in 2**20 is uniform over these counts whatever the truth, and this floor
covers all rounding (`tape.least_floor`), so epsilon per count holds exactly.

References
----------
Ghosh, Roughgarden & Sundararajan (2012), Universally utility-maximizing privacy mechanisms,
https://doi.org/10.1137/09076828X
"""

from dataclasses import dataclass
from math import ceil, log
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..channel import Channel
from .tape import TAPE_RANGE, apportioned, checked_epsilon, least_floor, words

ANYWHERE_BITS: Final = 33
_ANYWHERE: Final = 1 << ANYWHERE_BITS  # of 2**53 draws
_MAX_REACH: Final = 100_000  # noise of that size says nothing about any town


@dataclass(frozen=True, slots=True, eq=False)
class GeometricTable:
    """The noise of one epsilon: summed weights after the uniform share, from the most negative noise up."""

    epsilon: float
    ends: NDArray[np.int64]
    noise: NDArray[np.int64]
    floor: int
    """What every possible count must get of the uniform share."""


def geometric_table(epsilon: float) -> GeometricTable:
    """Return the table of an epsilon per count.

    Raises
    ------
    ValueError
        If epsilon is not above 0, or so small that noise would reach 100,000.
    """
    # c is below 2**53 epsilon / 2, so that weights further out than this are below one half.
    reach = ceil(log(max(TAPE_RANGE * min(checked_epsilon(epsilon), 2.0), 2.0)) / epsilon) + 1
    if reach > _MAX_REACH:
        raise ValueError(f"Noise at epsilon {epsilon} reaches beyond {_MAX_REACH} counts: raise epsilon.")
    noise = np.arange(-reach, reach + 1)
    weights, left = apportioned(np.exp(-epsilon * np.abs(noise)), TAPE_RANGE - _ANYWHERE, reach)
    # Half a count for each noise of a half-line, what lies beyond the table, what zero took, and doubles' own 2**-49.
    error = 0.51 * (reach + 1) + 1 / epsilon + abs(left) + 16
    return GeometricTable(epsilon, _ANYWHERE + np.cumsum(weights), noise, least_floor(error, epsilon))


def geometric_counts(table: GeometricTable, counts: ArrayLike, caps: ArrayLike, tape: ArrayLike) -> NDArray[np.int64]:
    """Return noisy counts from 0 to their caps, shape (n,).

    Parameters
    ----------
    table
    counts
        True counts, shape (n,).
    caps
        The largest count that is possible by public knowledge, such as the number of addresses; shape (n,).
    tape
        Uniform draws in [0, 1), shape (n,).

    Raises
    ------
    ValueError
        If a count is not from 0 to its cap, or a cap is too large for the table.
    """
    true, most = np.asarray(counts, np.int64), np.asarray(caps, np.int64)
    word = words(tape, true.size)
    if np.any(true < 0) or np.any(true > most):
        raise ValueError("A count is from 0 to its public cap: raise the cap for all data alike, or mend the count.")
    _check(table, int(most.max(initial=0)))
    at = np.searchsorted(table.ends, word, side="right")
    anywhere = ((word & (_ANYWHERE - 1)) * (most + 1)) >> ANYWHERE_BITS
    return np.where(word < _ANYWHERE, anywhere, np.clip(true + table.noise[at], 0, most))


def geometric_channel(table: GeometricTable, cap: int) -> Channel:
    """Return the exact channel from true counts 0 to cap to noisy counts 0 to cap; raises as above."""
    _check(table, cap)
    weights = np.diff(table.ends, prepend=_ANYWHERE)
    found = np.zeros((cap + 1, cap + 1), np.int64)
    for count in range(cap + 1):
        np.add.at(found[count], np.clip(count + table.noise, 0, cap), weights)
    return Channel(found + np.diff(-(-(np.arange(cap + 2) << ANYWHERE_BITS) // (cap + 1))))


def _check(table: GeometricTable, cap: int) -> None:
    if not 0 <= cap < _ANYWHERE // table.floor:
        raise ValueError(f"A cap of {cap} is too large for exact weights at epsilon {table.epsilon}: split the area.")
