"""Accepting an invitation in a browser: a code, and a password of one's own. Nobody is signed in here yet."""

from __future__ import annotations

from typing import Final

from pydantic import ValidationError
from starlette.responses import Response

from ..edge.door import AtOwn, AtOwnForm, OwnDoor
from ..edge.pages import own_page
from ..edge.routes import OwnRouter
from ..policy.decision import Reason
from ..policy.roles import Role
from ..services import joining
from ..services.joining import LONGEST, SHORTEST_PASSWORD, AcceptDraft, Joined
from ..services.own_desk import Declined
from .signing import FOREIGN, give_form_token, is_ours

router = OwnRouter(serves=frozenset(Role), prefix="/invitation", include_in_schema=False)

NO_CODE: Final = Reason("field-unusable", "Code: type the code that your administrator gave you.")
BAD_PASSWORD: Final = Reason(
    "password-unusable", f"Password: choose one of {SHORTEST_PASSWORD} to {LONGEST} characters. Any characters will do."
)
NOT_THE_SAME: Final = Reason("passwords-differ", "The two passwords differ. Type the same one twice.")


@router.get("", response_class=Response)
def show(door: AtOwn) -> Response:
    """Show the form."""
    return _page(door)


@router.post("", response_class=Response)
def accept(door: AtOwnForm) -> Response:
    """Open the account and say with what it signs in; a code that opens none gets one same answer."""
    if not is_ours(door):
        return _page(door, Reason("foreign-form", FOREIGN), status=403)
    draft = _read(door)
    if isinstance(draft, Reason):
        return _page(door, draft, status=422)
    joined = joining.accept(door.world, draft)
    if isinstance(joined, Declined):
        return _page(door, *joined.reasons, status=409)
    return _page(door, status=201, done=joined)


def _read(door: OwnDoor) -> AcceptDraft | Reason:
    code, password = door.form.get("code", "").strip(), door.form.get("password", "")
    if password != door.form.get("again", ""):
        return NOT_THE_SAME
    try:
        return AcceptDraft(code=code, password=password)
    except ValidationError as error:
        return NO_CODE if any(fault["loc"] == ("code",) for fault in error.errors()) else BAD_PASSWORD


def _page(door: OwnDoor, *reasons: Reason, status: int = 200, done: Joined | None = None) -> Response:
    """Write the form with a fresh token, which a cookie repeats."""
    token = door.world.wiring.new_token()
    answer = own_page(
        door, "invitation.html", status=status, reasons=reasons, token=token, done=done, shortest=SHORTEST_PASSWORD
    )
    give_form_token(door, answer, token)
    return answer
