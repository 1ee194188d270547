"""A study: regimes beside `video-request-2019` in several towns, over opt-in, ownership, wanted area and behaviour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from ...policy.gate import Gate
from ...policy.regime import Regime
from ...policy.regimes.video_request_2019 import VIDEO_REQUEST_2019
from ...policy.standard import STANDARD
from ..behaviour import BEHAVIOUR, Behaviour, Figure
from ..towns import Town
from .answering import answer_all
from .asking import Asked, ask_all
from .compare import resamples
from .ground import Ground, inhabitants, survey
from .maps import expected, skip
from .measure import Yearly, measure
from .officer import Desk, file_all
from .rows import CellRow, MapRow, Results, VariedRow, cell_row, map_row, officer_row, town_row, varied_row

Floats = npt.NDArray[np.float64]

BASELINE: Final = VIDEO_REQUEST_2019
GATE: Final = Gate(STANDARD)
OPT_INS: Final = (0.05, 0.1, 0.25, 0.5, 0.75, 1.0)
OWNERSHIPS: Final = (0.02, 0.04, 0.08, 0.12, 0.2, 0.27)
MIDDLE: Final = (0.5, 0.12)
"""The opt-in and the ownership at which all else is varied."""
MAP_OPT_IN: Final = 0.3
"""Share of the owners who agreed to be counted on a map, where they are asked; an assumption."""
FEWEST_INCIDENTS: Final = 1_000
"""With fewer a result is not to be quoted."""
WANTED: Final = "asked_sq_mi"
ONE_BY_ONE: Final = (
    "responds",
    "pull_spread",
    "read_hours",
    "second_refuses",
    "objects",
    "margin_minutes",
    "most_requests",
    "report_hours",
    "place_error_m",
)
"""Numbers of the behaviour model that are varied one by one; the others are not read or scale both sides alike."""
ANSWERS_ONLY: Final = frozenset({"responds", "pull_spread", "read_hours", "second_refuses", "objects"})
"""Of these, those that no filing and no asking depends on."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be studied.

    Parameters
    ----------
    regimes : tuple of Regime
        Beside the baseline.
    towns : tuple of Town
        In the second (or the only one) the numbers of the behaviour model are varied one by one.
    vary : bool
        Whether wanted areas and behaviour are varied too.
    """

    regimes: tuple[Regime, ...]
    towns: tuple[Town, ...]
    incidents: int
    opt_ins: tuple[float, ...] = OPT_INS
    ownerships: tuple[float, ...] = OWNERSHIPS
    seed: int = 1
    behaviour: Behaviour = BEHAVIOUR
    vary: bool = True

    @property
    def most_owning(self) -> float:
        """The largest ownership that is looked at."""
        return max(*self.ownerships, MIDDLE[1])

    @property
    def steps(self) -> int:
        """How often `study` tells of a step."""
        areas = len(self.behaviour.asked_sq_mi.swept)
        varied = sum(1 for _ in _changes(self.behaviour))
        return len(self.towns) * (1 + areas * self.vary) + varied * self.vary


def study(order: Order, tell: Tell = lambda _: None) -> Results:
    """Run a study; equal orders give equal results on one release of NumPy.

    Parameters
    ----------
    tell : callable
        Is told each step as it begins.
    """
    found = Results((), (), (), (), (), ())
    for town in order.towns:
        part = _of_town(order, town, tell)
        found = Results(
            found.towns + part.towns,
            found.officers + part.officers,
            found.cells + part.cells,
            found.areas + part.areas,
            (),
            found.maps + part.maps,
        )
    if not order.vary:
        return found
    middle = order.towns[min(1, len(order.towns) - 1)]
    return replace(found, varied=tuple(_one_by_one(order, middle, tell)))


def _of_town(order: Order, town: Town, tell: Tell) -> Results:
    tell(f"{town.key}: opt-in and ownership")
    people = inhabitants(town, order.seed, order.most_owning)
    ground = survey(town, order.behaviour, order.seed, incidents=order.incidents, people=people)
    again = resamples(order.incidents, order.seed, town.key)
    years = years_of(_regimes(order), order.behaviour, ground)
    return Results(
        towns=(town_row(town),),
        officers=tuple(officer_row(town, year) for year in years),
        cells=tuple(_cells(order, ground, years, again)),
        areas=tuple(_areas(order, ground, years, again, tell)) if order.vary else (),
        varied=(),
        maps=tuple(_maps(order, ground, years, again)),
    )


def years_of(regimes: Sequence[Regime], behaviour: Behaviour, ground: Ground) -> list[Yearly]:
    """Return each regime's year; regimes that differ in no rule that is read here share one."""
    years: list[Yearly] = []
    for regime in regimes:
        same = next((year for year in years if _rules(year.regime) == _rules(regime)), None)
        if same is not None:
            years.append(replace(same, regime=regime))
            continue
        desk = file_all(GATE, regime, behaviour, ground.happenings)
        years.append(_answered(regime, ground, desk, ask_all(GATE, regime, behaviour, ground, desk)))
    return years


