"""What is counted of each incident, for one regime at one opt-in and one ownership."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ...policy.regime import Regime
from ...policy.rules.how_few_are_asked import how_few_are_asked
from ...policy.units import HOUR
from .answering import Answerable
from .asking import Asked
from .ground import Ground
from .officer import Desk

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

_SURE: Final = 1 - 1e-12
"""So that the logarithm of no answer stays finite where everybody is willing."""


@dataclass(frozen=True, slots=True, eq=False)
class Yearly:
    """One regime's year, before ownership and opt-in are looked at."""

    regime: Regime
    desk: Desk
    asked: Asked
    answerable: Answerable


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """What came of each incident; arrays of shape (incidents,) but for the last two.

    Parameters
    ----------
    arrives : array
        Chance that at least one clip that shows the event arrives, given everything but who is willing.
    drawn : array
        1 where one does arrive by the drawn willingness, else 0.
    filmed : array
        1 where a camera that hangs at this ownership filmed the event, whoever its owner is, else 0.
    nobody : array
        Chance that none of the households asked is willing, whether or not it filmed anything.
    willing, willing_asked : array
        Expected willing households that filmed the event and may be asked; those of them that are.
    clips : array
        Expected clips that show the event and arrive.
    notices : array
        Households that get a notice; one that gets two counts twice.
    delays_h, weights : arrays of shape (n,)
        Hours from the filing to the arrival of each such clip, and how many of it are expected.
    """

    arrives: Floats
    drawn: Floats
    filmed: Floats
    nobody: Floats
    willing: Floats
    willing_asked: Floats
    clips: Floats
    notices: Floats
    delays_h: Floats
    weights: Floats


def measure(year: Yearly, ground: Ground, opt_in: float, ownership: float) -> Sums:
    """Count one regime's year at an opt-in and an ownership in [0, 1]."""
    count = len(ground.happenings)
    rows = year.asked.rows(ground, opt_in, ownership)
    delivered = _delivered(year, rows)
    rows &= delivered[year.asked.request]
    of = np.array([filed.which for filed in year.desk.filed], np.int64)
    notices = np.bincount(of[year.asked.request[rows]], minlength=count)
    return _sums(year.answerable, ground, rows, notices.astype(np.float64), opt_in, ownership)


def _delivered(year: Yearly, rows: Flags) -> Flags:
    """Return which requests reach anybody: the rule about too few recipients speaks on each."""
    counts = np.bincount(year.asked.request[rows], minlength=len(year.desk.filed))
    names = [str(number) for number in range(int(counts.max(initial=0)))]
    passes = {int(n): bool(how_few_are_asked(names[: int(n)], year.regime)) for n in np.unique(counts)}
    return np.array([passes[int(n)] for n in counts], np.bool_)


def _sums(answers: Answerable, ground: Ground, rows: Flags, notices: Floats, opt_in: float, ownership: float) -> Sums:
    count = notices.size
    owned = ground.owns[answers.home] < ownership
    could = owned & (ground.opts[answers.home] < opt_in)
    asked = np.zeros(answers.row.shape, np.bool_)
    reached = answers.row >= 0
    asked[reached] = rows[answers.row[reached]]
    sends = asked & (answers.clips > 0)
    at, chance = answers.incident[sends], answers.chance[sends]
    silent = np.bincount(at, np.log1p(-np.minimum(chance, _SURE)), count)
    drawn = np.bincount(at[answers.luck[sends] < chance], minlength=count) > 0
    weights = chance * answers.clips[sends]
    chances = np.array([happening.chance for happening in ground.happenings], np.float64)
    return Sums(
        arrives=-np.expm1(silent),
        drawn=drawn.astype(np.float64),
        filmed=(np.bincount(answers.incident[owned], minlength=count) > 0).astype(np.float64),
        willing=_summed(answers, could, count),
        willing_asked=_summed(answers, could & asked, count),
        nobody=np.power(1 - chances, notices),
        clips=np.bincount(at, weights, count).astype(np.float64),
        notices=notices,
        delays_h=answers.delay_us[sends] / HOUR,
        weights=weights,
    )


def _summed(answers: Answerable, held: Flags, count: int) -> Floats:
    return np.bincount(answers.incident[held], answers.chance[held], count).astype(np.float64)


def quantile(values: Floats, weights: Floats, share: float) -> float | None:
    """Return the value below which a share of the weight lies; None where there is no weight."""
    if not weights.sum() > 0:
        return None
    order = np.argsort(values, kind="stable")
    reached = np.searchsorted(np.cumsum(weights[order]), share * weights.sum())
    return float(values[order][min(int(reached), values.size - 1)])
