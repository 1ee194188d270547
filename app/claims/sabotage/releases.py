"""Sabotages of what leaves with a share, how long it stays, and to whom it goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from ...policy.casefile import Standing
from ...policy.decision import Vote
from ...policy.plain_rules import Contact
from ...policy.regime import Regime
from ...policy.request_facts import OnwardFact
from ...policy.rulebook import CoverVote
from ...policy.wire.onward import ListPassedOn
from .sabotage import Sabotage
from .swapping import admission_silent, admitting, covering, losing, opened, plainly, silent


def _whosever_it_is(true: CoverVote) -> CoverVote:
    def vote(act: Any, standing: Standing, clip: Any, regime: Regime) -> Vote:
        return true(replace(act, household_id=clip.household_id), standing, clip, regime)

    return vote


def _but_for_the_other_agency(true: CoverVote) -> CoverVote:
    def vote(question: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        return None if isinstance(question, ListPassedOn) else true(question, standing, fact, regime)

    return vote


def _never_taken_back(true: CoverVote) -> CoverVote:
    def vote(question: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        read = replace(fact, withdrawn_us=None) if isinstance(fact, OnwardFact) else fact
        return true(question, standing, read, regime)

    return vote


def _all_that_is_known(contact: Contact, regime: Regime) -> tuple[tuple[str, str], ...]:
    del regime
    return tuple(sorted(contact.items()))


def _by_the_account(number: int, name: str, regime: Regime) -> str:
    del number, regime
    return name


RELEASE_SABOTAGES: Final = (
    Sabotage(
        "any-clip-by-its-id",
        "A share takes the ids that it is sent, and does not look whose clips they are (I07).",
        "leaving",
        "assistance-2021",
        covering("which_clips_go", _whosever_it_is),
        "which_clips_go",
    ),
    Sabotage(
        "the-whole-account-goes-along",
        "The answer to a share is made of the whole account, and the page shows a part of it (I07).",
        "leaving",
        "reference-blind",
        plainly(what_goes_with_a_clip=_all_that_is_known),
        "what_goes_with_a_clip",
    ),
    Sabotage(
        "neighbors-by-name",
        "The label of a resident is the name of the account.",
        "leaving",
        "assistance-2021",
        plainly(how_neighbors_are_named=_by_the_account),
        "how_neighbors_are_named",
    ),
    Sabotage(
        "objections-are-filed-and-forgotten",
        "An objection that was upheld stands in a file that no release reads.",
        "leaving",
        "reference-blind",
        covering("nobody_objected", silent),
        "nobody_objected",
    ),
    Sabotage(
        "taken-back-in-name-only",
        "What was taken back or has run out stays on the agency's list.",
        "taken-back",
        "reference-blind",
        covering("how_long_it_stays", silent),
        "how_long_it_stays",
    ),
    Sabotage(
        "gone-here-and-still-there",
        "What was taken back leaves the list of the agency that asked for it, and not of the one it was passed to.",
        "taken-back",
        "reference-blind",
        covering("how_long_it_stays", _but_for_the_other_agency),
        "how_long_it_stays",
    ),
    Sabotage(
        "onward-without-a-look",
        "A clip goes on to whatever agency is named, as often as it is named.",
        "onward",
        "reference-blind",
        admitting("who_gets_it_onward", admission_silent),
        "who_gets_it_onward",
    ),
    Sabotage(
        "passed-on-and-nobody-asked",
        "An agency that wants to pass a clip on is taken at its word, and its resident reads of it afterwards.",
        "onward",
        "reference-blind",
        covering("who_agreed_onward", opened),
        "who_agreed_onward",
    ),
    Sabotage(
        "every-agency-has-every-clip",
        "Released clips are files with an address, and whoever knows it fetches them.",
        "onward",
        "reference-blind",
        covering("what_was_passed_on", opened),
        "what_was_passed_on",
    ),
    Sabotage(
        "passed-on-for-good",
        "That a yes was taken back stands in the resident's record, and the other agency's list is made without it.",
        "onward",
        "reference-blind",
        covering("what_was_passed_on", _never_taken_back),
        "what_was_passed_on",
    ),
    Sabotage(
        "originals-leave",
        "The rendering without place and device is made for the page; the download is the original.",
        "capture-data",
        "reference-blind",
        losing("sharing", "rendering", "original"),
    ),
)
