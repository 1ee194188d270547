"""Sabotages of what an agency may ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from ...policy.casefile import Standing
from ...policy.decision import Vote
from ...policy.regime import Known, Regime
from ...policy.rulebook import AdmitVote
from .sabotage import Sabotage
from .swapping import Change, admission_silent, admitting

_SQ_KM_IN_SQ_MI: Final = 2.59


def _square_kilometres(true: AdmitVote) -> AdmitVote:
    def vote(question: Any, standing: Standing, regime: Regime) -> Vote:
        most = Known(regime.request.max_area_sq_mi.value * _SQ_KM_IN_SQ_MI, "OWN")
        return true(question, standing, replace(regime, request=replace(regime.request, max_area_sq_mi=most)))

    return vote


def _no_look_back(true: AdmitVote) -> AdmitVote:
    def vote(question: Any, standing: Standing, regime: Regime) -> Vote:
        days = Known(10_000, "OWN")
        return true(question, standing, replace(regime, request=replace(regime.request, look_back_days=days)))

    return vote


def _each_time_the_first(true: AdmitVote) -> AdmitVote:
    def vote(question: Any, standing: Standing, regime: Regime) -> Vote:
        return true(question, replace(standing, case_posts=0), regime)

    return vote


def _only_what_was_named(true: AdmitVote) -> AdmitVote:
    def vote(question: Any, standing: Standing, regime: Regime) -> Vote:
        draft = question.draft.model_copy(update={"case_number": standing.incident and standing.incident.case_number})
        return true(replace(question, draft=draft), standing, regime)

    return vote


def _limit(name: str, story: str, regime_id: str, rule: str, change: Change) -> Sabotage:
    return Sabotage(name, story, "limits", regime_id, change, rule)


def _dropped(name: str, story: str, regime_id: str, rule: str) -> Sabotage:
    return _limit(name, story, regime_id, rule, admitting(rule, admission_silent))


LIMIT_SABOTAGES: Final = (
    _limit(
        "square-kilometres",
        "The largest area is compared in square kilometres with a number that means square miles.",
        "video-request-2019",
        "how_large_an_area",
        admitting("how_large_an_area", _square_kilometres),
    ),
    _limit(
        "no-look-back",
        "The oldest moment was kept in a setting that a move to another host lost.",
        "video-request-2019",
        "how_long_a_window",
        admitting("how_long_a_window", _no_look_back),
    ),
    _limit(
        "each-time-the-first",
        "Requests of a case are counted by officer, and the case has several.",
        "assistance-2021",
        "how_often",
        admitting("how_often", _each_time_the_first),
    ),
    _limit(
        "any-case-number",
        "The field must be filled in; what stands in it is compared with nothing (I10).",
        "video-request-2019",
        "which_case",
        admitting("which_case", _only_what_was_named),
    ),
    _dropped(
        "batches-come-back",
        "The form offers one incident, and the server takes the list that it always took.",
        "video-request-2019",
        "one_incident_each",
    ),
    _dropped(
        "assigned-area-is-a-filter",
        "The assigned area filters what an officer sees, and is not asked about when a request is filed.",
        "assistance-2021",
        "within_the_assigned_area",
    ),
    _dropped(
        "the-check-only-advises",
        "The text check was switched to advising for a trial week, and stayed so.",
        "reference-blind",
        "what_may_be_written",
    ),
    _dropped(
        "everybody-may-post",
        "The posting permission hides a button; the address behind it asks for none.",
        "assistance-2021",
        "who_may_file",
    ),
)
