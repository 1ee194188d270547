"""Sabotages of what can be done to a request, a clip or a choice, and of whom a request reaches."""

from __future__ import annotations

from typing import Any, Final

from ...policy.acts import Publish
from ...policy.casefile import Standing
from ...policy.consent.events import Purpose
from ...policy.decision import Permit, Reason, Vote
from ...policy.regime import Regime
from ...policy.rulebook import CoverVote
from ...policy.rules.what_can_be_answered import why_not_answered, why_not_shared
from ...policy.rules.what_can_be_chosen import why_not_chosen
from ...policy.wire.footage_request import RequestState
from .sabotage import Sabotage
from .swapping import admission_silent, admitting, both, covering, losing, opened, plainly


def _whenever_installed(true: CoverVote) -> CoverVote:
    del true

    def vote(act: Any, standing: Standing, camera: Any, regime: Regime) -> Vote:
        del standing, camera, regime
        return Permit() if isinstance(act, Publish) else None

    return vote


def _whatever_the_rules(state: RequestState, terms: Regime) -> Reason | None:
    del terms
    return why_not_answered(state)


def _as_if_open(state: RequestState, terms: Regime) -> Reason | None:
    del state
    return why_not_shared("delivered", terms)


def _about_anybody(purpose: Purpose, regime: Regime, *, by_agency: bool, by_type: bool) -> Reason | None:
    del by_agency
    return why_not_chosen(purpose, regime, by_agency=False, by_type=by_type)


def _whoever_is_there(households: list[str], regime: Regime) -> list[str]:
    del regime
    return households


LIFE_SABOTAGES: Final = (
    Sabotage(
        "requests-can-be-edited",
        "Editing is asked about when a page is made, not when it is done, and the table of steps knows it everywhere.",
        "deeds",
        "assistance-2021",
        both(admitting("what_can_be_done", admission_silent), losing("request", "editable", value=True)),
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
        plainly(why_not_declined=_whatever_the_rules),
        "what_can_be_answered",
    ),
    Sabotage(
        "closed-requests-are-answered",
        "The page of a resolved request has no button, and the address behind the button still takes the clip.",
        "deeds",
        "assistance-2021",
        plainly(why_not_shared=_as_if_open),
        "what_can_be_answered",
    ),
    Sabotage(
        "a-choice-that-nobody-knows",
        "A choice about one agency is offered, and later rules do not read it.",
        "deeds",
        "assistance-2021",
        plainly(why_not_chosen=_about_anybody),
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
        plainly(how_few_are_asked=_whoever_is_there),
        "how_few_are_asked",
    ),
)
