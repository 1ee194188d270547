"""Draws what each held-out figure would be if the fitted model were true, its own chance included.

Each figure has one function here, named in `PREDICTIONS`; a held-out figure without one is an error, never left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from .assumptions import drawn
from .cities import predicted_cameras, predicted_homes
from .exposure import months_within
from .figures import PublishedFigure
from .requests import Model, brought, requests_made

Floats = npt.NDArray[np.float64]
Told = Callable[[str], None]

YEAR_2021: Final = (date(2021, 1, 1), date(2021, 12, 1))
"""January to November, as long as the audit's count of downloads."""
SECONDS_PER_HOUR: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a prediction may use.

    Parameters
    ----------
    figure : PublishedFigure
        What is predicted; its value is not read, but its period and base are.
    model : Model
    joins : array
        When agencies joined, from `exposure.joined`.
    seed : int
    told : callable
        Is told how far the work has come.
    known : dict
        Draws that several figures rest on, computed for the first of them and kept for the others.
    """

    figure: PublishedFigure
    model: Model
    joins: Floats
    seed: int
    told: Told
    known: dict[str, Floats]

    @property
    def base(self) -> float:
        """The base of the figure; `ValueError` where it has none."""
        if self.figure.base is None:
            raise ValueError(f"{self.figure.id} has no base; give the number that it belongs to")
        return self.figure.base


def _one_agency(asked: Asked) -> Floats:
    """Requests of an agency drawn at random, over as many months as the base says."""
    months = np.array([asked.base])
    made = (requests_made(asked.model, n, months, asked.seed, asked.figure.id)[0] for n in range(asked.model.draws))
    return np.array(list(made), dtype=np.float64)


def _last_quarter(asked: Asked) -> Floats:
    """The year's published total times the last quarter's drawn share of it."""
    quarters = [date(2020, month, 1) for month in (1, 4, 7, 10)] + [date(2021, 1, 1)]
    months = np.stack([months_within(asked.joins, *span) for span in pairwise(quarters)], axis=1)
    shares = []
    for number in range(asked.model.draws):
        made = requests_made(asked.model, number, months, asked.seed, asked.figure.id).sum(axis=0)
        shares.append(made[-1] / made.sum())
    return np.array(shares) * asked.base


def _clips(asked: Asked) -> Floats:
    """Clips that all agencies' requests of 2021 bring."""
    if "2021" not in asked.known:
        months = months_within(asked.joins, *YEAR_2021)
        totals = []
        for number in range(asked.model.draws):
            made = requests_made(asked.model, number, months, asked.seed, "2021")
            totals.append(float(brought(asked.model, number, made, asked.seed, "2021").clips.sum()))
            asked.told(f"draw {number + 1}")
        asked.known["2021"] = np.array(totals)
    return asked.known["2021"]


def _hours(asked: Asked) -> Floats:
    """Hours that the clips of 2021 last."""
    return _clips(asked) * drawn("clip_seconds", asked.seed, asked.model.draws) / SECONDS_PER_HOUR


def _best_answered(asked: Asked) -> Floats:
    """Replies to the best answered of all agencies' requests."""
    first = date.fromisoformat(f"{asked.figure.period_start}-01")
    after = date.fromisoformat(f"{asked.figure.period_end}-31")
    months = months_within(asked.joins, first, after)
    most = []
    for number in range(asked.model.draws):
        made = requests_made(asked.model, number, months, asked.seed, asked.figure.id)
        most.append(brought(asked.model, number, made, asked.seed, asked.figure.id).replies.max(initial=0))
    return np.array(most, dtype=np.float64)


def _homes(asked: Asked) -> Floats:
    return predicted_homes(asked.figure, asked.seed, asked.model.draws)


def _cameras(asked: Asked) -> Floats:
    return predicted_cameras(asked.figure, asked.seed, asked.model.draws)


PREDICTIONS: Final[Mapping[str, Callable[[Asked], Floats]]] = MappingProxyType(
    {
        "requests_of_one_agency": _one_agency,
        "requests_of_the_last_quarter": _last_quarter,
        "clips_downloaded": _clips,
        "hours_downloaded": _hours,
        "replies_to_the_best_answered_request": _best_answered,
        "homes_with_the_brand": _homes,
        "cameras_of_the_brand": _cameras,
    }
)
"""What predicts each quantity."""


def predicted(asked: Asked) -> Floats:
    """Return draws of one held-out figure, shape (draws,).

    Parameters
    ----------
    asked : Asked

    Raises
    ------
    ValueError
        If the model has no such quantity.
    """
    prediction = PREDICTIONS.get(asked.figure.quantity)
    if prediction is None:
        raise ValueError(f"{asked.figure.id}: nothing predicts {asked.figure.quantity}; add it to PREDICTIONS")
    return prediction(asked)
