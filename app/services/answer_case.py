"""A notice that a resident answers, with everything that the answer depends on. It decides and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from ..policy.consent.events import Scope
from ..policy.consent.notices import NoticeText
from ..policy.consent.standing import State, courses
from ..policy.facts import RequestFact
from ..policy.regime import Regime
from ..storage import consents, notices, requests
from .consenting import Said, as_event, served
from .own_desk import Desk
from .request_life import terms_of


@dataclass(frozen=True, slots=True)
class Case:
    """A notice that a resident answers, and everything that the answer depends on.

    Parameters
    ----------
    terms : Regime
        The rules under which the request was filed.
    told : NoticeText
        What the resident is told, in force now.
    served_us : int
        Since when, simulated microseconds.
    """

    notice: notices.NoticeRow
    request: RequestFact
    terms: Regime
    told: NoticeText
    served_us: int


def open_case(desk: Desk, notice_id: str) -> Case | None:
    """Find one of the household's own notices with its request; None if there is none."""
    notice = notices.find_notice(desk.rows, desk.household_id, notice_id)
    request = requests.find_request(desk.rows, notice.request_id) if notice else None
    if notice is None or request is None:
        return None
    told, served_us = served(desk.world, desk.rows, request, notice.delivered_us, desk.regime)
    return Case(notice, request, terms_of(desk.world, request, desk.regime), told, served_us)


def scopes_of(terms: Regime) -> tuple[Scope, ...]:
    """Return what leaves with a share under the rules of a request."""
    return ("clip", "contact") if terms.sharing.contact_fields.value else ("clip",)


def yes_to(desk: Desk, case: Case) -> Said:
    """Put the yes to a request in words, as this resident would say it now."""
    return Said(
        household_id=desk.household_id,
        account_id=desk.account_id,
        kind="given",
        purpose="answer",
        notice=case.told,
        served_us=case.served_us,
        scopes=scopes_of(case.terms),
        request_id=case.request.request_id,
        retention_days=case.terms.sharing.agency_days.value,
    )


def own_state(desk: Desk, case: Case) -> State:
    """Return what this resident's own choice about the request amounts to now."""
    key = as_event(desk.world, yes_to(desk, case), desk.now.clock_us, 0).key
    course = courses(consents.history(desk.rows, desk.household_id), desk.now.clock_us).get(key)
    return course.state(desk.now.clock_us, case.told.version) if course else "neither"
