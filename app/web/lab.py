"""The laboratory's page: the marked truth view, and the hands on the world's clock and rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pydantic import ValidationError
from starlette.responses import Response

from ..edge.door import AtOwn, AtOwnForm, OwnDoor
from ..edge.pages import back_to, own_page
from ..edge.routes import OwnRouter
from ..laboratory import adoption, clock, equity, pulse, puzzle, rules
from ..laboratory import truth as laboratory
from ..policy.decision import Reason
from ..policy.roles import Role
from ..services.own_shapes import Own
from .charts import Chart, Series, draw, months
from .faults import fault_in_words

router = OwnRouter(serves={Role.RESEARCHER}, prefix="/lab", include_in_schema=False)

FOLLOW = "history"
"""What the form sends for the world to follow history; no regime has such an id."""


@router.get("", response_class=Response)
def home(door: AtOwn) -> Response:
    """Show the truth, marked as such, the clock and the rules."""
    truth = door.look(laboratory.truth)
    opted_out = sum(1 for feature in truth.features if feature.properties and feature.properties.opted_out)
    cameras = len(truth.features)
    return own_page(
        door,
        "lab/home.html",
        cameras=cameras,
        opted_out=opted_out,
        rules=door.look(rules.rules_in_force),
        pulse=door.look(pulse.pulse),
    )


@router.get("/equity", response_class=Response)
def who_posts(door: AtOwn) -> Response:
    """Show who posts about whom, by density and made-up income of areas."""
    return own_page(door, "lab/equity.html", equity=door.look(equity.equity))


@router.get("/announcements", response_class=Response)
def show_puzzle(door: AtOwn) -> Response:
    """Show the puzzle's truth on a day; a day or a guess that cannot be read is said so above the world's own."""
    asked, faults = _asked(door, puzzle.PuzzleDraft)
    draft = puzzle.PuzzleDraft() if faults else puzzle.PuzzleDraft.model_validate(asked)
    shown = door.look(lambda desk: puzzle.puzzle(desk, draft))
    return own_page(
        door,
        "lab/announcements.html",
        status=422 if faults else 200,
        puzzle=shown,
        faults=faults,
        drawing=_puzzle_chart(shown),
    )


@router.get("/adoption", response_class=Response)
def show_adoption(door: AtOwn) -> Response:
    """Show the adoption model of a town; numbers that cannot be used are said so, and kept in their fields."""
    asked, faults = _asked(door, adoption.AdoptionDraft)
    draft = adoption.AdoptionDraft() if faults else adoption.AdoptionDraft.model_validate(asked)
    shown = door.look(lambda desk: adoption.adoption(desk, draft))
    return own_page(
        door,
        "lab/adoption.html",
        status=422 if faults else 200,
        study=shown,
        fields={name: field.description or "" for name, field in adoption.AdoptionDraft.model_fields.items()},
        faults=faults,
        drawing=_adoption_chart(shown),
    )


@router.post("/clock", response_class=Response)
def move_clock(door: AtOwnForm) -> Response:
    """Move the world's clock on; a long way that is not done yet is shown with a button to go on."""
    try:
        draft = clock.ClockDraft.model_validate({"minutes": door.form.get("minutes")})
    except ValidationError as error:
        raise door.unusable() from error
    aim = door.act(draft, clock.ClockAim, lambda desk: clock.aim_clock(desk, draft))
    moved = clock.move_clock(door.world, aim, door.actors)
    if moved.arrived:
        return back_to(door, "/lab")
    return own_page(door, "lab/on-the-way.html", moved=moved, minutes=draft.minutes, step="", key=door.key())


@router.post("/step", response_class=Response)
def step_clock(door: AtOwnForm) -> Response:
    """Move the clock by one step."""
    try:
        draft = clock.StepDraft.model_validate({"to": door.form.get("to", "next")})
    except ValidationError as error:
        raise door.unusable() from error
    aim = door.act(draft, clock.ClockAim, lambda desk: clock.aim_step(desk, draft))
    moved = clock.move_clock(door.world, aim, door.actors)
    if moved.arrived:
        return back_to(door, "/lab")
    return own_page(door, "lab/on-the-way.html", moved=moved, step=draft.to, key=door.key())


