"""The moderators' pages: the company's review of requests. They stand outside the gate; moderators see no cameras."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError
from starlette.responses import Response

from ..edge.door import AtOwn, AtOwnForm, OwnDoor
from ..edge.pages import back_to, own_page
from ..edge.problems import Problem
from ..edge.routes import OwnRouter
from ..policy.decision import Reason
from ..policy.roles import Role
from ..services import moderation
from ..services.own_shapes import ReviewDraft, Reviewed

router = OwnRouter(serves={Role.MODERATOR}, prefix="/company", include_in_schema=False)

DONE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "approved": "Approved: the request is queued for delivery.",
        "rejected": "Rejected: the agency reads your note, and nobody is asked.",
    }
)
"""What the page says after a review."""
GROUND: Final = "ground-"
"""What the name of a ground's checkbox begins with."""
NOTE_TOO_LONG = Reason("note-too-long", "A note has at most 400 characters, and grounds come from the list. Mend it.")


@router.get("", response_class=Response)
def home(door: AtOwn, done: str = "") -> Response:
    """Show the requests that wait for review, and what became of the one before."""
    return _queue(door, done=DONE.get(done, ""))


@router.post("/requests/{request_id}/review", response_class=Response)
def review(door: AtOwnForm, request_id: str) -> Response:
    """Approve a request, or reject it with a note."""
    try:
        grounds = tuple(name.removeprefix(GROUND) for name in door.form if name.startswith(GROUND))
        approve, note = door.form.get("verdict") == "approve", door.form.get("note", "")
        draft = ReviewDraft.model_validate({"approve": approve, "note": note, "grounds": grounds})
        door.act(draft, Reviewed, lambda desk: moderation.review(desk, request_id, draft))
    except ValidationError:
        return _queue(door, status=422, about=request_id, reasons=(NOTE_TOO_LONG,))
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return _queue(door, status=problem.status, about=request_id, reasons=problem.reasons)
    return back_to(door, "/company?done=approved" if draft.approve else "/company?done=rejected")


@router.get("/reviewed", response_class=Response)
def reviewed(door: AtOwn) -> Response:
    """Show the requests that were reviewed, the latest first."""
    return own_page(door, "company/reviewed.html", reviewed=door.look(moderation.reviewed_list).requests)


def _queue(
    door: OwnDoor, *, status: int = 200, about: str = "", reasons: tuple[Reason, ...] = (), done: str = ""
) -> Response:
    queue = door.look(moderation.review_list).requests
    reviews = door.look(lambda desk: desk.regime.request.reviewed_before_sending.value)
    parts = {"queue": queue, "about": about, "reasons": reasons, "done": done, "reviews": reviews}
    return own_page(door, "company/home.html", status=status, **parts)
