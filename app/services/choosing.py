"""What residents choose for good: being asked at all, by agency, by type of incident, and being counted on a map.

A choice is an event of the resident's own history. What it comes to in the household, the rules say.
"""

from __future__ import annotations

from typing import Final

from ..policy.consent.events import ConsentFact, ConsentKind
from ..policy.consent.notices import NoticeText, map_notice, requests_notice
from ..policy.consent.standing import Course, courses
from ..policy.decision import Reason
from ..policy.regime import Regime
from ..policy.rules.who_said_yes import wants_requests
from ..storage import consents, notices, onward
from .choice_shapes import ChoiceDraft, Choices
from .choice_view import choices
from .consenting import Said, as_event, say
from .own_desk import Declined, Desk
from .own_shapes import Household, OptDraft
from .own_view import household

NO_AGENCY: Final = Reason("agency-unknown", "There is no such agency. Choose one from the list.")
NO_TYPE: Final = Reason("incident-type-unknown", "No request of that type has reached you. Choose one from the list.")
NOTICE_CHANGED: Final = Reason(
    "notice-changed",
    "What you are told about this choice has changed since you read it. Read it again among your choices, then choose.",
)


def choose(desk: Desk, draft: OptDraft) -> Household | Declined:
    """Opt out of all requests, or in again; requests and sharing follow at once, the map at the next epoch."""
    if _changes_something(desk, draft):
        chosen = ChoiceDraft(purpose="requests", agree=not draft.opted_out, notice_version=draft.notice_version)
        refused = _say(desk, chosen)
        if refused is not None:
            return Declined((refused,))
    return household(desk)


def _changes_something(desk: Desk, draft: OptDraft) -> bool:
    """Whether a choice says anything new: opting in is none where one can be asked anyway."""
    course = _course(desk, ChoiceDraft(purpose="requests", agree=False))
    own = course.state(desk.now.clock_us, requests_notice(desk.regime).version) if course else "neither"
    if draft.opted_out:
        return own != "no"
    wants = wants_requests(
        consents.file_of(desk.rows, desk.household_id), desk.household_id, desk.regime, desk.now.clock_us, None
    )
    asked_anyway = wants is None and desk.regime.consent.requests_default.value == "in"
    return own == "no" or not (wants is True or asked_anyway)


def choose_for_good(desk: Desk, draft: ChoiceDraft) -> Choices | Declined:
    """Store one lasting choice; a yes that was given before is confirmed by saying it again."""
    refused = _unknown(desk, draft) or _say(desk, draft)
    return Declined((refused,)) if refused is not None else choices(desk)


def _unknown(desk: Desk, draft: ChoiceDraft) -> Reason | None:
    known = {fact.agency_id for fact in onward.list_agencies(desk.rows, desk.now.clock_us)}
    if draft.agency_id is not None and draft.agency_id not in known:
        return NO_AGENCY
    types = notices.incident_types(desk.rows, desk.household_id)
    return NO_TYPE if draft.incident_type is not None and draft.incident_type not in types else None


def _say(desk: Desk, draft: ChoiceDraft) -> Reason | None:
    course, now_us = _course(desk, draft), desk.now.clock_us
    told = notice_for(draft, desk.regime)
    state = course.state(now_us, told.version) if course else "neither"
    barred = desk.plain.why_not_chosen(
        draft.purpose, desk.regime, by_agency=draft.agency_id is not None, by_type=draft.incident_type is not None
    )
    if barred is not None and not (draft.agree and state == "no"):  # a no of other rules can always be lifted
        return barred
    if draft.agree and draft.notice_version != told.version:
        return NOTICE_CHANGED
    if not draft.agree and state == "no":
        return None
    return say(desk.world, desk.rows, _said(desk, draft, _kind(draft, course), told), now_us)


def _kind(draft: ChoiceDraft, course: Course | None) -> ConsentKind:
    if not draft.agree:
        return "withdrawn"
    held = course is not None and course.grant is not None and course.kind not in {"withdrawn", "refused"}
    return "re-confirmed" if held else "given"


def _said(desk: Desk, draft: ChoiceDraft, kind: ConsentKind, told: NoticeText) -> Said:
    return Said(
        household_id=desk.household_id,
        account_id=desk.account_id,
        kind=kind,
        purpose=draft.purpose,
        notice=told,
        # The text stands beside the choice, and whoever names its version has it; whoever only says no may not have.
        served_us=desk.now.clock_us if draft.notice_version == told.version else None,
        scopes=(("existence",) if draft.purpose == "requests" else ("existence", "coarse-zone")) if draft.agree else (),
        agency_id=draft.agency_id,
        incident_type=draft.incident_type,
        lasts_days=desk.regime.consent.grant_days.value,
    )


def notice_for(draft: ChoiceDraft, regime: Regime) -> NoticeText:
    """Return what a resident is told before a lasting choice."""
    return requests_notice(regime) if draft.purpose == "requests" else map_notice(regime)


def _course(desk: Desk, draft: ChoiceDraft) -> Course | None:
    """Find how far this resident's choice about the same thing has come."""
    own: ConsentFact = as_event(
        desk.world, _said(desk, draft, "given", notice_for(draft, desk.regime)), desk.now.clock_us, 0
    )
    return courses(consents.history(desk.rows, desk.household_id), desk.now.clock_us).get(own.key)
