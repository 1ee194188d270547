"""The page on which a resident opens a sealed clip of their own with their device secret, and looks at it.

It stands outside the gate and serves nobody else. The secret opens the clip for this one answer and is kept nowhere.
The page holds the opened clip itself, because an address that gives it out would have to keep it.
"""

from __future__ import annotations

import base64

from starlette.responses import Response

from ..edge.door import AtOwn, AtOwnForm, OwnDoor
from ..edge.pages import own_page
from ..edge.problems import Problem
from ..edge.routes import OwnRouter
from ..policy.decision import Reason
from ..policy.roles import Role
from ..services import own_view
from ..services.footage_room import Captured

router = OwnRouter(serves={Role.RESIDENT}, prefix="/me", include_in_schema=False)


@router.get("/notices/{notice_id}/clips/{clip_id}", response_class=Response)
def ask_for_secret(door: AtOwn, notice_id: str, clip_id: str) -> Response:
    """Ask for the device secret that opens a clip."""
    return _page(door, notice_id, clip_id)


@router.post("/notices/{notice_id}/clips/{clip_id}", response_class=Response)
def open_clip(door: AtOwnForm, notice_id: str, clip_id: str) -> Response:
    """Open a clip with the device secret and show it; a wrong one says so and changes nothing."""
    try:
        found = door.open_sealed(clip_id, door.form.get("device_secret", ""))
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return _page(door, notice_id, clip_id, status=problem.status, reasons=problem.reasons)
    return _page(door, notice_id, clip_id, shown=found)


def _page(
    door: OwnDoor,
    notice_id: str,
    clip_id: str,
    *,
    status: int = 200,
    reasons: tuple[Reason, ...] = (),
    shown: Captured | None = None,
) -> Response:
    notice = door.look(lambda desk: own_view.notice_view(desk, notice_id))
    clip = next((one for one in notice.clips if one.id == clip_id and one.sealed), None)
    if clip is None:
        raise Problem("nothing-here")
    source = f"data:{shown.media_type};base64,{base64.b64encode(shown.body).decode()}" if shown else ""
    return own_page(
        door, "resident/sealed.html", status=status, notice=notice, clip=clip, reasons=reasons, source=source
    )
