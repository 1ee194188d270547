"""Sabotages of agreements: access that outlasts them, terms that nobody keeps, and a ledger that forgets nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from ...policy.casefile import Standing
from ...policy.decision import Vote
from ...policy.regime import Regime
from ...policy.rulebook import AdmitVote
from .sabotage import Sabotage
from .swapping import admission_silent, admitting, covering, opened, silent


def _agreement_assumed(true: AdmitVote) -> AdmitVote:
    """Make a vote that takes every agency's agreement for granted."""

    def vote(question: Any, standing: Standing, regime: Regime) -> Vote:
        agency = standing.agency
        known = replace(standing, agency=replace(agency, agreement_live=True)) if agency else standing
        return true(question, known, regime)

    return vote


AGREEMENT_SABOTAGES: Final = (
    Sabotage(
        "access-outlasts-the-agreement",
        "The agreement was looked at when the agency's accounts were opened, and is never looked at again.",
        "agreements",
        "video-request-2019",
        admitting("who_may_ask", _agreement_assumed),
        "who_may_ask",
    ),
    Sabotage(
        "confidentiality-ignored",
        "The public page lists what stands in the table of agreements, whatever their clauses say.",
        "agreement-terms",
        "heat-map-2018",
        covering("which_terms_are_public", opened),
        "which_terms_are_public",
    ),
    Sabotage(
        "any-clause-in-any-era",
        "The form of 2018 is still sent to agencies after the company gave its clauses up.",
        "agreement-terms",
        "assistance-2021",
        admitting("what_can_be_agreed", admission_silent),
        "what_can_be_agreed",
    ),
    Sabotage(
        "signed-by-nobody",
        "A memorandum is signed with a click, and who holds its roles is left to be filled in later.",
        "agreement-terms",
        "heat-map-2018",
        admitting("who_can_sign", admission_silent),
        "who_can_sign",
    ),
    Sabotage(
        "notice-begins-anew",
        "Each notice sets the last day again, so that whoever repeats it never leaves.",
        "agreement-terms",
        "reference-blind",
        admitting("what_ends_an_agreement", admission_silent),
        "what_ends_an_agreement",
    ),
    Sabotage(
        "gifts-beyond-the-clause",
        "Cameras are given as they are asked for, and the clause is looked up by nobody.",
        "agreement-terms",
        "heat-map-2018",
        admitting("what_can_be_given", admission_silent),
        "what_can_be_given",
    ),
    Sabotage(
        "nobody-reads-what-they-signed",
        "The page of the agreement went with the rule that says whose it is.",
        "agreement-terms",
        "community-requests-2025",
        covering("whose_agreement_is_it", silent),
        "whose_agreement_is_it",
    ),
    Sabotage(
        "clips-counted-for-ever",
        "The ledger sums the table of releases, and what a resident took back still stands in it.",
        "ledger",
        "reference-blind",
        covering("what_the_ledger_tells", silent),
        "what_the_ledger_tells",
    ),
)
