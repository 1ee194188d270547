"""The few laws that the fits need, on arrays: negative binomial counts, and draws from weighted ones.

They know nothing of agencies or requests.
"""

from __future__ import annotations

from math import lgamma

import numpy as np
import numpy.typing as npt

from ..streams import stream

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


def log_count(count: int, shape: Floats, mean: Floats) -> Floats:
    """Return the log-probability of a negative binomial count, a Poisson one whose rate has a gamma law.

    Parameters
    ----------
    count : int
    shape : array
        Of the gamma law, positive.
    mean : array
        Of the count, positive; broadcasts with `shape`.

    References
    ----------
    Greenwood, Yule (1920), An inquiry into the nature of frequency distributions representative of multiple
    happenings. https://doi.org/10.2307/2341080
    """
    log_gamma = np.vectorize(lgamma, otypes=[np.float64])
    log_rising = log_gamma(shape + count) - log_gamma(shape)
    spread = np.log(shape + mean)
    log_mass: Floats = (
        log_rising + shape * (np.log(shape) - spread) + count * (np.log(mean) - spread) - lgamma(count + 1)
    )
    return log_mass


def at_most(count: int, shape: Floats, mean: Floats) -> tuple[Floats, Floats]:
    """Return the chances that a negative binomial count is at most ``count``, and at most ``count - 1``.

    Parameters
    ----------
    count : int
        One or more.
    shape, mean : array
        As for `log_count`, of one shape.
    """
    log_ratio = np.log(mean) - np.log(mean + shape)
    log_mass = shape * (np.log(shape) - np.log(shape + mean))
    below = np.zeros_like(shape)
    for step in range(count):
        below += np.exp(log_mass)
        log_mass = log_mass + np.log(shape + step) - np.log(step + 1.0) + log_ratio
    return below + np.exp(log_mass), below


def resampled(log_weights: Floats, seed: int, name: str, count: int) -> Whole:
    """Draw indices in proportion to weights, systematically: one uniform number serves all draws.

    Parameters
    ----------
    log_weights : array
        Logarithms of the weights, up to a constant, shape (n,).
    seed : int
    name : str
        Names the stream.
    count : int
        How many indices.

    Returns
    -------
    array
        Shape (count,), in random order.

    Raises
    ------
    ValueError
        If no weight is finite: nothing agrees with what was observed.

    References
    ----------
    Kitagawa (1996), Monte Carlo filter and smoother for non-Gaussian nonlinear state space models.
    https://doi.org/10.2307/1390750
    """
    if not np.isfinite(log_weights).any():
        raise ValueError("no draw agrees with the calibrating figures; widen the ranges of the assumptions")
    draw = stream(seed, name, "calibration/resample")
    cumulated = np.cumsum(_weights(log_weights))
    places = (draw.random() + np.arange(count)) / count * cumulated[-1]
    chosen = np.minimum(np.searchsorted(cumulated, places, side="right"), len(cumulated) - 1)
    return draw.permutation(chosen).astype(np.int64)


def effective_draws(log_weights: Floats) -> float:
    """Return how many equally weighted draws the weighted ones are worth.

    References
    ----------
    Kong (1992), A note on importance sampling using standardized weights.
    Technical Report 348, Department of Statistics, University of Chicago.
    """
    weights = _weights(log_weights)
    return float(weights.sum() ** 2 / (weights**2).sum())


def _weights(log_weights: Floats) -> Floats:
    finite = np.where(np.isfinite(log_weights), log_weights, -np.inf)
    weights: Floats = np.exp(finite - finite.max())
    return weights
