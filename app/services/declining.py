"""How residents say no to a request. Silence is no answer; taking a yes back is for `withdrawing.py`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..policy.decision import Reason
from ..storage import displays, notices
from .answer_case import Case, open_case, own_state, shared_it, yes_to
from .consenting import say
from .own_desk import Declined, Desk, NotThere
from .own_shapes import Answered
from .totals import count_answers
from .withdrawing import take_back

ALREADY_SHARED: Final = Reason(
    "already-shared", "You shared clips in answer to this request. Take your answer back if you want to."
)


def decline(desk: Desk, notice_id: str) -> Answered | Declined | NotThere:
    """Say no to one request. The request's page shows the agency what silence shows; some regimes count answers."""
    case = open_case(desk, notice_id)
    if case is None:
        return NotThere()
    barred = desk.plain.why_not_declined(case.request.state, case.terms)
    if barred is not None:
        return Declined((barred,))
    if case.notice.answer == "shared":
        return _after_a_share(desk, case)
    refused = _refuse(desk, case)
    if refused is not None:
        return Declined((refused,))
    if case.notice.answer != "declined":
        notices.set_answer(desk.rows, notice_id, "declined", desk.now.clock_us)
        count_answers(desk.world, desk.rows, case.request.agency_id, desk.regime)
    _hide_where_that_is_the_no(desk, case)
    return Answered(notice_id=notice_id, answer="declined", released_clips=0)


def _after_a_share(desk: Desk, case: Case) -> Answered | Declined:
    """Say no after another resident shared: it ends the share where any resident may refuse, else it binds nobody."""
    if shared_it(desk, case):
        return Declined((ALREADY_SHARED,))
    refused = _refuse(desk, case)
    if refused is not None:
        return Declined((refused,))
    _hide_where_that_is_the_no(desk, case)
    if case.bound.consent.co_consent.value == "any-may-share":
        return Answered(notice_id=case.notice.notice_id, answer="shared", released_clips=0)
    take_back(desk, case)
    return Answered(notice_id=case.notice.notice_id, answer="withdrawn", released_clips=0)


def _refuse(desk: Desk, case: Case) -> Reason | None:
    """Add this resident's no, unless one holds already: another resident's is not theirs."""
    if own_state(desk, case) == "no":
        return None
    return say(desk.world, desk.rows, replace(yes_to(desk, case), kind="refused", scopes=()), desk.now.clock_us)


def _hide_where_that_is_the_no(desk: Desk, case: Case) -> None:
    """Hide a declined request from this resident where the rules know no other no than hiding it."""
    if "decline" not in case.terms.sharing.choices.value:
        notice_id = case.notice.notice_id
        display = replace(displays.display_of(desk.rows, notice_id, desk.account_id), hidden=True)
        displays.set_display(desk.rows, notice_id, desk.account_id, display)
