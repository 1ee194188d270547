"""Sabotages of who is let in, what is offered, and whose something is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ...policy.casefile import Standing
from ...policy.decision import Vote
from ...policy.regime import Regime
from ...policy.rulebook import AdmitVote
from ...policy.wire.accounts import CloseAccount
from ...policy.wire.footage_request import FileRequest
from .sabotage import Sabotage
from .swapping import admission_open, admission_silent, admitting, covering, opened, plainly, silent


def _but_for(kind: type) -> Callable[[AdmitVote], AdmitVote]:
    """Return what makes a vote of the true one that passes over one kind of question."""

    def make(true: AdmitVote) -> AdmitVote:
        def vote(question: Any, standing: Standing, regime: Regime) -> Vote:
            return None if isinstance(question, kind) else true(question, standing, regime)

        return vote

    return make


def _nobody(name: str, regime: Regime) -> str:
    del name, regime
    return ""


DOOR_SABOTAGES: Final = (
    Sabotage(
        "a-post-by-nobody",
        "The new form of a post lost the field for whoever asks.",
        "offers",
        "assistance-2021",
        plainly(how_officers_are_named=_nobody),
        "how_officers_are_named",
    ),
    Sabotage(
        "closed-accounts-still-ask",
        "A session outlives the account that opened it, and nobody looks at the account again.",
        "doors",
        "assistance-2021",
        admitting("who_may_ask", admission_open),
        "who_may_ask",
    ),
    Sabotage(
        "federal-agencies-let-in",
        "Any agency with a signed agreement is let in, whatever its kind (I22).",
        "doors",
        "community-requests-2025",
        admitting("which_agencies", admission_silent),
        "which_agencies",
    ),
    Sabotage(
        "everybody-on-the-list",
        "The list of agencies is a plain listing of the table.",
        "doors",
        "reference-blind",
        covering("which_agencies_there_are", opened),
        "which_agencies_there_are",
    ),
    Sabotage(
        "the-form-is-gone-the-address-is-not",
        "Requests were ended by taking the page away.",
        "offers",
        "none-2024",
        admitting("what_may_be_asked", _but_for(FileRequest)),
        "what_may_be_asked",
    ),
    Sabotage(
        "a-map-that-nobody-can-read",
        "The current publication is compared with the one after it, and no tile is ever current.",
        "offers",
        "heat-map-2018",
        covering("what_is_published", silent),
        "what_is_published",
    ),
    Sabotage(
        "no-house-is-found",
        "The search by address answers, and finds nothing.",
        "offers",
        "heat-map-2018",
        covering("what_address_is_found", silent),
        "what_address_is_found",
    ),
    Sabotage(
        "a-register-for-all",
        "The public register of one era was left open in every other.",
        "offers",
        "video-request-2019",
        covering("what_is_public", opened),
        "what_is_public",
    ),
    Sabotage(
        "any-agency-reads-any-request",
        "A request is found by its id, and whose it is was left to the list that led there.",
        "own-matters",
        "assistance-2021",
        covering("whose_request_is_it", opened),
        "whose_request_is_it",
    ),
    Sabotage(
        "nobody-left-in-charge",
        "An administrator may close every account, their own and the last one included.",
        "own-matters",
        "assistance-2021",
        admitting("whose_account_is_it", _but_for(CloseAccount)),
        "whose_account_is_it",
    ),
    Sabotage(
        "invitations-withdrawn-twice",
        "An invitation is withdrawn by its id, whatever became of it and whosever it is.",
        "own-matters",
        "assistance-2021",
        admitting("whose_invitation_is_it", admission_silent),
        "whose_invitation_is_it",
    ),
    Sabotage(
        "any-address-joins",
        "Whoever has an invitation joins, from any address.",
        "own-matters",
        "assistance-2021",
        admitting("who_may_join", admission_silent),
        "who_may_join",
    ),
)
