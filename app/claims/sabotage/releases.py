"""Sabotages of what leaves with a share, how long it stays, and to whom it goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from ...policy.casefile import Standing
from ...policy.decision import Vote
from ...policy.regime import Regime
from ...policy.rulebook import CoverVote
from .sabotage import Sabotage
from .swapping import admission_silent, admitting, covering, losing, opened, silent


def _whosever_it_is(true: CoverVote) -> CoverVote:
    def vote(act: Any, standing: Standing, clip: Any, regime: Regime) -> Vote:
        return true(replace(act, household_id=clip.household_id), standing, clip, regime)

    return vote


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
        losing("sharing", "contact_fields", ("name", "address", "email", "phone")),
        "what_goes_with_a_clip",
    ),
    Sabotage(
        "neighbors-by-name",
        "The label of a resident is the name of the account.",
        "leaving",
        "assistance-2021",
        losing("sharing", "label", "name"),
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
        "onward-without-a-look",
        "A clip goes on to whatever agency is named, as often as it is named.",
        "onward",
        "reference-blind",
        admitting("who_gets_it_onward", admission_silent),
        "who_gets_it_onward",
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
        "originals-leave",
        "The rendering without place and device is made for the page; the download is the original.",
        "capture-data",
        "reference-blind",
        losing("sharing", "rendering", "original"),
    ),
)
