"""The company's review of requests by its trained reviewers, where the regime has one: the queue, the word, the past.

Reviewers see the request, and what the text check found in it where it advises. They see no cameras and no residents.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final, Literal

from ..policy.decision import Reason
from ..policy.facts import RequestFact
from ..policy.regime import ProhibitedContent
from ..policy.text_check import Finding, check_text
from ..policy.wire.base import moment
from ..policy.wire.geo import polygon_of
from ..policy.wire.steps import StepName
from ..storage import decisions, request_events, requests
from ..storage.request_events import RequestStep
from .consent_ends import plan_stale
from .filing import schedule_delivery
from .life_shapes import ReviewedLine, ReviewedList, ReviewedStep
from .own_desk import Declined, Desk, NotThere
from .own_shapes import Piece, ReviewDraft, Reviewed, ReviewLine, ReviewList
from .request_life import note_step

Verdict = Literal["queued", "delivered", "rejected"]
"""In which state a review leaves a request."""

NOTE_MISSING = Reason(
    "note-missing", "Give a ground, or say in the note why the request is rejected; the agency reads both."
)
REVIEWED = Reason("already-reviewed", "This request is no longer in review.")
NO_GROUND = Reason("ground-unknown", "The rules in force do not prohibit one of these grounds. Say it in the note.")
GROUNDS: Final[dict[ProhibitedContent, str]] = {
    "lawful-activity": "It is about a lawful gathering or activity.",
    "announcement": "It announces something and asks for no footage.",
    "hate": "It holds hateful words.",
    "profiling": "It describes people by who they are, not by what was seen.",
    "harassment": "It exposes or shames a person.",
    "victim-identity": "It lets a victim be recognised.",
    "pressure": "It puts pressure on residents.",
}
"""What the agency reads for each ground of a rejection."""


def review_list(desk: Desk) -> ReviewList:
    """List the requests that wait for review, first looks and second ones."""
    return ReviewList(requests=tuple(_line(desk, request) for request in requests.list_in_review(desk.rows)))


def _line(desk: Desk, request: RequestFact) -> ReviewLine:
    history = request_events.list_events(desk.rows, request.request_id)
    message, limits = _text_to_review(request, history), desk.regime.request
    checked = limits.text_check.value != "off"
    found = check_text(message, limits.prohibited_content.value) if checked else ()
    return ReviewLine(
        id=request.request_id,
        agency=request.agency_name,
        officer=request.officer_name,
        incident_type=request.incident_type,
        case_number=request.case_number,
        contact=request.contact,
        message=message,
        area=polygon_of(request.area),
        area_sq_mi=request.area_sq_mi,
        window_from=moment(request.from_us),
        window_to=moment(request.to_us),
        filed_at=moment(request.filed_us),
        pieces=pieces(message, found),
        checked=checked,
        grounds=limits.prohibited_content.value,
        amended=any(step.step == "amended" for step in history),
        former=request.message if request.delivered_us is not None else "",
    )


def _text_to_review(request: RequestFact, history: list[RequestStep]) -> str:
    """Return the text that waits: the latest amendment of a delivered request, otherwise the request's own."""
    amended = [step.note for step in history if step.step == "amended"]
    return amended[-1] if request.delivered_us is not None and amended else request.message


def pieces(message: str, found: tuple[Finding, ...]) -> tuple[Piece, ...]:
    """Cut a message where findings begin and end; a piece in several findings bears the first one's category."""
    cuts = sorted({0, len(message)} | {cut for one in found for cut in (one.start, one.end)})
    return tuple(_piece(message[start:end], start, found) for start, end in pairwise(cuts))


def _piece(text: str, start: int, found: tuple[Finding, ...]) -> Piece:
    for one in found:
        if one.start <= start < one.end:
            return Piece(text=text, category=one.category, explanation=one.explanation)
    return Piece(text=text)


def review(desk: Desk, request_id: str, draft: ReviewDraft) -> Reviewed | Declined | NotThere:
    """Approve a request or its amendment, or reject it with grounds or a note that the agency reads."""
    request = requests.find_request(desk.rows, request_id)
    if request is None:
        return NotThere()
    fault = _fault(desk, request, draft)
    if fault is not None:
        return Declined((fault,))
    state = _outcome(request, approve=draft.approve)
    told = " ".join([*(GROUNDS[ground] for ground in draft.grounds if not draft.approve), draft.note.strip()]).strip()
    _settle(desk, replace(request, state=state, review_note=told), approve=draft.approve)
    return Reviewed(id=request_id, state=state)


def _fault(desk: Desk, request: RequestFact, draft: ReviewDraft) -> Reason | None:
    if request.state != "in-review":
        return REVIEWED
    if set(draft.grounds) - set(desk.regime.request.prohibited_content.value):
        return NO_GROUND
    silent = not draft.grounds and not draft.note.strip()
    return NOTE_MISSING if not draft.approve and silent else None


def _outcome(request: RequestFact, *, approve: bool) -> Verdict:
    """Return where a review leads: a delivered request goes on being delivered, with the new text or the former."""
    if request.delivered_us is not None:
        return "delivered"
    return "queued" if approve else "rejected"


def _settle(desk: Desk, request: RequestFact, *, approve: bool) -> None:
    """Store what the review decided, note it, and plan the delivery of what was approved."""
    now_us, history = desk.now.clock_us, request_events.list_events(desk.rows, request.request_id)
    requests.set_state(desk.rows, request)
    if approve and request.delivered_us is not None:
        requests.set_message(desk.rows, request.request_id, _text_to_review(request, history))
        plan_stale(desk.world, desk.rows, request.request_id, now_us, len(history))
    step: StepName = "approved" if approve else "rejected"
    note_step(desk.world, desk.rows, request, step, now_us, desk.account_id, request.review_note)
    if request.state == "queued":
        turn = sum(earlier.step == "queued" for earlier in history)
        note_step(desk.world, desk.rows, request, "queued", now_us, None)
        schedule_delivery(desk.world, desk.rows, request.request_id, now_us, desk.regime, turn)
    _file(desk, request, turn=len(history), approve=approve)


def _file(desk: Desk, request: RequestFact, *, turn: int, approve: bool) -> None:
    decisions.file_decision(
        desk.rows,
        decisions.Filed(
            decision_id=desk.world.new_id("decision", "review", request.request_id, str(turn)),
            at_us=desk.now.clock_us,
            cause="Review",
            regime_id=desk.regime.id,
            account_id=desk.account_id,
            agency_id=request.agency_id,
            request_id=request.request_id,
            allowed=approve,
        ),
    )


def reviewed_list(desk: Desk) -> ReviewedList:
    """List the requests that were reviewed, the latest first, with their steps."""
    order = request_events.reviewed_ids(desk.rows)
    found = {request.request_id: request for request in requests.list_by_ids(desk.rows, order)}
    return ReviewedList(requests=tuple(_reviewed(desk, found[request_id]) for request_id in order))


def _reviewed(desk: Desk, request: RequestFact) -> ReviewedLine:
    return ReviewedLine(
        id=request.request_id,
        agency=request.agency_name,
        officer=request.officer_name,
        incident_type=request.incident_type,
        case_number=request.case_number,
        message=request.message,
        state=request.state,
        steps=tuple(
            ReviewedStep(step=step.step, at=moment(step.at_us), note=step.note)
            for step in request_events.list_events(desk.rows, request.request_id)
        ),
    )
