"""Sabotages of what can be done to a request, a clip or a choice, and of whom a request reaches."""

from __future__ import annotations

from typing import Any, Final

from ...policy.acts import Publish
from ...policy.casefile import Standing
from ...policy.decision import Permit, Vote
from ...policy.regime import Regime
from ...policy.rulebook import CoverVote
from .sabotage import Sabotage
from .swapping import admission_silent, admitting, covering, losing, opened


def _whenever_installed(true: CoverVote) -> CoverVote:
    del true

    def vote(act: Any, standing: Standing, camera: Any, regime: Regime) -> Vote:
        del standing, camera, regime
        return Permit() if isinstance(act, Publish) else None

    return vote


LIFE_SABOTAGES: Final = (
    Sabotage(
        "requests-can-be-edited",
        "What can be done to a request is asked when its page is made, and not when it is done.",
        "deeds",
        "assistance-2021",
        admitting("what_can_be_done", admission_silent),
        "what_can_be_done",
    ),
    Sabotage(
        "sorting-without-a-system",
        "A clip that came through the portal is sorted as if it lay in an evidence system.",
        "deeds",
        "assistance-2021",
        admitting("what_can_be_sorted", admission_silent),
        "what_can_be_sorted",
    ),
    Sabotage(
        "packages-without-receipts",
        "An evidence package is put together although no consent receipt is given.",
        "deeds",
        "assistance-2021",
        admitting("what_can_be_packed", admission_silent),
        "what_can_be_packed",
    ),
    Sabotage(
        "a-no-that-nobody-knows",
        "An answer that the rules do not know is taken, and kept about the resident.",
        "deeds",
        "control-center-2020",
        losing("sharing", "choices", ("choose-clips", "ignore", "decline")),
        "what_can_be_answered",
    ),
    Sabotage(
        "a-choice-that-nobody-knows",
        "A choice about one agency is offered, and later rules do not read it.",
        "deeds",
        "assistance-2021",
        losing("consent", "per_agency", value=True),
        "what_can_be_chosen",
    ),
    Sabotage(
        "objections-into-the-void",
        "An objection is taken where the rules know none.",
        "deeds",
        "assistance-2021",
        admitting("who_may_object", admission_silent),
        "who_may_object",
    ),
    Sabotage(
        "whole-cells-are-asked",
        "Whoever lives in a cell that the area touches is asked.",
        "asked",
        "no-policy",
        covering("who_is_asked", opened),
        "who_is_asked",
    ),
    Sabotage(
        "cameras-still-in-the-box",
        "A camera counts from the day on which it was bought.",
        "asked",
        "no-policy",
        covering("whose_camera_counts", _whenever_installed),
        "whose_camera_counts",
    ),
    Sabotage(
        "one-is-enough",
        "The smallest number of recipients is read where it is set, and nowhere else.",
        "asked",
        "heat-map-2018",
        losing("delivery", "min_recipients", 1),
        "how_few_are_asked",
    ),
)
