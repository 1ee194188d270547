"""How made-up residents and officers behave: every number with its grade, its source and the range it is swept over.

It holds numbers and draws of counts. It decides nothing about who may be asked or what may be released: the rules do.
Most of the numbers are assumptions, because nobody published them; a result counts only over their whole range.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from .streams import stream

Grade = Literal["documented", "derived", "assumption"]
"""Read at a source; worked out by arithmetic from what was; chosen because nothing was found."""

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the model.

    Parameters
    ----------
    value : float
        What the model runs with.
    grade : Grade
    source : str
        A key of ``policy/regimes/sources.py`` or a metric of ``seed/data/ring_request_statistics.csv``; "" for an
        assumption.
    swept : tuple of float
        The values over which a result must hold, rising.
    why : str
        What it is, in which unit, and why this value was taken.
    """

    value: float
    grade: Grade
    source: str
    swept: tuple[float, ...]
    why: str

    def __post_init__(self) -> None:
        """Refuse a figure without a source that claims one, and a range that leaves its value out."""
        if (self.grade == "assumption") == bool(self.source):
            message = "a documented or derived figure names its source, an assumption names none"
            raise ValueError(message)
        if list(self.swept) != sorted(self.swept) or not self.swept[0] <= self.value <= self.swept[-1]:
            message = f"the swept range {self.swept} must rise and hold the value {self.value:g}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Numbers of a model, each a field that is a `Figure`."""

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Yield every number under its name."""
        for field in fields(self):
            yield field.name, getattr(self, field.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour(Figures):
    """The behaviour model; each field is a `Figure`, explained there."""

    responds: Figure = Figure(
        0.035,
        "documented",
        "response_rate_percent",
        (0.002, 0.01, 0.035, 0.1),
        "Share of the residents asked who send something, on average over requests: 3.5 % in one city in 2018.",
    )
    reads: Figure = Figure(
        0.35,
        "assumption",
        "",
        (0.1, 0.35, 0.8),
        "Share of the residents asked who read the notice at all. Nobody published a share; whoever responds has read.",
    )
    declines: Figure = Figure(
        0.05,
        "assumption",
        "",
        (0.0, 0.05, 0.3),
        "Share of those who read and do not send who say no in so many words; the rest are silent.",
    )
    pull_spread: Figure = Figure(
        1.0,
        "assumption",
        "",
        (0.0, 1.0, 2.0),
        "Standard deviation of the logarithm of an incident's pull on everybody asked about it; its mean is 1. "
        "Shocking incidents exist: one request had more than 50 submissions.",
    )
    clips_each: Figure = Figure(
        1.5,
        "assumption",
        "",
        (1.0, 1.5, 4.0),
        "Mean number of clips in one response, one at least, geometric. No source splits clips by response.",
    )
    read_hours: Figure = Figure(
        12.0,
        "assumption",
        "",
        (1.0, 12.0, 48.0),
        "Median hours from a notice's arrival to a response, for those who respond; logarithms are normal.",
    )
    read_spread: Figure = Figure(
        1.2, "assumption", "", (0.5, 1.2, 2.0), "Standard deviation of the logarithm of those hours."
    )
    uses_feed: Figure = Figure(
        0.5,
        "assumption",
        "",
        (0.2, 0.5, 1.0),
        "Share of the households with a camera that use the neighbors' feed; read only where it is asked for.",
    )
    second_refuses: Figure = Figure(
        0.02,
        "assumption",
        "",
        (0.0, 0.02, 0.2),
        "Chance that the second resident with an account, where there is one, says no to a request before the first "
        "says yes. It matters where one resident may refuse for the household.",
    )
    objects: Figure = Figure(
        0.01,
        "assumption",
        "",
        (0.0, 0.01, 0.1),
        "Share of the incidents at which somebody who was filmed objects, with effect, before anything is shared. It "
        "matters where the regime knows objections.",
    )
    asked_sq_mi: Figure = Figure(
        0.36,
        "derived",
        "GIZ-STATS",
        (0.02, 0.05, 0.1, 0.36, 0.5),
        "Square miles that an officer wants to ask. 14.5 residents asked for each request in 2018 (319 by 22) live on "
        "0.36, at 4 % of homes with a camera and 1,000 homes to the square mile. The smallest asks the next houses.",
    )
    homes_per_sq_mi: Figure = Figure(
        1_000.0,
        "assumption",
        "",
        (160.0, 1_000.0, 16_000.0),
        "Homes to the square mile where requests are made; read only by `answers`, which knows no town.",
    )
    crowding: Figure = Figure(
        2.0,
        "assumption",
        "",
        (0.5, 2.0, 10.0),
        "Shape of the gamma law by which that density varies between requests; smaller is more uneven. Read only by "
        "`answers`.",
    )
    margin_minutes: Figure = Figure(
        30.0,
        "assumption",
        "",
        (0.0, 30.0, 120.0),
        "Minutes that an officer asks for before and after the time within which the incident happened.",
    )
    most_requests: Figure = Figure(
        4.0,
        "assumption",
        "",
        (1.0, 4.0, 10.0),
        "Requests that an officer is ready to file about one incident, one for each further window.",
    )
    report_hours: Figure = Figure(
        24.0,
        "assumption",
        "",
        (2.0, 24.0, 168.0),
        "Median hours from the end of an incident to the request; logarithms are normal (see `REPORT_SPREAD`).",
    )
    review_hours: Figure = Figure(
        6.0, "assumption", "", (0.0, 6.0, 48.0), "Hours until a moderator approves, where the regime reviews requests."
    )
    place_error_m: Figure = Figure(
        30.0,
        "assumption",
        "",
        (0.0, 30.0, 120.0),
        "Metres by which the place on record misses the place where it happened, root mean square along each axis.",
    )
    requests_per_1000_homes: Figure = Figure(
        4.0,
        "assumption",
        "",
        (0.5, 4.0, 20.0),
        "Incidents with a request in a year for each 1,000 homes. The busiest agency known filed 431 in half a year.",
    )

    @property
    def shares(self) -> float:
        """Share of those who read a notice who send something, at a pull of 1."""
        return min(1.0, self.responds.value / self.reads.value)

    def varied(self, name: str, value: float) -> Behaviour:
        """Return the model with one number at another value of its range.

        Raises
        ------
        ValueError
            If there is no such number, or the value lies outside its swept range.
        """
        figure = dict(self.figures()).get(name)
        if figure is None or not figure.swept[0] <= value <= figure.swept[-1]:
            message = f"behaviour has no number {name!r} that may be {value:g}"
            raise ValueError(message)
        return replace(self, **{name: replace(figure, value=value)})


BEHAVIOUR: Final = Behaviour()
"""The model as it stands."""

REPORT_SPREAD: Final = 1.5
"""Standard deviation of the logarithm of the hours from an incident to its request; an assumption."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of some requests, counted; each an array of shape (n,), one number for each request.

    Parameters
    ----------
    asked : array
        Households that got the notice.
    viewed : array
        Of these, those in which somebody read it.
    shared, declined : array
        Of these, those that sent something, and those that said no; the rest were silent.
    clips : array
        Clips that were sent.
    """

    asked: Counts
    viewed: Counts
    shared: Counts
    declined: Counts
    clips: Counts


def answers(
    behaviour: Behaviour, seed: int, name: str, *, requests: int, ownership: float, opt_in: float = 1.0
) -> Answers:
    """Draw what comes of requests that nothing is known about but how many homes have a camera.

    Parameters
    ----------
    behaviour : Behaviour
    seed : int
    name : str
        Names the stream: another name gives independent requests.
    requests : int
        How many.
    ownership, opt_in : float
        Share of homes with a camera, and share of these that may be asked; [0, 1].

    Returns
    -------
    Answers
        With equal arguments equal, on one release of NumPy.

    Raises
    ------
    ValueError
        If a share or the number is out of range.
    """
    if requests < 0 or not (0 <= ownership <= 1 and 0 <= opt_in <= 1):
        message = "answers needs 0 or more requests, and shares of homes and of owners between 0 and 1"
        raise ValueError(message)
    draw = stream(seed, name, "behaviour/answers")
    homes = behaviour.homes_per_sq_mi.value * behaviour.asked_sq_mi.value
    shape = behaviour.crowding.value
    uneven = draw.gamma(shape, 1 / shape, requests)
    asked = draw.poisson(homes * ownership * opt_in * uneven)
    viewed = draw.binomial(asked, behaviour.reads.value)
    shared = draw.binomial(viewed, np.minimum(1.0, behaviour.shares * pulls(behaviour, draw.normal(size=requests))))
    declined = draw.binomial(viewed - shared, behaviour.declines.value)
    # Failures before the n-th success: the sum of n geometric counts that begin at none.
    further = np.zeros_like(shared)
    further[shared > 0] = draw.negative_binomial(shared[shared > 0], 1 / behaviour.clips_each.value)
    return Answers(asked, viewed, shared, declined, shared + further)


def pulls(behaviour: Behaviour, normal: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return by how much incidents pull on everybody asked, mean 1, from standard normal numbers of any shape."""
    spread = behaviour.pull_spread.value
    return np.exp(spread * normal - spread**2 / 2)