@router.post("/pace", response_class=Response)
def set_pace(door: AtOwnForm) -> Response:
    """Pause the clock, or let it run at the pace that the form names."""
    try:
        draft = clock.PaceDraft.model_validate({"pace": door.form.get("pace")})
    except ValidationError as error:
        raise door.unusable() from error
    door.act(draft, clock.PaceSet, lambda desk: clock.set_pace(desk, draft))
    return back_to(door, "/lab")


@router.post("/regime", response_class=Response)
def put_in_force(door: AtOwnForm) -> Response:
    """Pin the regime that the form names, or release the pin."""
    named = door.form.get("regime_id", "")
    try:
        draft = rules.RegimeDraft.model_validate({"regime_id": None if named == FOLLOW else named})
    except ValidationError as error:
        raise door.unusable() from error
    door.act(draft, rules.RegimePinned, lambda desk: rules.put_in_force(desk, draft))
    return back_to(door, "/public/changes")


_LOOKS: Final = {
    "agreement": ("with the agreement", "model"),
    "without-promotion": ("without outreach", "without"),
    "no-agreement": ("without an agreement", "bare"),
}
"""The arms that are drawn, each with its label and its look; the fourth stands in the table."""


def _asked(door: OwnDoor, shape: type[Own]) -> tuple[dict[str, str], tuple[Reason, ...]]:
    """Return the query parameters that a shape knows, and what is wrong with them; an empty field is none."""
    given = {name: value.strip() for name, value in door.request.query_params.items() if name in shape.model_fields}
    asked = {name: value for name, value in given.items() if value}
    door.keep_asked(**asked)
    try:
        shape.model_validate(asked)
    except ValidationError as error:
        return asked, tuple(Reason("field-unusable", fault_in_words(one)) for one in error.errors(include_url=False))
    return asked, ()


def _puzzle_chart(shown: puzzle.Puzzle) -> Chart:
    """Draw register, announcements and outsider's list, with the numbers that were given in public on their days."""
    days = [(float(one.day.toordinal()), one) for one in shown.curve]
    marks = [
        (float(one.as_of.toordinal()), float(one.count), str(one.count), f"{one.count}: {one.what}, {one.as_of}")
        for one in shown.published
        if one.as_of <= shown.day
    ]
    series = (
        Series("register of history", "register", [(x, float(one.register_count)) for x, one in days]),
        Series("announcements", "announced", [(x, float(one.announced)) for x, one in days]),
        Series("outsider's list", "listed", [(x, float(one.listed)) for x, one in days]),
    )
    official = _from_first_day(days, shown)
    said = f"{shown.truth} partners, {shown.announced} announcements and {shown.listed} listed on {shown.day}"
    return draw(said, (*series, *official), months(shown.curve[0].day, shown.day), marks)


def _from_first_day(days: Iterable[tuple[float, puzzle.CurvePoint]], shown: puzzle.Puzzle) -> tuple[Series, ...]:
    """Return the company's own map as a curve from its first day on; by the day rule it is the register's."""
    begun = [(x, float(one.register_count)) for x, one in days if shown.map_from and one.day >= shown.map_from]
    return (Series("the company's own map", "official", begun),) if begun else ()


def _adoption_chart(shown: adoption.Adoption) -> Chart:
    """Draw the share of homes with a camera in percent, with the runs' interval round the agreement's."""
    homes = shown.town.homes / 100
    series = [
        Series(
            *_LOOKS[course.name],
            [(float(one.month), 100 * one.share) for one in course.months],
            [(float(one.month), one.low / homes, one.high / homes) for one in course.months]
            if course.name == "agreement"
            else (),
        )
        for course in shown.courses
        if course.name in _LOOKS
    ]
    ticks = [(float(month), f"{month}") for month in range(0, shown.town.months + 1, 12)]
    last = shown.courses[0].months[-1]
    return draw(f"{last.share:.1%} of homes have a camera after {last.month} months", series, ticks)
