"""What is heard of partners through the gate: from its own day on, whatever the rules say of a map, and no truth."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from glassporch.policy.casefile import Standing
from glassporch.policy.facts import AnnouncementFact, RecordsAnswerFact
from glassporch.policy.gate import Admitted, Gate
from glassporch.policy.regimes import REGIMES
from glassporch.policy.released import Released
from glassporch.policy.roles import Role
from glassporch.policy.standard import STANDARD
from glassporch.policy.wire.announcements import (
    ListAnnouncements,
    ListRecordsAnswers,
    PhraseDraft,
    ReadOutsidersList,
    SearchAnnouncements,
)
from glassporch.policy.wire.base import microseconds
from pydantic import ValidationError

GATE = Gate(STANDARD)
SAID = AnnouncementFact(
    "Tarvenamoor Police Department", "OH", "social-post", "2019-08-10", "We joined the  Feed.", "the feed", "2019-08-20"
)
REWORDED = AnnouncementFact("Quellomere Police Department", "OH", "social-post", "2019-08-11", "News.", "", "")
ANSWER = RecordsAnswerFact("Breckashaw Police Department", "NV", "2019-08-01", "2019-08-21", "2019-06-30")


def told(question: Any, at: datetime, facts: list[Any], regime_id: str = "video-request-2019") -> Any:
    standing, regime = Standing(role=Role.PUBLIC, now_us=microseconds(at)), REGIMES[regime_id]
    admitted = GATE.admit(question, standing, regime)
    assert isinstance(admitted, Admitted)
    answer = GATE.release(admitted, GATE.decide(question, standing, facts, regime))
    assert isinstance(answer, Released)
    return answer.payload


def august(day: int, hour: int = 16) -> datetime:
    return datetime(2019, 8, day, hour, tzinfo=UTC)


@pytest.mark.parametrize("regime_id", REGIMES)
def test_an_announcement_is_public_from_its_own_day_in_new_york_and_in_every_regime(regime_id):
    for at, expected in ((august(10, 3), 0), (august(10, 5), 1), (august(11, 5), 2)):
        shown = told(ListAnnouncements(), at, [SAID, REWORDED], regime_id)
        assert shown.count == len(shown.announcements) == expected, at


def test_the_outsiders_list_trails_the_announcement_and_never_holds_a_reworded_one():
    assert told(ReadOutsidersList(), august(19), [SAID, REWORDED]).count == 0
    shown = told(ReadOutsidersList(), august(20), [SAID, REWORDED])
    assert [one.agency for one in shown.agencies] == [SAID.agency]
    assert shown.phrases == ("the feed",)


def test_an_answer_is_public_once_it_is_given_and_not_when_it_is_asked_for():
    assert told(ListRecordsAnswers(), august(20), [ANSWER]).count == 0
    assert told(ListRecordsAnswers(), august(21), [ANSWER]).count == 1


def test_a_search_finds_a_phrase_whatever_its_case_and_spaces_and_only_what_is_public():
    asked = SearchAnnouncements(PhraseDraft(phrase="joined THE feed"))
    assert told(asked, august(9), [SAID, REWORDED]).searched == 0
    found = told(asked, august(12), [SAID, REWORDED])
    assert (found.searched, found.count) == (2, 1)


@pytest.mark.parametrize("phrase", ["", "ab", "x" * 81, "   a   "])
def test_a_phrase_of_the_wrong_length_is_refused(phrase):
    with pytest.raises(ValidationError):
        PhraseDraft(phrase=phrase)
