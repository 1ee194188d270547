"""A legal demand and what was produced on it are shown field by field, and in an order of their own."""

from __future__ import annotations

from dataclasses import replace

from glassporch.policy.demand_facts import DemandFact, ReportFact, Subject
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import moment
from glassporch.policy.wire.demand import (
    DecideDemand,
    DecisionDraft,
    DemandDraft,
    FileDemand,
    ListDemands,
    ListPapers,
    ReadDemand,
)
from glassporch.policy.wire.legal_report import HISTORY, ReadLegalReport

from .test_disclose import disclose
from .test_rules_demands import DEMAND, MADE

FULL = replace(
    DEMAND, subject=Subject(name="N", email="e@x", street="Elm", block=300), gag_until_us=9 * DAY, words="W",
    in_danger="D", no_time="T", filed_us=2 * DAY, state="answered", outcome="partial", grounds=("out-of-scope",),
    note="Note",
)  # fmt: skip

DRAFT = DemandDraft(
    kind="warrant",
    authority="Court",
    name="N",
    wants=("content",),
    window_from=moment(0),
    window_to=moment(1),
)


def test_a_demand_is_shown_as_it_stands_on_paper() -> None:
    [shown] = disclose(ListPapers(), [FULL]).demands
    assert shown.model_dump() == {
        "id": "dem_1", "agency": "A", "officer": "O", "kind": "warrant", "authority": "C", "paper_number": "1",
        "name": "N", "email": "e@x", "street": "Elm", "block": 300, "wants": ("content",), "window_from": moment(0),
        "window_to": moment(1), "secrecy": "none", "gag_until": moment(9 * DAY), "words": "W", "in_danger": "D",
        "no_time": "T", "filed_at": moment(2 * DAY), "state": "answered", "outcome": "partial",
        "grounds": ("out-of-scope",), "note": "Note",
    }  # fmt: skip
    assert disclose(ListPapers(), [DEMAND]).demands[0].gag_until is None


def test_a_demand_that_was_filed_or_decided_is_shown_as_the_list_shows_it_and_without_it_nothing_is() -> None:
    [listed] = disclose(ListPapers(), [FULL]).demands
    for question in (FileDemand(DRAFT), DecideDemand("dem_1", DecisionDraft(outcome="full"))):
        assert disclose(question, [FULL]) == listed
        assert disclose(question, list[DemandFact]()) is None


def test_demands_come_newest_first() -> None:
    later = [replace(DEMAND, demand_id=name, filed_us=5) for name in ("dem_3", "dem_2")]
    assert [one.id for one in disclose(ListDemands(), [DEMAND, *later]).demands] == ["dem_2", "dem_3", "dem_1"]


def test_clips_and_accounts_stand_apart_in_an_answer_and_without_its_demand_there_is_none() -> None:
    clip = replace(MADE, start_us=1, end_us=2, media_type="image/png", sha256="f", expires_us=3)
    account = replace(MADE, production_id="pro_2", account=(("name", "N"),))
    shown = disclose(ReadDemand("dem_1"), [DEMAND, clip, account])
    assert [one.model_dump() for one in shown.clips] == [
        {
            "id": "pro_1", "clip_start": moment(1), "clip_end": moment(2), "media_type": "image/png", "sha256": "f",
            "fetchable_until": moment(3),
        }
    ]  # fmt: skip
    assert shown.accounts == ({"name": "N"},)
    assert disclose(ReadDemand("dem_1"), [DEMAND, MADE]).clips[0].fetchable_until is None
    assert disclose(ReadDemand("dem_1"), [clip, account]) is None


def test_the_report_shows_the_documented_totals_also_before_any_half_year_is_over() -> None:
    none = list[ReportFact]()
    shown = disclose(ReadLegalReport(), none)
    assert (shown.halves, shown.history) == ((), HISTORY)
