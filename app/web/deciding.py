"""The moderators' page about objections of people who were filmed. It stands outside the gate and shows no camera."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from starlette.responses import Response

from ..edge.door import AtOwn, AtOwnForm, OwnDoor
from ..edge.pages import back_to, own_page
from ..edge.problems import Problem
from ..edge.routes import OwnRouter
from ..policy.decision import Reason
from ..policy.roles import Role
from ..services import objections
from ..services.objection_shapes import ObjectionDecided, ObjectionVerdict

router = OwnRouter(serves={Role.MODERATOR}, prefix="/company/objections", include_in_schema=False)

VERDICTS: Final[Mapping[str, bool]] = MappingProxyType({"uphold": True, "dismiss": False})


@router.get("", response_class=Response)
def show(door: AtOwn) -> Response:
    """Show the objections that wait."""
    return _page(door)


@router.post("/{objection_id}/decision", response_class=Response)
def decide(door: AtOwnForm, objection_id: str) -> Response:
    """Uphold an objection or dismiss it."""
    uphold = VERDICTS.get(door.form.get("verdict", ""))
    if uphold is None:
        raise door.unusable()
    draft = ObjectionVerdict(uphold=uphold)
    try:
        door.act(draft, ObjectionDecided, lambda desk: objections.decide(desk, objection_id, draft))
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return _page(door, status=problem.status, reasons=problem.reasons)
    return back_to(door, "/company/objections")


def _page(door: OwnDoor, *, status: int = 200, reasons: tuple[Reason, ...] = ()) -> Response:
    listed = door.look(objections.objection_list)
    return own_page(door, "company/objections.html", status=status, listed=listed, reasons=reasons)
