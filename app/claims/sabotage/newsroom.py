"""Sabotages of what agencies say in public."""

from __future__ import annotations

from typing import Final

from .sabotage import Sabotage
from .swapping import admission_silent, admitting, covering, opened

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
