"""A finite mechanism as a table of whole numbers, and what exactly it gives away.

Row i holds how many of the row's equally likely draws lead from input i to each output. Nothing here samples:
a figure covers events of any probability. It says nothing about the sampler that reads the table, about keys, or
about several releases together.

References
----------
Chatzikokolakis, Andres, Bordenabe & Palamidessi (2013), Broadening the scope of differential privacy using metrics,
https://doi.org/10.1007/978-3-642-39077-7_5
Smith (2009), On the foundations of quantitative information flow, https://doi.org/10.1007/978-3-642-00596-1_21
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf, log2
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

MAX_ROW_SUM: Final = 1 << 53  # below it a double holds every whole number
MAX_EXPONENT: Final = Fraction(1000)  # a quotient of whole weights and sums cannot reach e**1000
_GUARD_BITS: Final = 128


@dataclass(frozen=True, slots=True, eq=False)
class Channel:
    """Whole weights, int64 of shape (inputs, outputs); row i is a distribution once divided by its sum.

    Raises
    ------
    ValueError
        If the table is no such table: empty, negative, of another type, or with a row sum of 0 or above 2**53.
    """

    weights: NDArray[np.int64]

    def __post_init__(self) -> None:
        """Refuse what is no table of weights."""
        if self.weights.dtype != np.int64 or self.weights.ndim != 2 or not self.weights.size:  # noqa: PLR2004 - a table
            raise ValueError("A channel is a table of int64 weights, inputs by outputs, with at least one of each.")
        if self.weights.min() < 0 or self.weights.max() > MAX_ROW_SUM:
            raise ValueError("A weight is a whole number from 0 to 2**53.")
        if not all(0 < total <= MAX_ROW_SUM for total in self.sums):
            raise ValueError("The weights of an input add up to a whole number from 1 to 2**53.")

    @property
    def sums(self) -> list[int]:
        """Return the sum of each row, exactly."""
        return [sum(row) for row in self.weights.tolist()]

    def shares(self) -> NDArray[np.float64]:
        """Return each row as probabilities, to the precision of a double."""
        return self.weights / np.array(self.sums, np.float64)[:, None]


class Violation(NamedTuple):
    """Row numbers of two inputs, and the output that is too much likelier under the first than under the second."""

    first: int
    second: int
    output: int


def certain(outputs: Sequence[object]) -> Channel:
    """Return the channel of a mechanism without chance, from the output of each input (any hashable values)."""
    columns = {output: column for column, output in enumerate(dict.fromkeys(outputs))}
    weights = np.zeros((len(outputs), len(columns)), np.int64)
    weights[np.arange(len(outputs)), [columns[output] for output in outputs]] = 1
    return Channel(weights)


def exact_epsilon(channel: Channel, distances: ArrayLike) -> float:
    """Return the smallest epsilon per unit of distance that the table keeps, to the precision of a double.

    It is the largest difference ln M(z,i) - ln M(z,k) over d(i,k), for distances of shape (inputs, inputs) in any
    unit; infinite where some output is possible for one of two inputs only, or where two at distance 0 differ.
    """
    apart = np.asarray(distances, np.float64)
    with np.errstate(divide="ignore"):
        logs = np.log(channel.shares())
    worst = 0.0
    for row, far in zip(logs, apart, strict=True):
        with np.errstate(invalid="ignore"):
            gaps = np.nan_to_num(np.abs(row - logs), nan=0.0, posinf=inf).max(axis=1)  # nan: neither can happen
        with np.errstate(divide="ignore", invalid="ignore"):
            worst = max(worst, float(np.nan_to_num(gaps / far, nan=0.0, posinf=inf).max()))
    return worst


def exp_below(x: Fraction) -> Fraction:
    """Return a fraction at most e**x, and above (1 - 2**-100) e**x; raises ValueError unless x is 0 to 1000.

    Every term of the series is positive and rounded down, so the sum can only be too small.
    """
    if not 0 <= x <= MAX_EXPONENT:
        raise ValueError(f"An exponent is a fraction from 0 to {MAX_EXPONENT}, not {x}.")
    term = total = 1 << _GUARD_BITS
    step = 0
    while term:
        step += 1
        term = term * x.numerator // (x.denominator * step)
        total += term
    return Fraction(total, 1 << _GUARD_BITS)


def first_violation(channel: Channel, epsilon: Fraction, distances: NDArray[np.int64]) -> Violation | None:
    """Return where the table breaks epsilon, or None: then it is proved, with whole numbers only.

    For all inputs i, k and outputs j it must hold that W[i,j] S[k] <= e**(epsilon d[i,k]) W[k,j] S[i]. The
    quotients W[i,j] / W[k,j] pick the outputs to look at: division rounds in order, so the largest true quotient
    is among the largest rounded ones, and each of those is checked exactly. Distances are whole numbers, rounded
    down, of shape (inputs, inputs); epsilon is per unit of them.
    """
    sums = channel.sums
    bounds = {int(d): exp_below(min(epsilon * int(d), MAX_EXPONENT)) for d in np.unique(distances)}
    for i, row in enumerate(channel.weights):
        with np.errstate(divide="ignore", invalid="ignore"):
            quotients = np.where(row > 0, row / channel.weights, 0.0)
        largest = quotients.max(axis=1, keepdims=True)
        for k, j in np.argwhere(quotients == largest).tolist():
            bound = bounds[int(distances[i, k])]
            ours, theirs = int(row[j]) * sums[k], int(channel.weights[k, j]) * sums[i]
            if ours * bound.denominator > bound.numerator * theirs:
                return Violation(i, k, j)
    return None


def bayes_vulnerability(channel: Channel, prior: ArrayLike | None = None) -> float:
    """Return the chance that the best guess after one output is right; the prior is uniform unless given."""
    known = np.full(len(channel.weights), 1 / len(channel.weights)) if prior is None else np.asarray(prior, np.float64)
    return float((channel.shares() * known[:, None]).max(axis=0).sum())


def min_entropy_leakage(channel: Channel, prior: ArrayLike | None = None) -> float:
    """Return by how many bits one output raises the best guess over guessing blindly."""
    blind = 1 / len(channel.weights) if prior is None else float(np.max(np.asarray(prior, np.float64)))
    return log2(bayes_vulnerability(channel, prior) / blind)


def capacity(channel: Channel) -> float:
    """Return the largest min-entropy leakage over all priors, in bits."""
    return log2(float(channel.shares().max(axis=0).sum()))
