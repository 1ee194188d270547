"""Predicts how many homes of a city have a camera of the brand, from national ownership and assumed spread.

It is a test of ownership, not of behavior: no request is made here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import numpy.typing as npt

from ..ownership import DOCUMENTED, share_at
from ..streams import stream
from .assumptions import drawn
from .figures import PublishedFigure

Floats = npt.NDArray[np.float64]


def predicted_homes(figure: PublishedFigure, seed: int, draws: int) -> Floats:
    """Draw the homes of one city that have a camera of the brand, shape (draws,).

    Parameters
    ----------
    figure : PublishedFigure
        Its base is the city's residents, its period two months.
    seed : int
    draws : int

    Raises
    ------
    ValueError
        If the figure has no base.
    """
    if figure.base is None:
        raise ValueError(f"{figure.id} has no base; give the residents of the place")
    national = share_at(DOCUMENTED, _middle_us(figure))
    log_odds = np.log(national / (1 - national))
    draw = stream(seed, figure.id, "calibration/city")
    own = log_odds + drawn("city_spread", seed, draws) * draw.normal(size=draws)
    homes = figure.base / drawn("people_per_home", seed, draws)
    share = np.minimum(1.0, drawn("brand_homes", seed, draws) / (1 + np.exp(-own)))
    return draw.binomial(homes.astype(np.int64), share).astype(np.float64)


def predicted_cameras(figure: PublishedFigure, seed: int, draws: int) -> Floats:
    """Draw the cameras of the brand in one city; parameters as for `predicted_homes`."""
    return np.round(predicted_homes(figure, seed, draws) * drawn("cameras_per_home", seed, draws))


def _middle_us(figure: PublishedFigure) -> int:
    first = date.fromisoformat(f"{figure.period_start}-01")
    last = date.fromisoformat(f"{figure.period_end}-28")
    middle = first + timedelta(days=(last - first).days // 2)
    return int(datetime(middle.year, middle.month, middle.day, tzinfo=UTC).timestamp()) * 1_000_000
