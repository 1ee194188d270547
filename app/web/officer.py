"""The officer's pages. Every part of them has passed the gate."""

from __future__ import annotations

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part, SeeOther
from ..edge.routes import GatedRouter
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.agency import ListIncidents
from ..policy.wire.footage_request import FileRequest, ListRequests, ReadRequest, RequestDraft
from ..policy.wire.map import ReadMapIndex
from ..policy.wire.public import ReadRegime
from .drafts import read_draft

router = GatedRouter(serves={Role.OFFICER}, prefix="/officer", include_in_schema=False)


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
    return Page("officer/request.html", request=door.ask(ReadRequest(request_id)), regime=door.ask(ReadRegime()))


def _desk(door: GateDoor, *, status: int = 200, **more: Part) -> Page:
    return Page(
        "officer/desk.html",
        status=status,
        incidents=door.ask(ListIncidents()),
        regime=door.ask(ReadRegime()),
        map=door.ask(ReadMapIndex()),
        **more,
    )
