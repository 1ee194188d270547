"""The puzzle's truth: how many partners the register holds on a day, beside what estimators make of what was heard.

It changes nothing. Nobody in a world sees it: the number of partners is told there by the company alone, and late.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

from pydantic import Field

from ..policy.eastern import eastern_day
from ..policy.facts import AnnouncementFact, PartnerFact, PublicCountFact
from ..services.announcing import heard_in
from ..services.own_desk import Desk
from ..services.own_shapes import Own
from ..simulation.announcing.estimates import Estimate, Name
from ..simulation.announcing.habits import ANNOUNCING
from ..simulation.announcing.solving import FIRST, LAST, estimate, known_by, settled_wave, truth_on
from ..simulation.announcing.stream import Heard
from ..storage import publications

_STEP: Final = timedelta(days=7)
_NAMED: Final = frozenset({225, 231, 358, 405})
"""The published counts of 2019 whose difference the puzzle is about."""


class PuzzleDraft(Own):
    """Which day to look at, and what somebody worked out for it."""

    day: date | None = Field(default=None, ge=FIRST, le=LAST, description="US Eastern time; else the world's own.")
    guess: int | None = Field(default=None, ge=0, le=100_000, description="To be compared with the truth.")


class EstimateTold(Own):
    """What one estimator makes of what was heard, and whether it was right."""

    name: Name
    value: float
    low: float = Field(description="Of an interval that aims at 95 %.")
    high: float
    holds_truth: bool


class CurvePoint(Own):
    """Register, announcements and outsider's list at the end of a day."""

    day: date
    register_count: int
    announced: int
    listed: int


class PublishedCount(Own):
    """A number that somebody gave in public, and when the register reached it. Documented."""

    as_of: date
    count: int
    what: str
    reported_by: str
    note: str
    passed_on: date | None = Field(description="Day of the agreement that brought the register there; null: never.")


class Assumed(Own):
    """A number by which the simulated agencies are heard of."""

    name: str
    value: float
    grade: str
    why: str


class Puzzle(Own):
    """A truth view of the puzzle on one day."""

    truth_view: bool = True
    day: date
    truth: int = Field(description="Partners that count by the register on the day.")
    announced: int
    listed: int
    answered: int
    wave: date = Field(description="The earlier day from which the third estimator grows.")
    estimates: tuple[EstimateTold, ...]
    guess: int | None
    off_by: int | None = Field(description="The guess less the truth.")
    map_from: date | None = Field(description="First day of the company's own map under the rules in force.")
    curve: tuple[CurvePoint, ...]
    published: tuple[PublishedCount, ...]
    assumed: tuple[Assumed, ...]


def puzzle(desk: Desk, draft: PuzzleDraft) -> Puzzle:
    """Show truth and estimates of a day: the world's own by default, no earlier or later than the register speaks of.

    Parameters
    ----------
    desk : Desk
    draft : PuzzleDraft
    """
    on = draft.day or min(max(eastern_day(desk.now.clock_us), FIRST), LAST)
    partners, heard = publications.list_partners(desk.rows), heard_in(desk.world, desk.rows)
    known, truth = known_by(heard, on), truth_on(partners, on)
    return Puzzle(
        day=on,
        truth=truth,
        announced=known.announced,
        listed=len(known.listed),
        answered=len(known.answered),
        wave=settled_wave(on),
        estimates=tuple(_told(one, truth) for one in estimate(known)),
        guess=draft.guess,
        off_by=None if draft.guess is None else draft.guess - truth,
        map_from=desk.regime.partnership.map_from.value,
        curve=tuple(_curve(partners, heard, on)),
        published=tuple(_published(desk.world.wiring.gazetteer.public_counts, partners)),
        assumed=tuple(
            Assumed(name=name, value=one.value, grade=one.grade, why=one.why) for name, one in ANNOUNCING.figures()
        ),
    )


def _told(one: Estimate, truth: int) -> EstimateTold:
    holds = one.low <= truth <= one.high
    return EstimateTold(
        name=one.name, value=round(one.value, 1), low=round(one.low, 1), high=round(one.high, 1), holds_truth=holds
    )


def _curve(partners: Sequence[PartnerFact], heard: Sequence[Heard], until: date) -> Iterator[CurvePoint]:
    """Yield the three counts week by week, and on the last day."""
    said = [one for one in heard if isinstance(one, AnnouncementFact)]
    counted = _counter(one.counts_from for one in partners if one.status == "active" and not one.duplicate)
    days = [FIRST + timedelta(days=number) for number in range((until - FIRST).days + 1)]
    told = [day.isoformat() for day in days]
    columns = (counted, _counter(one.day for one in said), _counter(one.found_on for one in said))
    running = [accumulate([column[day] for day in told]) for column in columns]
    for day, register, announced, listed in zip(days, *running, strict=True):
        if day == until or not (until - day).days % _STEP.days:
            yield CurvePoint(day=day, register_count=register, announced=announced, listed=listed)


def _counter(days: Iterable[str]) -> Counter[str]:
    """Count by ISO day, whatever came before the first day counted on it."""
    return Counter(max(day, FIRST.isoformat()) for day in days if day)


def _published(counts: Iterable[PublicCountFact], partners: Sequence[PartnerFact]) -> Iterator[PublishedCount]:
    days = sorted(one.counts_from for one in partners if one.status == "active" and not one.duplicate)
    reached = [day for day in days if day]
    for one in counts:
        if one.count in _NAMED:
            first = date.fromisoformat(reached[one.count - 1]) if len(reached) >= one.count else None
            yield PublishedCount(
                as_of=date.fromisoformat(one.as_of),
                count=one.count,
                what=one.what,
                reported_by=one.reported_by,
                note=one.note,
                passed_on=first - timedelta(days=1) if first else None,
            )
