"""The resident's pages about their choices: what holds for good, their history, taking back, and moving out.

They stand outside the gate and serve nobody else.
"""

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
from ..services import choice_view, choosing, own_view, withdrawing
from ..services.choice_shapes import ChoiceDraft, Choices, MovedOut, Withdrawn
from ..services.own_shapes import Own

router = OwnRouter(serves={Role.RESIDENT}, prefix="/me", include_in_schema=False)

AGREE: Final[Mapping[str, bool]] = MappingProxyType({"yes": True, "no": False})
"""What a choice may say; anything else changes nothing, for silence is no consent."""
NO_TICK: Final = Reason("no-tick", "Tick the box beside Move out if you are moving out. You still live here.")


class Nothing(Own):
    """A form without fields."""


@router.get("/choices", response_class=Response)
def choices(door: AtOwn) -> Response:
    """Show what the resident chose for good, and what can be chosen."""
    return _choices(door)


@router.post("/choices", response_class=Response)
def choose(door: AtOwnForm) -> Response:
    """Store one lasting choice; reasons why not stand on the same page."""
    draft = _read(door)
    try:
        door.act(draft, Choices, lambda desk: choosing.choose_for_good(desk, draft))
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return _choices(door, status=problem.status, reasons=problem.reasons)
    return back_to(door, "/me/choices")


@router.get("/history", response_class=Response)
def history(door: AtOwn) -> Response:
    """Show the resident's own consent history."""
    return own_page(door, "resident/history.html", history=door.look(choice_view.history))


@router.get("/notices/{notice_id}/withdraw", response_class=Response)
def ask_to_withdraw(door: AtOwn, notice_id: str) -> Response:
    """Say what taking an answer back would mean, before it is done."""
    return _withdrawal(door, notice_id)


@router.post("/notices/{notice_id}/withdraw", response_class=Response)
def withdraw(door: AtOwnForm, notice_id: str) -> Response:
    """Take an answer back, and say what became of it."""
    try:
        done = door.act(Nothing(), Withdrawn, lambda desk: withdrawing.withdraw(desk, notice_id))
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return _withdrawal(door, notice_id, status=problem.status, reasons=problem.reasons)
    return _withdrawal(door, notice_id, done=done)


@router.post("/move-out", response_class=Response)
def move_out(door: AtOwnForm) -> Response:
    """Leave the household; the account reads nothing of it any more, and its page says so from then on."""
    if door.form.get("sure") != "yes":
        return _choices(door, status=422, reasons=(NO_TICK,))
    door.act(Nothing(), MovedOut, withdrawing.move_out, leaves=True)
    return back_to(door, "/me")


def _read(door: OwnDoor) -> ChoiceDraft:
    agree = AGREE.get(door.form.get("agree", ""))
    if agree is None:
        raise door.unusable()
    try:
        return ChoiceDraft.model_validate(
            {
                "purpose": door.form.get("purpose", ""),
                "agree": agree,
                "agency_id": door.form.get("agency_id") or None,
                "incident_type": door.form.get("incident_type") or None,
                "notice_version": door.form.get("notice_version", ""),
            }
        )
    except ValidationError:
        raise door.unusable() from None


def _choices(door: OwnDoor, *, status: int = 200, reasons: tuple[Reason, ...] = ()) -> Response:
    return own_page(
        door, "resident/choices.html", status=status, choices=door.look(choice_view.choices), reasons=reasons
    )


def _withdrawal(
    door: OwnDoor,
    notice_id: str,
    *,
    status: int = 200,
    reasons: tuple[Reason, ...] = (),
    done: Withdrawn | None = None,
) -> Response:
    seen = door.look(lambda desk: own_view.notice_view(desk, notice_id))
    return own_page(door, "resident/withdraw.html", status=status, notice=seen, reasons=reasons, done=done)
