"""The officer's pages. Every part of them has passed the gate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from pydantic import ValidationError

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part, SeeOther
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.agency import ListIncidents
from ..policy.wire.base import Question
from ..policy.wire.footage_request import (
    FileRequest,
    ListRequests,
    ReadRequest,
    RequestChanged,
    ResolveRequest,
)
from ..policy.wire.life import AmendDraft, AmendRequest, TriageDraft, TriageRelease, WithdrawRequest
from ..policy.wire.map import ReadCounts, ReadMapIndex
from ..policy.wire.onward import ListOtherAgencies, ListPassedOn, PassOn, PassOnDraft
from ..policy.wire.public import ReadRegime
from ..policy.wire.request_draft import RequestDraft
from .drafts import read_draft

router = GatedRouter(serves={Role.OFFICER}, prefix="/officer", include_in_schema=False)

Act = Literal["resolve", "withdraw", "amend"]
NO_TEXT: Final = Reason("field-unusable", "Message: write what residents shall read, at most 1,200 characters.")
NO_VERDICT: Final = Reason("field-unusable", "Choose whether to accept the clip or to decline it.")
NO_AGENCY: Final = Reason("field-unusable", "Choose an agency from the list.")


@router.get("")
def desk(door: AtGate, incident: str = "") -> Page:
    """Show the map, the agency's incidents and the request form, begun for one of the incidents where it is named."""
    door.keep_asked(incident=incident)
    return _desk(door)


@router.post("/requests")
def file_request(door: AtGateForm) -> Page | SeeOther:
    """File a request from the form; a refusal brings the form back as it was, with the reasons."""
    draft = read_draft(door.form)
    answer = door.try_to_file(FileRequest(draft)) if isinstance(draft, RequestDraft) else door.refuse(*draft)
    if isinstance(answer, Released):
        return SeeOther(f"/officer/requests/{answer.payload.id}", after=answer)
    return _desk(door, status=422, refused=answer)


@router.get("/requests")
def requests(door: AtGate) -> Page:
    """List the agency's own requests."""
    return Page("officer/requests.html", requests=door.ask(ListRequests()))


@router.get("/requests/{request_id}")
def request(door: AtGate, request_id: str) -> Page:
    """Show one request with what was shared in answer to it."""
    return _request(door, request_id)


@router.post("/requests/{request_id}/{act}")
def act(door: AtGateForm, request_id: str, act: Act) -> Page | SeeOther:
    """Resolve a request, take it back, or put another text in place of its own."""
    question = _own_act(request_id, act, door.form)
    return _carry_out(door, request_id, question)


@router.post("/requests/{request_id}/clips/{release_id}/triage")
def triage(door: AtGateForm, request_id: str, release_id: str) -> Page | SeeOther:
    """Keep a clip as evidence, or set it aside."""
    try:
        draft = TriageDraft.model_validate({"verdict": door.form.get("verdict", "")})
    except ValidationError:
        return _carry_out(door, request_id, NO_VERDICT)
    return _carry_out(door, request_id, TriageRelease(release_id, draft))


@router.post("/requests/{request_id}/clips/{release_id}/onward")
def pass_on(door: AtGateForm, request_id: str, release_id: str) -> Page | SeeOther:
    """Pass a clip on to another agency, or ask its resident first, as the rules say."""
    try:
        draft = PassOnDraft(to_agency_id=door.form.get("to_agency_id", ""))
    except ValidationError:
        return _carry_out(door, request_id, NO_AGENCY)
    return _carry_out(door, request_id, PassOn(release_id, draft))


@router.get("/passed-on")
def passed_on(door: AtGate) -> Page:
    """List the clips that other agencies passed on to one's own."""
    return Page("officer/passed-on.html", passed=door.ask(ListPassedOn()), regime=door.ask(ReadRegime()))


def _own_act(request_id: str, act: Act, form: Mapping[str, str]) -> Question[RequestChanged] | Reason:
    if act == "resolve":
        return ResolveRequest(request_id)
    if act == "withdraw":
        return WithdrawRequest(request_id)
    try:
        return AmendRequest(request_id, AmendDraft(message=form.get("message", "")))
    except ValidationError:
        return NO_TEXT


def _carry_out(door: GateDoor, request_id: str, question: Question[Any] | Reason) -> Page | SeeOther:
    """Carry an act out; what the rules refuse stands on the request's own page with the reasons."""
    answer = door.refuse(question) if isinstance(question, Reason) else door.try_to_carry_out(question)
    if isinstance(answer, Released):
        return SeeOther(f"/officer/requests/{request_id}", after=answer)
    return _request(door, request_id, status=422, refused=answer)


def _request(door: GateDoor, request_id: str, *, status: int = 200, **more: Part) -> Page:
    return Page(
        "officer/request.html",
        status=status,
        request=door.ask(ReadRequest(request_id)),
        regime=door.ask(ReadRegime()),
        others=door.ask(ListOtherAgencies()),
        **more,
    )


def _desk(door: GateDoor, *, status: int = 200, **more: Part) -> Page:
    return Page(
        "officer/desk.html",
        status=status,
        incidents=door.ask(ListIncidents()),
        regime=door.ask(ReadRegime()),
        map=door.ask(ReadMapIndex()),
        counts=door.hear(ReadCounts()),
        **more,
    )
