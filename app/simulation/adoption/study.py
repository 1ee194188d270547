"""What an agreement adds to ownership: the four arms by expectation and by chance, and how far assumptions move it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from .figures import LOOP, Loop
from .model import ARMS, State, Town, expected, lucky, run

MASS: Final = 0.9
"""Of the interval over runs."""


@dataclass(frozen=True, slots=True)
class Course:
    """One arm of the study.

    Parameters
    ----------
    name : str
    states : tuple of State
        By expectation, month 0 first.
    low, high : tuple of float
        Owners by month between which `MASS` of the runs lie.
    """

    name: str
    states: tuple[State, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """Owners at the end of an agreement's course less those of another arm, run by run.

    Parameters
    ----------
    instead : str
        The other arm.
    value : float
        By expectation.
    low, high : float
        Between which `MASS` of the runs lie; each run has the same luck in both arms.
    """

    instead: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Moved:
    """What the agreement adds by expectation with one number at the ends of its range."""

    name: str
    least: float
    most: float
    at_least: float
    at_most: float


@dataclass(frozen=True, slots=True)
class Study:
    """The whole result."""

    courses: tuple[Course, ...]
    added: tuple[Added, ...]
    moved: tuple[Moved, ...]


def study(town: Town, seed: int, runs: int, loop: Loop = LOOP, changes: Mapping[str, float] | None = None) -> Study:
    """Run the four arms.

    Parameters
    ----------
    town : Town
    seed : int
    runs : int
        By chance, for the intervals.
    loop : Loop
    changes : mapping, optional
        Numbers of the loop to be replaced, by name.
    """
    numbers = loop.values() | dict(changes or {})
    courses: list[Course] = []
    ends: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
    for arm in ARMS:
        drawn = np.array([[state.owners for state in run(town, arm, numbers, lucky(seed, i))] for i in range(runs)])
        low, high = np.quantile(drawn, [(1 - MASS) / 2, (1 + MASS) / 2], axis=0)
        states = tuple(run(town, arm, numbers, expected))
        courses.append(Course(arm.name, states, tuple(low.tolist()), tuple(high.tolist())))
        ends.append(drawn[:, -1])
    added = tuple(_added(course, courses[0], ends[0] - end) for course, end in zip(courses[1:], ends[1:], strict=True))
    return Study(tuple(courses), added, tuple(_moved(town, numbers, loop)))


def _added(other: Course, agreement: Course, differences: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Added:
    low, high = np.quantile(differences, [(1 - MASS) / 2, (1 + MASS) / 2])
    value = agreement.states[-1].owners - other.states[-1].owners
    return Added(other.name, value, float(low), float(high))


def _moved(town: Town, numbers: Mapping[str, float], loop: Loop) -> list[Moved]:
    """Return how the agreement's effect moves with each number alone, the widest first."""
    found: list[Moved] = []
    for name, figure in loop.figures():
        ends = figure.swept[0], figure.swept[-1]
        least, most = (_effect(town, {**numbers, name: value}) for value in ends)
        found.append(Moved(name, ends[0], ends[1], least, most))
    return sorted(found, key=lambda one: -abs(one.at_most - one.at_least))


def _effect(town: Town, numbers: Mapping[str, float]) -> float:
    agreement, without = (list(run(town, arm, numbers, expected))[-1].owners for arm in (ARMS[0], ARMS[-1]))
    return agreement - without
