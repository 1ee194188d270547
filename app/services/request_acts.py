"""What an agency does with a request that it has filed, as effects. They change the agency's own rows only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection

from ..policy.casefile import Standing
from ..policy.facts import ReleaseFact, RequestFact
from ..policy.gate import Admitted
from ..policy.lifecycle import Deed, steps
from ..policy.own_books import OwnRequest
from ..policy.wire.footage_request import RequestChanged, ResolveRequest
from ..policy.wire.life import AmendRequest, ClipTriaged, TriageRelease, WithdrawRequest
from ..policy.wire.steps import StepName
from ..storage import decisions, onward, request_events, requests
from ..worlds.world import World
from .consent_ends import plan_stale
from .request_life import note_step

OwnAct = ResolveRequest | AmendRequest | WithdrawRequest


def with_own_request(rows: Connection, standing: Standing, question: OwnAct) -> Standing:
    """Add to a standing the request that a question names, if it is the asker's own agency's."""
    found = requests.find_request(rows, question.request_id)
    if found is None or found.agency_id != standing.agency_id:
        return standing
    return replace(standing, request=OwnRequest(found.request_id, found.state))


def with_own_release(rows: Connection, standing: Standing, question: TriageRelease) -> Standing:
    """Add to a standing the released clip that a question names, if the asker's own agency can still read it."""
    found = onward.find_own_release(rows, question.release_id, standing.agency_id, standing.now_us)
    return replace(standing, release=found)


def resolve(world: World, rows: Connection, admitted: Admitted[RequestChanged], key: str) -> Iterable[RequestFact]:
    """Mark a delivered request as resolved."""
    del key
    return [_take(world, rows, admitted, "resolve", "resolved")]


def take_back(world: World, rows: Connection, admitted: Admitted[RequestChanged], key: str) -> Iterable[RequestFact]:
    """Take a request back: it is delivered to nobody any more, and can no longer be answered."""
    del key
    return [_take(world, rows, admitted, "withdraw", "withdrawn")]


def amend(world: World, rows: Connection, admitted: Admitted[RequestChanged], key: str) -> Iterable[RequestFact]:
    """Put another text in place of a request's.

    A text that residents read already stands until the review has approved the new one, which waits in the note of
    the step. A text that nobody has read yet is replaced at once.
    """
    del key
    message = cast("AmendRequest", admitted.question).draft.message
    changed = _take(world, rows, admitted, "amend", "amended", message)
    if changed.state == "in-review" and changed.delivered_us is not None:
        return [changed]
    requests.set_message(rows, changed.request_id, message)
    turn = request_events.count_events(rows, changed.request_id)
    plan_stale(world, rows, changed.request_id, admitted.standing.now_us, turn)
    return [replace(changed, message=message)]


def triage(world: World, rows: Connection, admitted: Admitted[ClipTriaged], key: str) -> Iterable[ReleaseFact]:
    """Keep a clip as evidence or set it aside; set aside, it still stays for its term."""
    question, standing = cast("TriageRelease", admitted.question), admitted.standing
    requests.set_triage(rows, question.release_id, question.draft.verdict)
    found = requests.find_release(rows, question.release_id)
    if found is None:
        message = "the standing names no release of the agency's own"
        raise LookupError(message)
    decisions.file_decision(
        rows,
        decisions.Filed(
            decision_id=world.new_id("decision", "triage", standing.account_id or "", key),
            at_us=standing.now_us,
            cause="TriageRelease",
            regime_id=admitted.regime.id,
            account_id=standing.account_id,
            agency_id=standing.agency_id,
            request_id=found.request_id,
            subject=found.release_id,
            allowed=question.draft.verdict == "accepted",
            rules=admitted.rules,
        ),
    )
    return [found]


def _take(
    world: World, rows: Connection, admitted: Admitted[RequestChanged], deed: Deed, step: StepName, note: str = ""
) -> RequestFact:
    """Take the step that admission found possible, and note it.

    Raises
    ------
    LookupError
        If the standing names no request; admission has made sure that it does.
    """
    standing = admitted.standing
    found = requests.find_request(rows, standing.request.request_id) if standing.request else None
    if found is None:
        message = "the standing names no request of the agency's own"
        raise LookupError(message)
    changed = replace(found, state=steps(deed, found.state, admitted.regime)[0].after)
    requests.set_state(rows, changed)
    note_step(world, rows, changed, step, standing.now_us, standing.account_id, note)
    _file(world, rows, admitted, changed)
    return changed


def _file(world: World, rows: Connection, admitted: Admitted[RequestChanged], request: RequestFact) -> None:
    standing, cause = admitted.standing, type(admitted.question).__name__
    decisions.file_decision(
        rows,
        decisions.Filed(
            decision_id=world.new_id("decision", cause, request.request_id, str(standing.now_us), request.state),
            at_us=standing.now_us,
            cause=cause,
            regime_id=admitted.regime.id,
            account_id=standing.account_id,
            agency_id=standing.agency_id,
            request_id=request.request_id,
            rules=admitted.rules,
        ),
    )
