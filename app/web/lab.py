"""The laboratory's page: the marked truth view, and the hand on the world's clock."""

from __future__ import annotations

from pydantic import ValidationError
from starlette.responses import Response

from ..edge.door import AtOwn, AtOwnForm
from ..edge.pages import back_to, own_page
from ..edge.routes import OwnRouter
from ..laboratory import truth as laboratory
from ..policy.roles import Role

router = OwnRouter(serves={Role.RESEARCHER}, prefix="/lab", include_in_schema=False)


@router.get("", response_class=Response)
def home(door: AtOwn) -> Response:
    """Show the truth, marked as such, and the clock."""
    truth = door.look(laboratory.truth)
    opted_out = sum(1 for feature in truth.features if feature.properties and feature.properties.opted_out)
    return own_page(door, "lab/home.html", cameras=len(truth.features), opted_out=opted_out)


@router.post("/clock", response_class=Response)
def move_clock(door: AtOwnForm) -> Response:
    """Move the world's clock on."""
    try:
        draft = laboratory.ClockDraft.model_validate({"minutes": door.form.get("minutes")})
    except ValidationError as error:
        raise door.unusable() from error
    aim = door.act(draft, laboratory.ClockMoved, lambda desk: laboratory.aim_clock(desk, draft))
    laboratory.move_clock(door.world, aim)
    return back_to(door, "/lab")