def _answered(regime: Regime, ground: Ground, desk: Desk, asked: Asked) -> Yearly:
    return Yearly(regime, desk, asked, answer_all(GATE, regime, ground, desk, asked))


def _rules(regime: Regime) -> tuple[object, ...]:
    """Return everything but the map: asking and answering read no map."""
    return regime.request, regime.delivery, regime.sharing, regime.consent, regime.agency, regime.records


def _cells(order: Order, ground: Ground, years: Sequence[Yearly], again: Floats) -> Iterator[CellRow]:
    for opt_in in order.opt_ins:
        for ownership in order.ownerships:
            sums = [measure(year, ground, opt_in, ownership) for year in years]
            for year, one in zip(years, sums, strict=True):
                yield cell_row(ground, order.behaviour, year, one, sums[0], again, at=(opt_in, ownership))


def _areas(order: Order, ground: Ground, usual: Sequence[Yearly], again: Floats, tell: Tell) -> Iterator[VariedRow]:
    """Vary the area that the officer wants, with everything else as it is."""
    for wanted in order.behaviour.asked_sq_mi.swept:
        tell(f"{ground.town.key}: {wanted:g} square miles wanted")
        behaviour = order.behaviour.varied(WANTED, wanted)
        years = usual if behaviour == order.behaviour else years_of(_regimes(order), behaviour, ground)
        yield from _varied(years, ground, (WANTED, wanted), again)


def _one_by_one(order: Order, town: Town, tell: Tell) -> Iterator[VariedRow]:
    """Vary every other number of the behaviour model by itself, in one town."""
    again = resamples(order.incidents, order.seed, town.key)
    people = inhabitants(town, order.seed, MIDDLE[1])
    plain = survey(town, order.behaviour, order.seed, incidents=order.incidents, people=people)
    usual = years_of(_regimes(order), order.behaviour, plain)
    for name, value in _changes(order.behaviour):
        tell(f"{town.key}: {name} = {value:g}")
        behaviour = order.behaviour.varied(name, value)
        ground = survey(town, behaviour, order.seed, incidents=order.incidents, people=people)
        answered_again = name in ANSWERS_ONLY
        years = (
            [_answered(year.regime, ground, year.desk, year.asked) for year in usual]
            if answered_again
            else years_of(_regimes(order), behaviour, ground)
        )
        yield from _varied(years, ground, (name, value), again)


def _regimes(order: Order) -> tuple[Regime, ...]:
    return (BASELINE, *order.regimes)


def _changes(behaviour: Behaviour) -> Iterator[tuple[str, float]]:
    figures: dict[str, Figure] = dict(behaviour.figures())
    for name in ONE_BY_ONE:
        ends = figures[name].swept[0], figures[name].swept[-1]
        yield from ((name, value) for value in ends if value != figures[name].value)


def _varied(years: Sequence[Yearly], ground: Ground, changed: tuple[str, float], again: Floats) -> Iterator[VariedRow]:
    sums = [measure(year, ground, *MIDDLE) for year in years]
    for year, one in zip(years[1:], sums[1:], strict=True):
        yield varied_row(ground.town.key, year.regime.id, changed, one, sums[0], again)


def _maps(order: Order, ground: Ground, years: Sequence[Yearly], again: Floats) -> Iterator[MapRow]:
    """Leave requests out by what each regime's map shows, and by the truth that no map may show."""
    for year in years:
        seen = expected(GATE, year.regime, order.behaviour, ground, (*MIDDLE, MAP_OPT_IN), order.seed)
        if seen is None:
            continue
        sums = measure(year, ground, *MIDDLE)
        for by, numbers in (("map", seen), ("truth", sums.notices)):
            for found in skip(sums, numbers, by, again, order.seed):
                yield map_row(ground.town.key, year.regime.id, found)
