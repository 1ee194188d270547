"""Sabotages of what agencies say in public, and of what their records bring out."""

from __future__ import annotations

from typing import Final

from .sabotage import Sabotage
from .swapping import admission_silent, admitting, covering, opened, silent

NEWSROOM_SABOTAGES: Final = (
    Sabotage(
        "published-before-approval",
        "The button to publish was shown early, and nobody checked behind it.",
        "statements",
        "heat-map-2018",
        admitting("who_signs_off", admission_silent),
        "who_signs_off",
    ),
    Sabotage(
        "drafts-for-all",
        "The list of statements was made for the public page first, and drafts stand in it.",
        "statements",
        "heat-map-2018",
        covering("whose_statement_is_it", opened),
        "whose_statement_is_it",
    ),
)

RECORDS_SABOTAGES: Final = (
    Sabotage(
        "records-of-all-days",
        "The office brings out the whole drawer, whatever days were asked for.",
        "records",
        "assistance-2021",
        covering("what_records_bring_out", opened),
        "what_records_bring_out",
    ),
    Sabotage(
        "records-lost-on-the-way",
        "Answers were filed under nobody, so that whoever asked gets none.",
        "records",
        "assistance-2021",
        covering("whose_records_are_they", silent),
        "whose_records_are_they",
    ),
    Sabotage(
        "any-days-will-do",
        "The days of a records request are taken as they come.",
        "records",
        "assistance-2021",
        admitting("what_records_can_be_asked", admission_silent),
        "what_records_can_be_asked",
    ),
)
