"""How residents answer whether a clip may be passed on, and how they take a yes to it back.

Whether a clip goes on the policy core decides, on what the household said by then, in the transaction that hands it on.
After the hand-over the rules of the request say what taking back means. The passing agency is told nothing of either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..policy.acts import HandOn
from ..policy.casefile import Standing
from ..policy.consent.events import ConsentKind
from ..policy.consent.file import ConsentFile
from ..policy.decision import Reason
from ..policy.facts import RequestFact
from ..policy.regime import Regime
from ..policy.roles import Role
from ..policy.rules.who_agreed_onward import agrees_onward
from ..policy.rules.who_said_yes import wants_onward
from ..policy.wire.base import moment
from ..storage import consents, onward, requests
from ..storage.onward import OnwardRow
from .consenting import say
from .footage_room import note_handover
from .life_shapes import OnwardAnswer, OnwardAnswered, OnwardAsk, OnwardAsks
from .onward_consent import Wish, wish_of
from .own_desk import Declined, Desk, NotThere
from .request_life import terms_of

TOO_LATE: Final = Reason("copy-gone", "The copy that you gave is gone. There is nothing left to pass on.")
NOTICE_CHANGED: Final = Reason(
    "notice-changed",
    "What you are told about passing a clip on is another text than the one that you name. Read it at the question, "
    "then choose.",
)
SAID_NO: Final = Reason("already-refused", "You, or somebody in your household, said no already.")
OPTED_OUT: Final = Reason(
    "opted-out",
    "Your household opted out of requests, or of those of that agency or type, so nothing can be passed on.",
)

PASSED: Final = "The other agency has the clip."
WAITS: Final = "Your yes is kept. Nothing is passed on before the others of your household agree."
NOT_PASSED: Final = "Nothing was passed on. The agency is not told how you answered."
STAYS: Final = "Your no is kept. Under the rules of this request the other agency keeps what it has."
REMOVED: Final = (
    "Your no is kept. The other agency can no longer fetch what it got of this request here. A copy that it made stays "
    "with it."
)


@dataclass(frozen=True, slots=True)
class _Case:
    """One wish to pass a clip on, with everything that its answer depends on."""

    row: OnwardRow
    request: RequestFact
    terms: Regime
    in_force: Regime
    wish: Wish
    file: ConsentFile

    def act(self, now_us: int) -> HandOn:
        """Return what is to be judged, with all that the household said by now."""
        about = (self.row.household_id, self.file, self.request.incident_type)
        return self.wish.act(*about, self.terms, now_us)

    def answer(self, now_us: int) -> bool | None:
        """Return the household's answer."""
        return agrees_onward(self.act(now_us), self.row.to_agency_id, self.row.asked_us, self.in_force)

    def is_refused(self, now_us: int) -> bool:
        """Whether the household wants no request of the agency that the clip is to go to."""
        return wants_onward(self.act(now_us), self.row.to_agency_id, self.in_force) is False

    def is_like(self, row: OnwardRow) -> bool:
        """Whether another wish is answered by the same word: one request, and one agency that asks to get its clips."""
        return (row.request_id, row.to_agency_id) == (self.row.request_id, self.row.to_agency_id)


def _case(desk: Desk, row: OnwardRow) -> _Case:
    request = requests.find_request(desk.rows, row.request_id)
    if request is None:
        message = "a clip was to be passed on that answers no request"
        raise LookupError(message)
    terms = terms_of(desk.world, request, desk.regime)
    wish = wish_of(request, row.to_agency_id, row.asked_us, (terms, desk.regime))
    return _Case(row, request, terms, desk.regime, wish, consents.file_of(desk.rows, desk.household_id))


def asks(desk: Desk) -> OnwardAsks:
    """List the questions that wait for the household: may this clip be passed on?"""
    every = [_case(desk, row) for row in onward.onward_of_household(desk.rows, desk.household_id)]
    return OnwardAsks(asks=tuple(_ask(case) for case in every if _waits(desk, case)))


def _waits(desk: Desk, case: _Case) -> bool:
    """Whether nobody of the household said no, this resident has not said yes, and there is still a copy."""
    now_us = desk.now.clock_us
    return (
        case.row.passed_us is None
        and still_stands(desk, case.row)
        and case.answer(now_us) is not False
        and not case.is_refused(now_us)
        and not case.wish.has_answered(case.file, desk.account_id, now_us)
    )


def _ask(case: _Case) -> OnwardAsk:
    return OnwardAsk(
        id=case.row.onward_id,
        from_agency=case.request.agency_name,
        to_agency=case.row.to_agency_name,
        case_number=case.request.case_number,
        clip_id=case.row.clip_id,
        asked_at=moment(case.row.asked_us),
        notice=" ".join(case.wish.told.sentences),
        notice_version=case.wish.told.version,
    )


def own_yes(desk: Desk, row: OnwardRow) -> bool:
    """Whether the reader's own yes to passing a clip on holds and can be taken back."""
    case = _case(desk, row)
    return (
        row.withdrawn_us is None
        and still_stands(desk, row)
        and case.wish.own_state(case.file, desk.account_id, desk.now.clock_us) == "yes"
    )


