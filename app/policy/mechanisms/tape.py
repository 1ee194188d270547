"""Turn a tape of uniforms into exact choices among whole weights that add up to 2**53.

A tape is an array of doubles in [0, 1), each a multiple of 2**-53: what `noise.keyed_uniforms` and NumPy's
generators give. Read as whole numbers below 2**53 its draws choose from a table of whole weights with exactly
their shares, which no arithmetic on doubles does. It draws nothing itself: the tape is the only randomness.

References
----------
Mironov (2012), On significance of the least significant bits for differential privacy,
https://doi.org/10.1145/2382196.2382264
"""

from math import ceil, isfinite, tanh
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]

TAPE_BITS: Final = 53
TAPE_RANGE: Final = 1 << TAPE_BITS
_GUIDE_BITS: Final = 20


def words(tape: ArrayLike, points: int) -> Integers:
    """Return the draws of a tape of shape (points,) as whole numbers from 0 up to, not including, 2**53.

    Raises
    ------
    ValueError
        If the tape has another shape, or a draw is not in [0, 1).
    """
    drawn = np.asarray(tape, np.float64)
    if drawn.shape != (points,):
        raise ValueError(f"A tape for {points} points has shape ({points},), not {drawn.shape}: one draw a point.")
    if drawn.size and not (drawn.min() >= 0 and drawn.max() < 1):
        raise ValueError("A tape holds uniform draws from 0 up to, not including, 1.")
    return (drawn * TAPE_RANGE).astype(np.int64)


def columns_of(tape: ArrayLike, points: int, draws: int) -> Floats:
    """Return a tape of shape (points, draws) as contiguous columns, shape (draws, points).

    Raises
    ------
    ValueError
        If the tape has another shape: each point needs draws of its own.
    """
    drawn = np.asarray(tape, np.float64)
    if drawn.shape != (points, draws):
        raise ValueError(f"A tape for {points} points has shape ({points}, {draws}), not {drawn.shape}.")
    return np.ascontiguousarray(drawn.T)  # NumPy may round strided input otherwise


def apportioned(shares: ArrayLike, total: int, at: int) -> tuple[Integers, int]:
    """Round shares to whole weights with an exact sum.

    Parameters
    ----------
    shares
        Any multiple of the probabilities, shape (n,).
    total
        What the weights add up to, at most 2**53.
    at
        The entry that takes what rounding leaves over: the largest, where it matters least.

    Returns
    -------
    weights, left
        Weights of shape (n,), and how much `at` took, in either direction.
    """
    real = np.asarray(shares, np.float64)
    weights = np.rint(real * (total / real.sum())).astype(np.int64)
    left = total - sum(weights.tolist())
    weights[at] += left
    return weights, left


def guide_to(ends: Integers) -> NDArray[np.int32]:
    """Return where the search for a word in summed weights begins: one entry for each 2**20th of the range, and one.

    Chen & Asau (1974), On generating random variates from an empirical distribution,
    https://doi.org/10.1080/05695557408974949
    """
    starts = np.arange((1 << _GUIDE_BITS) + 1) << (TAPE_BITS - _GUIDE_BITS)
    guide: NDArray[np.int32] = np.searchsorted(ends, starts, side="right").astype(np.int32)
    return guide


def chosen(ends: Integers, guide: NDArray[np.int32], word: Integers) -> NDArray[np.int64]:
    """Return the index of the entry that each word, shape (n,), falls on: how many ends are at most the word.

    Where both ends of its part of the range fall on one entry, so does the word; else a binary search tells.
    """
    part = word >> (TAPE_BITS - _GUIDE_BITS)
    at: NDArray[np.int64] = guide[part].astype(np.int64)
    unsure = np.flatnonzero(at != guide[part + 1])
    at[unsure] = np.searchsorted(ends, word[unsure], side="right")
    return at


def least_floor(error: float, exponent: float) -> int:
    """Return the constant that, added to every weight, makes rounded weights keep an exact ratio.

    Let true weights a, b have a <= b e**x, and rounded ones differ from them by at most `error`. Then
    a' + f <= e**x (b' + f) as soon as f (e**x - 1) >= error (e**x + 1), that is f >= error / tanh(x / 2). It falls
    as x grows, so the smallest exponent that occurs settles it.
    """
    return ceil(error / tanh(exponent / 2))


def checked_epsilon(epsilon: float) -> float:
    """Return epsilon, or raise ValueError unless it is a finite number above 0."""
    if not (isfinite(epsilon) and epsilon > 0):
        raise ValueError(f"An epsilon is a finite number above 0, not {epsilon}.")
    return epsilon
