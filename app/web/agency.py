"""The agency administrator's pages. Every part of them has passed the gate."""

from __future__ import annotations

from ..edge.door import AtGate
from ..edge.pages import Page
from ..edge.routes import GatedRouter
from ..policy.roles import Role
from ..policy.wire.agency import ListColleagues, ReadResponseTotals
from ..policy.wire.footage_request import ListRequests, ReadRequest
from ..policy.wire.public import ReadRegime

router = GatedRouter(serves={Role.ADMINISTRATOR}, prefix="/agency", include_in_schema=False)


@router.get("")
def home(door: AtGate) -> Page:
    """Show the agency's accounts and requests, and the answer totals or why there are none."""
    return Page(
        "agency/home.html",
        colleagues=door.ask(ListColleagues()),
        requests=door.ask(ListRequests()),
        regime=door.ask(ReadRegime()),
        totals=door.hear(ReadResponseTotals()),
    )


@router.get("/requests/{request_id}")
def request(door: AtGate, request_id: str) -> Page:
    """Show one request of the agency with what was shared in answer to it."""
    return Page("agency/request.html", request=door.ask(ReadRequest(request_id)), regime=door.ask(ReadRegime()))
