"""What a resident reads of a request's life, of its public comments, and of where shared footage went."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from ..policy.disclose.life import NOT_PUBLIC
from ..policy.facts import RequestFact
from ..policy.wire.base import moment
from ..policy.wire.steps import Triage
from ..storage import comments, onward, request_events, requests
from .onward_answers import own_yes, still_stands
from .own_desk import Desk
from .own_shapes import NoticeComment, NoticeStep
from .record_shapes import Onward
from .request_life import terms_of

TOLD: Final = "Under these rules you are told."
NOT_TOLD: Final = "Under these rules you would not have been told; this simulation shows it to you."


def told_steps(rows: Connection, request: RequestFact) -> tuple[NoticeStep, ...]:
    """List the steps of a request since it was delivered, oldest first."""
    return tuple(
        NoticeStep(step=step.step, at=moment(step.at_us))
        for step in request_events.list_events(rows, request.request_id)
        if step.at_us >= (request.delivered_us or 0) and step.step not in NOT_PUBLIC | {"approved", "queued"}
    )


def told_comments(rows: Connection, request: RequestFact) -> tuple[NoticeComment, ...]:
    """List the public comments on a request, oldest first."""
    return tuple(
        NoticeComment(label=comment.label, text=comment.text, at=moment(comment.at_us))
        for comment in comments.list_comments(rows, request_id=request.request_id)
    )


def triage_of(rows: Connection, release_id: str) -> Triage:
    """Say how the agency sorted a clip."""
    found = requests.find_release(rows, release_id)
    return found.triage if found else ""


def onward_of(desk: Desk, release_id: str, request: RequestFact | None) -> tuple[Onward, ...]:
    """List the other agencies that have a clip or were to have it, and whether the rules would have told so."""
    terms = terms_of(desk.world, request, desk.regime) if request else desk.regime
    return tuple(
        Onward(
            id=row.onward_id,
            to_agency=row.to_agency_name,
            asked_at=moment(row.asked_us),
            passed_at=None if row.passed_us is None else moment(row.passed_us),
            taken_back_at=None if row.withdrawn_us is None else moment(row.withdrawn_us),
            fetchable=row.passed_us is not None and still_stands(desk, row),
            agreed=own_yes(desk, row),
            remark=TOLD if terms.sharing.onward_told.value else NOT_TOLD,
        )
        for row in onward.onward_of_household(desk.rows, desk.household_id)
        if row.release_id == release_id
    )
