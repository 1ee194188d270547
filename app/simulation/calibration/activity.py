"""Fits how often agencies ask, and how unequal they are, from a national total and the busiest agency.

Agencies' rates have a gamma law, and given its rate an agency's requests are Poisson. It says nothing of who is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from ..streams import stream
from .assumptions import ASSUMPTIONS
from .exposure import months_within
from .figures import PublishedFigure
from .laws import at_most, log_count, resampled

Floats = npt.NDArray[np.float64]

YEAR: Final = (date(2020, 1, 1), date(2021, 1, 1))
HALF: Final = (date(2020, 7, 1), date(2021, 1, 1))
_RATES: Final = 160
_SHAPES: Final = 60
_BINS: Final = 6


@dataclass(frozen=True, slots=True)
class Activity:
    """Draws of how often agencies ask, each of shape (draws,).

    Parameters
    ----------
    requests_per_month : array
        Mean over agencies.
    agency_shape : array
        Of the gamma law of their rates.
    """

    requests_per_month: Floats
    agency_shape: Floats


def fit_activity(figures: Mapping[str, PublishedFigure], joins: Floats, seed: int, draws: int) -> Activity:
    """Fit to ``us-2020`` and ``milwaukee-2020``, on a grid, and draw from the result.

    Parameters
    ----------
    figures : mapping
        The calibrating figures by id.
    joins : array
        When agencies joined, from `exposure.joined`.
    seed : int
    draws : int
        How many.

    Raises
    ------
    ValueError
        If nothing on the grid agrees with the figures.
    """
    rates, shapes = (_edges(name, count) for name, count in (("requests_per_month", _RATES), ("agency_shape", _SHAPES)))
    rate, shape = (one.ravel() for one in np.meshgrid(_middles(rates), _middles(shapes), indexing="ij"))
    year = months_within(joins, *YEAR)
    half = months_within(joins, *HALF)
    # The law before any figure is flat on both logarithms, and so are the grid's steps.
    total, busiest = round(figures["us-2020"].value), round(figures["milwaukee-2020"].value)
    log_weights = log_total(total, rate, shape, year) + log_busiest(busiest, rate, shape, half)
    cells = resampled(log_weights, seed, "activity", draws)
    u = stream(seed, "activity", "calibration/within").random((2, draws))
    at_rate, at_shape = np.unravel_index(cells, (_RATES, _SHAPES))
    return Activity(_inside(rates, at_rate, u[0]), _inside(shapes, at_shape, u[1]))


def log_total(total: int, rate: Floats, shape: Floats, months: Floats) -> Floats:
    """Return the log-probability of all agencies' requests together.

    Parameters
    ----------
    total : int
    rate, shape : array
        Shape (n,): mean requests of an agency in a month, and the shape of the rates' gamma law.
    months : array
        Of each agency in the portal, shape (agencies,).

    Notes
    -----
    A sum of gamma rates is taken for one gamma rate of the same mean and variance.
    """
    pooled = shape * months.sum() ** 2 / (months**2).sum()
    return log_count(total, pooled, rate * months.sum())


def log_busiest(most: int, rate: Floats, shape: Floats, months: Floats) -> Floats:
    """Return the log-probability that the busiest of all agencies made ``most`` requests; parameters as `log_total`."""
    all_at_most, all_below = np.zeros_like(rate), np.zeros_like(rate)
    counts, edges = np.histogram(months[months > 0], bins=_BINS)
    for agencies, spent in zip(counts, _middles(edges, logged=False), strict=True):
        reached, below = at_most(most, shape, rate * spent)
        all_at_most += agencies * np.log(reached)
        with np.errstate(divide="ignore"):  # nothing lies below a count of none
            all_below += agencies * np.log(below)
    with np.errstate(divide="ignore"):
        log_mass: Floats = all_at_most + np.log(-np.expm1(all_below - all_at_most))
    return log_mass


def _edges(name: str, count: int) -> Floats:
    one = next(each for each in ASSUMPTIONS if each.name == name)
    return np.exp(np.linspace(np.log(one.low), np.log(one.high), count + 1))


def _middles(edges: Floats, *, logged: bool = True) -> Floats:
    halved: Floats = np.sqrt(edges[1:] * edges[:-1]) if logged else (edges[1:] + edges[:-1]) / 2
    return halved


def _inside(edges: Floats, cell: npt.NDArray[np.intp], u: Floats) -> Floats:
    placed: Floats = edges[cell] * (edges[cell + 1] / edges[cell]) ** u
    return placed
