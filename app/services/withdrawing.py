"""Taking back: a resident's answer to a request, and their place in a household.

Before a release a withdrawal always wins, because the release reads it in its own transaction. After a release the
rules of the request say what it means, and nothing is promised beyond them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..policy.decision import Reason
from ..storage import consents, notices, people, requests
from .answer_case import Case, can_take_back, open_case, own_state, own_to_end, removes, standing_releases, yes_to
from .choice_shapes import MovedOut, Withdrawn
from .consenting import say
from .own_desk import Declined, Desk, NotThere
from .retention import remove_released_bytes
from .totals import count_answers

NOTHING: Final = Reason("nothing-to-withdraw", "You have given no answer to this request that could be taken back.")
NOT_YET: Final = "You took the answer back. Nothing had been released."
STAYS: Final = (
    "You took the answer back. Under the rules of this request the clips that were released before stay with the "
    "agency; no further one follows."
)
REMOVED: Final = (
    "You took the answer back. The clips that were released are removed from this service. A copy that the agency "
    "made before stays with it."
)


def withdraw(desk: Desk, notice_id: str) -> Withdrawn | Declined | NotThere:
    """Take an answer back: nothing more is released, and what was released follows the rules of the request."""
    case = open_case(desk, notice_id)
    if case is None:
        return NotThere()
    if not can_take_back(desk, case):
        return Declined((NOTHING,))
    refused = _say_no(desk, case)
    if refused is not None:
        return Declined((refused,))
    return take_back(desk, case)


def take_back(desk: Desk, case: Case) -> Withdrawn:
    """End the releases that this resident may end, once their no stands in the history."""
    ending = own_to_end(desk, case)
    kept = set(standing_releases(desk, case)) - set(ending)
    removed = _remove(desk, case, ending)
    if case.notice.answer == "shared" and not kept:
        notices.set_answer(desk.rows, case.notice.notice_id, "withdrawn", desk.now.clock_us)
        count_answers(desk.world, desk.rows, case.request.agency_id, desk.regime)
    words = REMOVED if removed else STAYS if ending else NOT_YET
    return Withdrawn(
        notice_id=case.notice.notice_id, removed_clips=removed, staying_clips=len(ending) - removed, told=words
    )


def _say_no(desk: Desk, case: Case) -> Reason | None:
    """Add to the history that this resident takes a yes back; without a live one of their own it is a refusal."""
    own = own_state(desk, case)
    if own == "no":
        return None
    kind: Final = "withdrawn" if own == "yes" else "refused"
    return say(desk.world, desk.rows, replace(yes_to(desk, case), kind=kind, scopes=()), desk.now.clock_us)


def _remove(desk: Desk, case: Case, release_ids: list[str]) -> int:
    """Remove released clips where the rules of their request do; return how many."""
    if not removes(case.terms) or not release_ids:
        return 0
    requests.mark_taken_back(desk.rows, release_ids, desk.now.clock_us)
    for release_id in release_ids:
        remove_released_bytes(desk.rows, release_id)
    return len(release_ids)


def move_out(desk: Desk) -> MovedOut:
    """Leave the household: what this resident chose no longer counts, and the account no longer reads it.

    Whoever stays keeps their own choices, and whoever comes next starts without any. The cameras stay with the house,
    and so does their place on a map: its noise belongs to the premises.
    """
    people.mark_left(desk.rows, desk.account_id, desk.now.clock_us)
    return MovedOut(remaining_residents=len(consents.residents(desk.rows, desk.household_id)))
