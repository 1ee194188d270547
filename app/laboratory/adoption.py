"""The adoption model on the researcher's desk: what an agreement adds to the share of homes with a camera. Simulated.

It reads nothing of the world and changes nothing: the town is the one that the researcher describes.
"""

from __future__ import annotations

from typing import Final

from pydantic import Field

from ..services.own_desk import Desk
from ..services.own_shapes import Own
from ..simulation.adoption.figures import LOOP
from ..simulation.adoption.model import Town
from ..simulation.adoption.study import MASS, Course, study

SEED: Final = 1
_STEP: Final = 6
"""Months between two rows of the table."""


class AdoptionDraft(Own):
    """A town, an agreement, and the numbers of the loop that can be changed; each has the model's own by default."""

    homes: int = Field(default=20_000, ge=100, le=1_000_000)
    start_share: float = Field(
        default=0.04, ge=0, le=0.3, allow_inf_nan=False, description="Of homes with a camera in month 0; 0.04 in 2018."
    )
    months: int = Field(default=60, ge=1, le=120)
    begins: int = Field(default=1, ge=1, le=120, description="The month of the agreement; after the last one: never.")
    reach: float = Field(default=LOOP.reach.value, ge=0, le=1, allow_inf_nan=False)
    download: float = Field(default=LOOP.download.value, ge=0, le=1, allow_inf_nan=False)
    pull: float = Field(default=LOOP.pull.value, ge=0, le=20, allow_inf_nan=False)
    convert: float = Field(default=LOOP.convert.value, ge=0, le=1, allow_inf_nan=False)
    moved: float = Field(default=LOOP.moved.value, ge=0, le=1, allow_inf_nan=False)
    credit_usd: int = Field(default=round(LOOP.credit_usd.value), ge=0, le=100)
    donated: int = Field(default=round(LOOP.donated.value), ge=0, le=10_000)
    subsidized: int = Field(default=round(LOOP.subsidized.value), ge=0, le=10_000)
    runs: int = Field(default=60, ge=10, le=200, description="By chance, for the intervals.")
    seed: int = Field(default=SEED, ge=0, le=2**31 - 1)


CHANGED: Final = ("reach", "download", "pull", "convert", "moved", "credit_usd", "donated", "subsidized")
"""The numbers of the loop that a draft replaces."""


class MonthOfLoop(Own):
    """A town at the end of a month, by expectation, and where most runs lie."""

    month: int
    owners: float
    share: float
    low: float
    high: float
    downloads: float
    given: float
    subsidies_used: float


class LoopCourse(Own):
    """One arm: the agreement, or what would have happened without a part of it."""

    name: str
    months: tuple[MonthOfLoop, ...]


class LoopAdded(Own):
    """Homes with a camera at the end that the agreement adds to another arm."""

    instead: str
    value: float
    low: float
    high: float


class LoopMoved(Own):
    """What the agreement adds to no agreement at the two ends of one number's range: how far an assumption moves it."""

    name: str
    least: float
    most: float
    at_least: float
    at_most: float


class LoopFigure(Own):
    """A number of the model, as it runs here."""

    name: str
    value: float
    grade: str
    source: str
    why: str


class Adoption(Own):
    """The study's result. Simulated; the interval is of chance alone, and the assumptions move the result further."""

    town: AdoptionDraft
    interval: float = MASS
    courses: tuple[LoopCourse, ...]
    added: tuple[LoopAdded, ...]
    moved: tuple[LoopMoved, ...]
    figures: tuple[LoopFigure, ...]


def adoption(desk: Desk, draft: AdoptionDraft) -> Adoption:
    """Run the study that a draft describes."""
    del desk  # the researcher's own town, and nothing of the world
    town = Town(draft.homes, draft.start_share, draft.months, draft.begins)
    changes = {name: float(getattr(draft, name)) for name in CHANGED}
    result = study(town, draft.seed, draft.runs, LOOP, changes)
    return Adoption(
        town=draft,
        courses=tuple(_course(one, town) for one in result.courses),
        added=tuple(
            LoopAdded(instead=one.instead, value=round(one.value, 1), low=one.low, high=one.high)
            for one in result.added
        ),
        moved=tuple(
            LoopMoved(
                name=one.name,
                least=one.least,
                most=one.most,
                at_least=round(one.at_least, 1),
                at_most=round(one.at_most, 1),
            )
            for one in result.moved
        ),
        figures=tuple(
            LoopFigure(
                name=name,
                value=changes.get(name, one.value),
                grade=one.grade if changes.get(name, one.value) == one.value else "own",
                source=one.source,
                why=one.why,
            )
            for name, one in LOOP.figures()
        ),
    )


def _course(course: Course, town: Town) -> LoopCourse:
    return LoopCourse(
        name=course.name,
        months=tuple(
            MonthOfLoop(
                month=one.month,
                owners=round(one.owners, 1),
                share=round(one.owners / town.homes, 5),
                low=low,
                high=high,
                downloads=round(one.downloads, 1),
                given=round(one.given, 1),
                subsidies_used=round(one.subsidies_used, 1),
            )
            for one, low, high in zip(course.states, course.low, course.high, strict=True)
            if one.month % _STEP == 0 or one.month == town.months
        ),
    )
