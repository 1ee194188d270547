"""The laboratory's page: the marked truth view, and the hands on the world's clock and rules."""

from __future__ import annotations

from pydantic import ValidationError
from starlette.responses import Response

from ..edge.door import AtOwn, AtOwnForm
from ..edge.pages import back_to, own_page
from ..edge.routes import OwnRouter
from ..laboratory import clock, equity, pulse, rules
from ..laboratory import truth as laboratory
from ..policy.roles import Role

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