def reply(desk: Desk, onward_id: str, draft: OnwardAnswer) -> OnwardAnswered | Declined | NotThere:
    """Say yes or no to passing a request's clips on to an agency, or take a yes back; one word holds for all of them.

    A yes passes on what was asked for until now. A clip that is asked for later is asked about anew.
    """
    every = onward.onward_of_household(desk.rows, desk.household_id)
    row = next((one for one in every if one.onward_id == onward_id), None)
    case = _case(desk, row) if row else None
    if case is None or not case.wish.was_asked(case.file):
        return NotThere()
    fault = _fault(desk, case, draft)
    if fault is not None:
        return Declined((fault,))
    alike = [one for one in every if case.is_like(one)]
    return _agree(desk, case, alike) if draft.agree else _refuse(desk, case, alike)


def _fault(desk: Desk, case: _Case, draft: OnwardAnswer) -> Reason | None:
    now_us = desk.now.clock_us
    if draft.agree and case.is_refused(now_us):
        return OPTED_OUT
    if not still_stands(desk, case.row):
        return TOO_LATE
    if draft.agree and draft.notice_version != case.wish.told.version:
        return NOTICE_CHANGED
    return SAID_NO if draft.agree and case.answer(now_us) is False else None


def _agree(desk: Desk, case: _Case, alike: list[OnwardRow]) -> OnwardAnswered | Declined:
    """Write a yes down, and hand on what the rules then let go."""
    if case.row.passed_us is not None:
        return OnwardAnswered(id=case.row.onward_id, passed=True, said=PASSED)
    agreed = case.wish.own_state(case.file, desk.account_id, desk.now.clock_us) == "yes"
    refused = _say(desk, case, "re-confirmed" if agreed else "given")
    if refused is not None:
        return refused
    waiting = [row for row in alike if row.passed_us is None and still_stands(desk, row)]
    going = _may_go_on(desk, _case(desk, case.row), waiting)
    _hand_on(desk, going)
    passed = case.row in going
    return OnwardAnswered(id=case.row.onward_id, passed=passed, said=PASSED if passed else WAITS)


def _may_go_on(desk: Desk, case: _Case, waiting: list[OnwardRow]) -> list[OnwardRow]:
    """Ask the rules which clips may go to the other agency, with the yes that was just written down."""
    own = Standing(role=Role.RESIDENT, now_us=desk.now.clock_us, account_id=desk.account_id)
    named = {(row.release_id, row.to_agency_id): row for row in waiting}
    wishes = onward.list_onward(desk.rows, request_id=case.row.request_id)
    facts = [fact for fact in wishes if (fact.release.release_id, fact.to_agency_id) in named]
    covered = desk.world.gate.decide(case.act(desk.now.clock_us), own, facts, desk.regime).covered
    return [named[fact.release.release_id, fact.to_agency_id] for fact in covered]


def _hand_on(desk: Desk, going: list[OnwardRow]) -> None:
    onward.mark_passed(desk.rows, [row.onward_id for row in going], desk.now.clock_us)
    for row in going:
        release = requests.find_release(desk.rows, row.release_id)
        if release is not None:
            note_handover(desk.world, desk.rows, release, "passed on", "agency", desk.now.clock_us, row.to_agency_id)


def _refuse(desk: Desk, case: _Case, alike: list[OnwardRow]) -> OnwardAnswered | Declined:
    """Write a no down, or a yes that is taken back; what was passed on follows the rules of the request."""
    state = case.wish.own_state(case.file, desk.account_id, desk.now.clock_us)
    refused = None if state == "no" else _say(desk, case, "withdrawn" if state == "yes" else "refused")
    if refused is not None:
        return refused
    there = [row for row in alike if row.passed_us is not None and row.withdrawn_us is None]
    if not there:
        return OnwardAnswered(id=case.row.onward_id, passed=False, said=NOT_PASSED)
    removes = case.terms.sharing.after_withdrawal.value == "portal-copies-removed"
    if removes and _case(desk, case.row).answer(desk.now.clock_us) is not True:
        for row in there:
            onward.mark_withdrawn(desk.rows, row.onward_id, desk.now.clock_us)
        return OnwardAnswered(id=case.row.onward_id, passed=False, said=REMOVED)
    return OnwardAnswered(id=case.row.onward_id, passed=case.row.passed_us is not None, said=STAYS)


def _say(desk: Desk, case: _Case, kind: ConsentKind) -> Declined | None:
    said = case.wish.said(desk.household_id, desk.account_id, kind)
    refused = say(desk.world, desk.rows, said, desk.now.clock_us)
    return None if refused is None else Declined((refused,))


def still_stands(desk: Desk, row: OnwardRow) -> bool:
    """Whether there is a copy to pass on, or to fetch once it was passed on: it neither expired nor was taken back."""
    expired = row.expires_us is not None and row.expires_us <= desk.now.clock_us
    return row.taken_back_us is None and row.withdrawn_us is None and not expired
