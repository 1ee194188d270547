"""A notice that a resident answers, with everything that the answer depends on. It decides and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from ..policy.consent.bound_by import bound_by
from ..policy.consent.events import Scope
from ..policy.consent.file import ConsentFile
from ..policy.consent.household import Asked
from ..policy.consent.notices import NoticeText
from ..policy.consent.standing import State, courses
from ..policy.facts import RequestFact
from ..policy.regime import Regime
from ..storage import consents, notices, own_releases, requests
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
    bound : Regime
        Those in force, as strict towards housemates and bystanders as at the filing.
    told : NoticeText
        What the resident is told, in force now.
    served_us : int
        Since when, simulated microseconds.
    """

    notice: notices.NoticeRow
    request: RequestFact
    terms: Regime
    bound: Regime
    told: NoticeText
    served_us: int


def open_case(desk: Desk, notice_id: str) -> Case | None:
    """Find one of the household's own notices with its request; None if there is none."""
    notice = notices.find_notice(desk.rows, desk.household_id, notice_id)
    request = requests.find_request(desk.rows, notice.request_id) if notice else None
    if notice is None or request is None:
        return None
    told, served_us = served(desk.world, desk.rows, request, notice.delivered_us, desk.regime)
    terms = terms_of(desk.world, request, desk.regime)
    return Case(notice, request, terms, bound_by(terms, desk.regime), told, served_us)


def somebody_else_refuses(desk: Desk, case: Case) -> bool:
    """Whether a live no of another resident keeps everything of the household from leaving for this request."""
    if case.bound.consent.co_consent.value == "any-may-share":
        return False
    file, request = consents.file_of(desk.rows, desk.household_id), case.request
    asked = Asked(
        household_id=desk.household_id,
        purpose="answer",
        agency_id=request.agency_id,
        incident_type=request.incident_type,
        request_id=request.request_id,
        scope=None,
        notice_version=case.told.version,
    )
    others = ConsentFile(file.events, file.residents - {desk.account_id})
    return others.says(asked, desk.now.clock_us, "either-may-refuse") is False


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


def own_to_end(desk: Desk, case: Case) -> list[str]:
    """List the standing releases in answer to a request that this resident may end, sorted.

    Where any resident may refuse, those are the household's. Elsewhere they are the resident's own, and those by which
    somebody shared who has left: nobody else could end them.
    """
    standing = standing_releases(desk, case)
    if ends_for_all(case):
        return standing
    by = own_releases.releasers(desk.rows, desk.household_id)
    others = consents.residents(desk.rows, desk.household_id) - {desk.account_id}
    return [release_id for release_id in standing if by[release_id] not in others]


def ends_for_all(case: Case) -> bool:
    """Whether taking an answer back ends the household's releases, whoever of it shared."""
    return case.bound.consent.co_consent.value != "any-may-share"


def standing_releases(desk: Desk, case: Case) -> list[str]:
    """List what the household released in answer to a request and nobody took back, sorted."""
    left = own_releases.released_clips(desk.rows, desk.household_id, case.request.request_id)
    return sorted(gone.release_id for gone in left.values() if not gone.taken_back)


def shared_it(desk: Desk, case: Case) -> bool:
    """Whether this resident agreed to share, or anything that stands was released by their yes."""
    by = own_releases.releasers(desk.rows, desk.household_id)
    released = any(by[release_id] == desk.account_id for release_id in standing_releases(desk, case))
    return released or own_state(desk, case) == "yes"


def removes(terms: Regime) -> bool:
    """Whether the rules of a request remove released clips when the answer is taken back."""
    return terms.sharing.after_withdrawal.value == "portal-copies-removed"


def can_take_back(desk: Desk, case: Case) -> bool:
    """Whether this resident can take back an answer: an own yes, or a share that stands and is theirs to end."""
    own = own_state(desk, case)
    if own == "yes":
        return True
    stands = case.notice.answer == "shared" and bool(own_to_end(desk, case))
    return stands and (own == "neither" or removes(case.terms))
