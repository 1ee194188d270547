"""Compares a published figure with a predictive interval; it knows nothing of what was predicted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from .figures import PublishedFigure, Relation

Floats = npt.NDArray[np.float64]

MASS: Final = 0.9
"""Of a predictive interval; what is left is halved between its sides."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A held-out figure beside its prediction.

    Parameters
    ----------
    figure : PublishedFigure
    low, middle, high : float
        The interval's ends and the median, in the figure's unit.
    below : float
        Share of the draws below the published value, draws equal to it counted half.
    inside : bool
    """

    figure: PublishedFigure
    low: float
    middle: float
    high: float
    below: float
    inside: bool

    @property
    def is_bound(self) -> bool:
        """Whether the source gives only a bound or a range, so that fewer predictions can miss it."""
        return self.figure.relation not in {Relation.EXACTLY, Relation.ABOUT}


def interval(draws: Floats, mass: float = MASS) -> tuple[float, float, float]:
    """Return the lower end, median and upper end of the central interval: draws, not values between them.

    Parameters
    ----------
    draws : array
        Shape (n,), n > 0.
    mass : float
        In (0, 1).
    """
    low, middle, high = np.quantile(draws, [(1 - mass) / 2, 0.5, (1 + mass) / 2], method="inverted_cdf")
    return float(low), float(middle), float(high)


def compare(figure: PublishedFigure, draws: Floats) -> Compared:
    """Compare a figure with draws of what it would be.

    Parameters
    ----------
    figure : PublishedFigure
    draws : array
        Shape (n,), n > 0, in the figure's unit.

    Returns
    -------
    Compared
        A bound is missed only if the interval lies wholly on its wrong side; a range, if the interval does not meet it.
    """
    low, middle, high = interval(draws)
    below = float(((draws < figure.value) + (draws == figure.value) * 0.5).mean())
    least, most = _allowed(figure)
    return Compared(figure, low, middle, high, below, inside=low <= most and high >= least)


def _allowed(figure: PublishedFigure) -> tuple[float, float]:
    """Return the least and the greatest value that the source allows."""
    match figure.relation:
        case Relation.AT_LEAST:
            return figure.value, np.inf
        case Relation.AT_MOST:
            return -np.inf, figure.value
        case _:
            return figure.value, figure.value if figure.value_to is None else figure.value_to
