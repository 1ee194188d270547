"""Runs the calibration: fit to the figures that calibrate, predict those that were held out, compare.

Equal seed and draws give an equal result on one release of NumPy. It writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from ..behaviour import BEHAVIOUR
from ..ownership import DOCUMENTED
from .activity import fit_activity
from .assumptions import ASSUMPTIONS, drawn
from .exposure import joined
from .figures import PINNED_SHA256, FiguresError, PublishedFigure, Role, list_sha256, load_figures, with_role
from .intervals import Compared, compare, interval
from .predict import Asked, Told, predicted
from .replies import fit_replies
from .requests import Model

Floats = npt.NDArray[np.float64]

SEED: Final = 1
DRAWS: Final = 1000
FEWEST: Final = 40
"""Fewer draws than this leave less than two outside each end of an interval."""


DRIFTS: Final = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
"""Drifts of the national rate that are tried for a figure that was missed."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A number of the model before and after the calibrating figures were seen: 90 % intervals with medians.

    Parameters
    ----------
    name : str
    before, after : tuple
        Lower end, median, upper end.
    runs_with : float or None
        What the behavior model runs with; None where it has no such number.
    """

    name: str
    before: tuple[float, float, float]
    after: tuple[float, float, float]
    runs_with: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """What came out.

    Parameters
    ----------
    figures : tuple of PublishedFigure
        All of the list.
    fitted : tuple of Fitted
    compared : tuple of Compared
        The held-out figures, in the order of the list.
    flips : dict
        For each missed figure by its id, the least drift of `DRIFTS` at which it would be inside; None if at none.
        Computed after the comparison, and used for nothing.
    sha256 : str
        Of the list of roles.
    seed, draws : int
    effective : float
        Independent draws that the fit of replies is worth, before the final draw.
    """

    figures: tuple[PublishedFigure, ...]
    fitted: tuple[Fitted, ...]
    compared: tuple[Compared, ...]
    flips: dict[str, float | None]
    sha256: str
    seed: int
    draws: int
    effective: float


def calibrate(seed: int = SEED, draws: int = DRAWS, told: Told = lambda _: None) -> Calibration:
    """Fit, predict and compare.

    Parameters
    ----------
    seed : int
    draws : int
        Of the fitted numbers, each with its own prediction; `FEWEST` or more.
    told : callable
        Is told of every step; there are `steps(draws)`.

    Raises
    ------
    FiguresError
        If the list is not the one that was fixed before the first run.
    ValueError
        If there are too few draws.
    """
    if draws < FEWEST:
        raise ValueError(f"{draws} draws leave intervals without ends; take {FEWEST} or more")
    sha256 = list_sha256()
    if sha256 != PINNED_SHA256:
        raise FiguresError("published_figures.csv is not the list that was fixed before the first run; restore it")
    figures = load_figures()
    calibrating = with_role(figures, Role.CALIBRATES)
    joins = joined(calibrating)
    activity = fit_activity(calibrating, joins, seed, draws)
    told("requests")
    fit = fit_replies(calibrating, seed, draws)
    told("replies")
    drift = float(drawn("drift", seed, 1)[0])
    model = Model(activity, fit.replies, drawn("clips_each", seed, draws), drift)
    known: dict[str, Floats] = {}
    questions = [Asked(one, model, joins, seed, told, known) for one in with_role(figures, Role.HELD_OUT).values()]
    compared = tuple(compare(asked.figure, predicted(asked)) for asked in questions)
    flips = _flips(questions, compared)
    return Calibration(figures, _fitted(model, seed), compared, flips, sha256, seed, draws, fit.effective)


def steps(draws: int) -> int:
    """Return how many steps `calibrate` tells of: the two fits, and each draw of the requests of 2021."""
    return 2 + draws


def counted(compared: tuple[Compared, ...]) -> dict[str, tuple[int, int]]:
    """Return how many are inside, of how many: all, those given as a number, those given as a bound or range."""
    groups = {
        "all": compared,
        "numbers": [one for one in compared if not one.is_bound],
        "bounds": [one for one in compared if one.is_bound],
    }
    return {name: (sum(one.inside for one in group), len(group)) for name, group in groups.items()}


def _fitted(model: Model, seed: int) -> tuple[Fitted, ...]:
    after: Mapping[str, Floats] = {
        field.name: getattr(part, field.name) for part in (model.activity, model.replies) for field in fields(part)
    }
    names = (one.name for one in ASSUMPTIONS if one.name in after)
    many = 10_000
    return tuple(
        Fitted(name, interval(drawn(name, seed, many)), interval(after[name]), _runs_with(name)) for name in names
    )


def _runs_with(name: str) -> float | None:
    if name == "notices_per_request":  # in 2018, when 4 % of homes had a camera
        return BEHAVIOUR.homes_per_sq_mi.value * BEHAVIOUR.asked_sq_mi.value * DOCUMENTED.points[0][1]
    known = dict(BEHAVIOUR.figures()).get(name)
    return None if known is None else known.value


def _flips(questions: list[Asked], compared: tuple[Compared, ...]) -> dict[str, float | None]:
    """Return for each missed figure the least drift of `DRIFTS` at which it would be inside."""
    missed = [asked for asked, one in zip(questions, compared, strict=True) if not one.inside]
    return {asked.figure.id: next((drift for drift in DRIFTS if _holds(asked, drift)), None) for asked in missed}


def _holds(asked: Asked, drift: float) -> bool:
    again = replace(asked, model=replace(asked.model, drift=drift), known={}, told=lambda _: None)
    return compare(asked.figure, predicted(again)).inside
