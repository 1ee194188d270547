"""The API for agency administrators. Every answer has passed the gate."""

from __future__ import annotations

from ..edge.door import AtGate
from ..edge.routes import GatedRouter
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.agency import ColleagueList, ListColleagues, ReadResponseTotals, ResponseTotals
from ..policy.wire.footage_request import ListRequests, ReadRequest, RequestList, RequestView

router = GatedRouter(serves={Role.ADMINISTRATOR}, prefix="/agency", tags=["agency"])


@router.get("/users")
def list_colleagues(door: AtGate) -> Released[ColleagueList]:
    """The accounts of your own agency, by name."""
    return door.ask(ListColleagues())


@router.get("/requests")
def list_requests(door: AtGate) -> Released[RequestList]:
    """Your agency's own requests, newest first."""
    return door.ask(ListRequests())


@router.get("/requests/{request_id}")
def read_request(door: AtGate, request_id: str) -> Released[RequestView]:
    """One of your agency's own requests, with what was shared in answer to it."""
    return door.ask(ReadRequest(request_id))


@router.get("/response-totals")
def read_response_totals(door: AtGate) -> Released[ResponseTotals]:
    """How residents answered your agency's requests, all together, where the regime gives that to agencies."""
    return door.ask(ReadResponseTotals())
