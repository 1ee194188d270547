"""The agency administrator's pages. Every part of them has passed the gate."""

from __future__ import annotations

from typing import Any

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part, SeeOther
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.accounts import (
    CloseAccount,
    ListColleagues,
    PostingDraft,
    ReadAgency,
    ReopenAccount,
    SetAssignedArea,
    SetPosting,
)
from ..policy.wire.agency import ReadResponseTotals
from ..policy.wire.base import Question
from ..policy.wire.footage_request import ListRequests, ReadRequest
from ..policy.wire.invitations import InvitationDraft, InviteColleague, ListInvitations, WithdrawInvitation
from ..policy.wire.onward import ListPassedOn
from ..policy.wire.public import ReadRegime
from .account_drafts import UNKNOWN_CHOICE, read_area, read_choice, read_invitation

router = GatedRouter(serves={Role.ADMINISTRATOR}, prefix="/agency", include_in_schema=False)


@router.get("")
def home(door: AtGate) -> Page:
    """Show the agency, its accounts, invitations and requests, and the answer totals or why there are none."""
    return _home(door)


@router.post("/invitations")
def invite(door: AtGateForm) -> Page:
    """Invite a colleague; the answer shows the code, and sending the same form again shows the same one."""
    draft = read_invitation(door.form)
    if not isinstance(draft, InvitationDraft):
        return _refused(door, *draft)
    answer = door.try_to_carry_out(InviteColleague(draft))
    if isinstance(answer, Released):
        return Page("agency/invited.html", status=201, made=answer)
    return _home(door, status=422, refused=answer)


@router.post("/invitations/{invitation_id}/withdraw")
def withdraw(door: AtGateForm, invitation_id: str) -> Page | SeeOther:
    """Take an invitation back."""
    return _change(door, WithdrawInvitation(invitation_id))


@router.post("/users/{account_id}/posting")
def set_posting(door: AtGateForm, account_id: str) -> Page | SeeOther:
    """Give the posting permission, or take it away."""
    may_post = read_choice(door.form, "may_post")
    if may_post is None:
        return _refused(door, UNKNOWN_CHOICE)
    return _change(door, SetPosting(account_id, PostingDraft(may_post=may_post)))


@router.post("/users/{account_id}/close")
def close(door: AtGateForm, account_id: str) -> Page | SeeOther:
    """Close an account."""
    return _change(door, CloseAccount(account_id))


@router.post("/users/{account_id}/reopen")
def reopen(door: AtGateForm, account_id: str) -> Page | SeeOther:
    """Open an account again."""
    return _change(door, ReopenAccount(account_id))


@router.post("/users/{account_id}/assigned-area")
def assign(door: AtGateForm, account_id: str) -> Page | SeeOther:
    """Assign an area, or take it away where the field is empty."""
    draft = read_area(door.form)
    if isinstance(draft, Reason):
        return _refused(door, draft)
    return _change(door, SetAssignedArea(account_id, draft))


@router.get("/requests/{request_id}")
def request(door: AtGate, request_id: str) -> Page:
    """Show one request of the agency with what was shared in answer to it."""
    return Page("agency/request.html", request=door.ask(ReadRequest(request_id)), regime=door.ask(ReadRegime()))


@router.get("/passed-on")
def passed_on(door: AtGate) -> Page:
    """List the clips that other agencies passed on to one's own; officers fetch them."""
    return Page("agency/passed-on.html", passed=door.ask(ListPassedOn()))


def _change(door: GateDoor, question: Question[Any]) -> Page | SeeOther:
    answer = door.try_to_carry_out(question)
    if isinstance(answer, Released):
        return SeeOther("/agency#accounts", after=answer)
    return _home(door, status=422, refused=answer)


def _refused(door: GateDoor, *reasons: Reason) -> Page:
    return _home(door, status=422, refused=door.refuse(*reasons))


def _home(door: GateDoor, *, status: int = 200, **more: Part) -> Page:
    return Page(
        "agency/home.html",
        status=status,
        agency=door.ask(ReadAgency()),
        colleagues=door.ask(ListColleagues()),
        invitations=door.ask(ListInvitations()),
        requests=door.ask(ListRequests()),
        regime=door.ask(ReadRegime()),
        totals=door.hear(ReadResponseTotals()),
        **more,
    )
