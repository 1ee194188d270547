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
from ..policy.rules.who_said_yes import wants_requests
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
SAID_NO: Final = Reason("already-refused", "You, or somebody in your household, said no already.")
OPTED_OUT: Final = Reason("opted-out", "Your household opted out of requests, so nothing can be passed on.")

PASSED: Final = "The other agency has the clip."
WAITS: Final = "Your yes is kept. Nothing is passed on before the others of your household agree."
NOT_PASSED: Final = "Nothing was passed on. The agency is not told how you answered."
STAYS: Final = "You took your yes back. Under the rules of this request the other agency keeps what it has."
REMOVED: Final = (
    "You took your yes back. The other agency can no longer fetch the clip here. A copy that it made stays with it."
)


@dataclass(frozen=True, slots=True)
class _Case:
    """One wish to pass a clip on, with everything that its answer depends on."""

    row: OnwardRow
    request: RequestFact
    terms: Regime
    wish: Wish
    file: ConsentFile

    def act(self, now_us: int) -> HandOn:
        """Return what is to be judged, with all that the household said by now."""
        about = (self.row.household_id, self.file, self.request.incident_type)
        return self.wish.act(*about, self.terms, now_us)

    def answer(self, now_us: int) -> bool | None:
        """Return the household's answer."""
        return agrees_onward(self.act(now_us), self.row.to_agency_id)


def _case(desk: Desk, row: OnwardRow) -> _Case:
    request = requests.find_request(desk.rows, row.request_id)
    if request is None:
        message = "a clip was to be passed on that answers no request"
        raise LookupError(message)
    terms = terms_of(desk.world, request, desk.regime)
    wish = wish_of(row.request_id, row.to_agency_id, row.asked_us, terms)
    return _Case(row, request, terms, wish, consents.file_of(desk.rows, desk.household_id))


def asks(desk: Desk) -> OnwardAsks:
    """List the questions that wait for the household: may this clip be passed on?"""
    if _is_opted_out(desk):
        return OnwardAsks(asks=())
    every = [_case(desk, row) for row in onward.onward_of_household(desk.rows, desk.household_id)]
    return OnwardAsks(asks=tuple(_ask(case) for case in every if _waits(desk, case)))


def _waits(desk: Desk, case: _Case) -> bool:
    """Whether nobody of the household said no, this resident has not said yes, and there is still a copy."""
    now_us = desk.now.clock_us
    return (
        case.row.passed_us is None
        and _still_stands(desk, case.row)
        and case.answer(now_us) is not False
        and case.wish.own_state(case.file, desk.account_id, now_us) == "neither"
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
    )


def own_yes(desk: Desk, row: OnwardRow) -> bool:
    """Whether the reader's own yes to passing a clip on holds and can be taken back."""
    case = _case(desk, row)
    return (
        row.withdrawn_us is None
        and _still_stands(desk, row)
        and case.wish.own_state(case.file, desk.account_id, desk.now.clock_us) == "yes"
    )


def reply(desk: Desk, onward_id: str, draft: OnwardAnswer) -> OnwardAnswered | Declined | NotThere:
    """Say yes or no to passing a clip on, or take a yes back; a yes passes on this clip and nothing else."""
    every = onward.onward_of_household(desk.rows, desk.household_id)
    row = next((one for one in every if one.onward_id == onward_id), None)
    case = _case(desk, row) if row else None
    if case is None or not case.wish.was_asked(case.file):
        return NotThere()
    fault = _fault(desk, case, draft)
    if fault is not None:
        return Declined((fault,))
    return _agree(desk, case) if draft.agree else _refuse(desk, case)


def _fault(desk: Desk, case: _Case, draft: OnwardAnswer) -> Reason | None:
    if draft.agree and _is_opted_out(desk):
        return OPTED_OUT
    if not _still_stands(desk, case.row):
        return TOO_LATE
    return SAID_NO if case.answer(desk.now.clock_us) is False else None


def _agree(desk: Desk, case: _Case) -> OnwardAnswered | Declined:
    if case.row.passed_us is not None:
        return OnwardAnswered(id=case.row.onward_id, passed=True, said=PASSED)
    refused = _say(desk, case, "given")
    if refused is not None:
        return refused
    if not _may_go_on(desk, _case(desk, case.row)):
        return OnwardAnswered(id=case.row.onward_id, passed=False, said=WAITS)
    onward.mark_passed(desk.rows, [case.row.onward_id], desk.now.clock_us)
    release = requests.find_release(desk.rows, case.row.release_id)
    if release is not None:
        to = case.row.to_agency_id
        note_handover(desk.world, desk.rows, release, "passed on", "agency", desk.now.clock_us, to)
    return OnwardAnswered(id=case.row.onward_id, passed=True, said=PASSED)


def _may_go_on(desk: Desk, case: _Case) -> bool:
    """Ask the rules whether a clip may go to the other agency, with the yes that was just written down."""
    own = Standing(role=Role.RESIDENT, now_us=desk.now.clock_us, account_id=desk.account_id)
    named = (case.row.release_id, case.row.to_agency_id)
    wishes = onward.list_onward(desk.rows, request_id=case.row.request_id)
    facts = [fact for fact in wishes if (fact.release.release_id, fact.to_agency_id) == named]
    return bool(desk.world.gate.decide(case.act(desk.now.clock_us), own, facts, desk.regime).covered)


def _refuse(desk: Desk, case: _Case) -> OnwardAnswered | Declined:
    """Write a no down, or a yes that is taken back; what was passed on follows the rules of the request."""
    agreed = case.wish.own_state(case.file, desk.account_id, desk.now.clock_us) == "yes"
    refused = _say(desk, case, "withdrawn" if agreed else "refused")
    if refused is not None:
        return refused
    if case.row.passed_us is None:
        return OnwardAnswered(id=case.row.onward_id, passed=False, said=NOT_PASSED)
    removes = case.terms.sharing.after_withdrawal.value == "portal-copies-removed"
    if removes and _case(desk, case.row).answer(desk.now.clock_us) is not True:
        onward.mark_withdrawn(desk.rows, case.row.onward_id, desk.now.clock_us)
        return OnwardAnswered(id=case.row.onward_id, passed=False, said=REMOVED)
    return OnwardAnswered(id=case.row.onward_id, passed=True, said=STAYS)


def _say(desk: Desk, case: _Case, kind: ConsentKind) -> Declined | None:
    said = case.wish.said(desk.household_id, desk.account_id, kind)
    refused = say(desk.world, desk.rows, said, desk.now.clock_us)
    return None if refused is None else Declined((refused,))


def _is_opted_out(desk: Desk) -> bool:
    file = consents.file_of(desk.rows, desk.household_id)
    return wants_requests(file, desk.household_id, desk.regime, desk.now.clock_us, None) is False


def _still_stands(desk: Desk, row: OnwardRow) -> bool:
    """Whether there is a copy to pass on: it neither expired nor was taken back."""
    expired = row.expires_us is not None and row.expires_us <= desk.now.clock_us
    return row.taken_back_us is None and row.withdrawn_us is None and not expired
