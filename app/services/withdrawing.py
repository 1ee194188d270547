"""Taking back: a resident's answer to a request, and their place in a household.

Before a release a withdrawal always wins, because the release reads it in its own transaction. After a release the
rules of the request say what it means, and nothing is promised beyond them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..policy.decision import Reason
from ..storage import consents, notices, own_releases, people, requests
from .answer_case import Case, open_case, own_state, yes_to
from .answering import count_answers
from .choice_shapes import MovedOut, Withdrawn
from .consenting import say
from .own_desk import Declined, Desk, NotThere
from .retention import remove_released_bytes

NOTHING: Final = Reason("nothing-to-withdraw", "You have given no answer to this request that could be taken back.")
NOT_YET: Final = "You took your answer back. Nothing had been released."
STAYS: Final = (
    "You took your answer back. Under the rules of this request the clips that were released before stay with the "
    "agency; no further one follows."
)
REMOVED: Final = (
    "You took your answer back. The clips that were released are removed from this service. A copy that the agency "
    "made before stays with it."
)


def withdraw(desk: Desk, notice_id: str) -> Withdrawn | Declined | NotThere:
    """Take an answer back: nothing more is released, and what was released follows the rules of the request."""
    case = open_case(desk, notice_id)
    if case is None:
        return NotThere()
    if own_state(desk, case) != "yes":
        return Declined((NOTHING,))
    refused = say(desk.world, desk.rows, replace(yes_to(desk, case), kind="withdrawn", scopes=()), desk.now.clock_us)
    if refused is not None:
        return Declined((refused,))
    left = own_releases.released_clips(desk.rows, desk.household_id, case.request.request_id)
    standing = sorted(gone.release_id for gone in left.values() if not gone.taken_back)
    removed = _remove(desk, case, standing)
    if case.notice.answer == "shared":
        notices.set_answer(desk.rows, notice_id, "withdrawn", desk.now.clock_us)
        count_answers(desk, case.request)
    words = REMOVED if removed else STAYS if standing else NOT_YET
    return Withdrawn(notice_id=notice_id, removed_clips=removed, staying_clips=len(standing) - removed, told=words)


def _remove(desk: Desk, case: Case, release_ids: list[str]) -> int:
    """Remove released clips where the rules of their request do; return how many."""
    if case.terms.sharing.after_withdrawal.value != "portal-copies-removed" or not release_ids:
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
