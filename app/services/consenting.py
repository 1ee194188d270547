"""Writing down what a resident says: the one way by which services add events to a household's consent history.

It judges nothing beyond whether an event may follow what stands there. What a resident may choose, and what a choice
means, is said by the rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from ..policy.consent.events import ConsentFact, ConsentKind, Purpose, Scope, is_yes
from ..policy.consent.notices import NoticeText, answer_notice
from ..policy.consent.request_words import asking
from ..policy.decision import Reason
from ..policy.facts import RequestFact
from ..policy.regime import Regime
from ..policy.units import DAY
from ..storage import agenda, consents, regime_changes, request_events
from ..worlds.world import World
from .request_life import terms_of

ENDS = "consent-ends"
"""The kind of agenda row that files what has run out; its subject is the household."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says, before it has a place in a history.

    Parameters
    ----------
    served_us : int or None
        When the notice reached the resident, simulated microseconds.
    lasts_days, retention_days : int or None
        Days for which a yes holds, and for which a recipient may keep what is released; None: no limit.
    """

    household_id: str
    account_id: str
    kind: ConsentKind
    purpose: Purpose
    notice: NoticeText
    served_us: int | None
    scopes: tuple[Scope, ...] = ()
    agency_id: str | None = None
    incident_type: str | None = None
    request_id: str | None = None
    lasts_days: int | None = None
    retention_days: int | None = None


def as_event(world: World, said: Said, now_us: int, position: int) -> ConsentFact:
    """Give what was said its moment and its place in the household's history."""
    agreed = is_yes(said.kind)
    return ConsentFact(
        event_id=world.new_id("consent", said.household_id, str(position)),
        household_id=said.household_id,
        account_id=said.account_id,
        kind=said.kind,
        purpose=said.purpose,
        scopes=said.scopes,
        agency_id=said.agency_id,
        incident_type=said.incident_type,
        request_id=said.request_id,
        notice_version=said.notice.version,
        notice_digest=said.notice.digest,
        served_us=said.served_us,
        expires_us=now_us + said.lasts_days * DAY if agreed and said.lasts_days is not None else None,
        retention_days=said.retention_days if agreed else None,
        at_us=now_us,
        position=position,
    )


def say(world: World, rows: Connection, said: Said, now_us: int) -> Reason | None:
    """Add what somebody says to the household's history; a yes that runs out is put on the agenda.

    Returns
    -------
    Reason or None
        Why it may not be said now; None if it was.
    """
    event = as_event(world, said, now_us, consents.next_position(rows, said.household_id))
    reason = consents.add_event(rows, event)
    if reason is None and event.expires_us is not None:
        key = world.new_id("agenda", ENDS, event.event_id)
        agenda.add(rows, agenda.Due(key, event.expires_us, ENDS, said.household_id))
    return reason


def served(
    world: World, rows: Connection, request: RequestFact, delivered_us: int, in_force: Regime
) -> tuple[NoticeText, int]:
    """Return the notice of a request that is in force, and since when its residents have it.

    A change of the rules that changes its text reaches them with the change, and other words of the request with the
    step that put them there. Proof are the notice's row, the filed change and the filed step.
    """
    terms = terms_of(world, request, in_force)
    since_us = max(delivered_us, _words_stand_since(rows, request))
    for change in regime_changes.list_changes(rows):
        before, after = world.regime(change.from_id), world.regime(change.to_id)
        if change.at_us > since_us and answer_notice(terms, before).version != answer_notice(terms, after).version:
            since_us = change.at_us
    return told_of(world, request, in_force), since_us


def told_of(world: World, request: RequestFact, in_force: Regime) -> NoticeText:
    """Write what a resident is told before sharing in answer to this request, as its words stand."""
    return asking(answer_notice(terms_of(world, request, in_force), in_force), request)


def _words_stand_since(rows: Connection, request: RequestFact) -> int:
    """Return when the text that stands was put in place of another, simulated microseconds; 0 if it never was.

    Where amendments are reviewed, that is when the review approved it.
    """
    since_us, proposed = 0, False
    for step in request_events.list_events(rows, request.request_id):
        if step.step == "amended":
            proposed = step.note == request.message
        if step.step == "amended" or (step.step == "approved" and proposed):
            since_us = step.at_us if proposed else since_us
    return since_us
