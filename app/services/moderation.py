"""The company's review of requests before they are delivered, where the regime has one."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from ..policy.decision import Reason
from ..policy.wire.base import moment
from ..policy.wire.geo import polygon_of
from ..storage import decisions, requests
from .filing import schedule_delivery
from .own_desk import Declined, Desk, NotThere
from .own_shapes import ReviewDraft, Reviewed, ReviewLine, ReviewList

NOTE_MISSING = Reason("note-missing", "Say in the note why the request is rejected; the agency reads it.")
REVIEWED = Reason("already-reviewed", "This request is no longer in review.")


def review_list(desk: Desk) -> ReviewList:
    """List the requests that wait for review."""
    return ReviewList(
        requests=tuple(
            ReviewLine(
                id=request.request_id,
                agency=request.agency_name,
                officer=request.officer_name,
                incident_type=request.incident_type,
                case_number=request.case_number,
                contact=request.contact,
                message=request.message,
                area=polygon_of(request.area),
                area_sq_mi=request.area_sq_mi,
                window_from=moment(request.from_us),
                window_to=moment(request.to_us),
                filed_at=moment(request.filed_us),
            )
            for request in requests.list_in_review(desk.rows)
        )
    )


def review(desk: Desk, request_id: str, draft: ReviewDraft) -> Reviewed | Declined | NotThere:
    """Approve a request, which queues its delivery, or reject it with a note that the agency reads."""
    request = requests.find_request(desk.rows, request_id)
    if request is None:
        return NotThere()
    if request.state != "in-review":
        return Declined((REVIEWED,))
    if not draft.approve and not draft.note.strip():
        return Declined((NOTE_MISSING,))
    state: Literal["queued", "rejected"] = "queued" if draft.approve else "rejected"
    requests.set_state(desk.rows, replace(request, state=state, review_note=draft.note.strip()))
    if draft.approve:
        schedule_delivery(desk.world, desk.rows, request_id, desk.now.clock_us, desk.regime)
    decisions.file_decision(
        desk.rows,
        decisions.Filed(
            decision_id=desk.world.new_id("decision", "review", request_id),
            at_us=desk.now.clock_us,
            cause="Review",
            regime_id=desk.regime.id,
            account_id=desk.account_id,
            agency_id=request.agency_id,
            request_id=request_id,
            allowed=draft.approve,
        ),
    )
    return Reviewed(id=request_id, state=state)
