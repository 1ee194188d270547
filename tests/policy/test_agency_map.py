"""The public map of partner agencies through the gate: who is on it, on which day, and how they are counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from glassporch.gazetteer import Gazetteer
from glassporch.policy.casefile import Standing
from glassporch.policy.facts import PartnerFact
from glassporch.policy.gate import Admitted, Gate
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.released import Released
from glassporch.policy.roles import Role
from glassporch.policy.standard import STANDARD
from glassporch.policy.wire.agency_map import AgencyMap, MapSearch, MapSearchDraft, ReadAgencyMap, SearchAgencyMap
from glassporch.policy.wire.base import microseconds
from glassporch.simulation import plant_rows

GATE = Gate(STANDARD)
ERA = REGIMES["video-request-2019"]
LATER = datetime(2021, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def register() -> list[PartnerFact]:
    return [PartnerFact(**{k: v for k, v in row.items() if k != "position"}) for row in plant_rows.partners()]


def told(question: Any, facts: list[Any], at: datetime, regime: Regime = ERA) -> Any:
    standing = Standing(role=Role.PUBLIC, now_us=microseconds(at))
    admitted = GATE.admit(question, standing, regime)
    assert isinstance(admitted, Admitted)
    answer = GATE.release(admitted, GATE.decide(question, standing, facts, regime))
    assert isinstance(answer, Released)
    return answer.payload


def map_at(facts: list[Any], at: datetime, day: date | None = None, regime: Regime = ERA) -> AgencyMap:
    shown = told(ReadAgencyMap(day), facts, at, regime)
    assert isinstance(shown, AgencyMap)
    return shown


@pytest.mark.parametrize(("day", "count"), [(28, 405), (29, 407)])
def test_the_map_holds_405_on_its_first_day_and_407_with_those_of_that_day(register: Any, day: int, count: int) -> None:
    assert map_at(register, datetime(2019, 8, day, 16, tzinfo=UTC)).count == count


def test_all_1497_are_on_it_in_the_end_and_of_703_of_2019_all_but_one_repeated(register: Any) -> None:
    assert map_at(register, LATER).count == 1_497
    ends = [map_at(register, LATER, date(year, 1, 1)).count for year in (2019, 2020)]
    joined = [one for one in register if one.agreement_month.startswith("2019")]
    assert len(joined) == 703
    assert ends[1] - ends[0] == len([one for one in joined if one.status == "active" and not one.duplicate]) == 702


def test_the_day_turns_at_midnight_in_the_east(register: Any) -> None:
    last = datetime(2019, 8, 28, 3, 59, 59, tzinfo=UTC)
    assert not map_at(register, last).exists
    assert map_at(register, last.replace(hour=4, minute=0, second=0)).count == 405


def test_before_its_first_day_and_where_there_is_none_it_holds_nobody(register: Any) -> None:
    before = map_at(register, datetime(2019, 8, 27, 16, tzinfo=UTC))
    assert (before.exists, before.count, before.agencies, before.begins) == (False, 0, (), date(2019, 8, 28))
    never = map_at(register, LATER, regime=REGIMES["heat-map-2018"])
    assert (never.exists, never.count, never.begins) == (False, 0, None)


def test_a_day_to_come_shows_no_more_than_the_worlds_own(register: Any) -> None:
    at = datetime(2019, 8, 28, 16, tzinfo=UTC)
    asked = map_at(register, at, date(2020, 10, 1))
    assert asked == map_at(register, at)
    assert asked.day == asked.today == date(2019, 8, 28)


def test_the_disputed_and_the_repeated_are_never_on_it(register: Any) -> None:
    shown = {one.atlas_id for one in map_at(register, LATER).agencies}
    assert {one.atlas_id for one in register} - shown == {
        one.atlas_id for one in register if one.status == "disputed" or one.duplicate
    }


def test_states_are_counted_by_number_and_by_head(register: Any) -> None:
    shown = map_at([*register, *Gazetteer().states], datetime(2019, 8, 28, 16, tzinfo=UTC))
    assert sum(state.count for state in shown.states) == 405
    florida = next(state for state in shown.states if state.state == "FL")
    assert florida.inhabitants == 20_278_447
    assert florida.per_million == round(florida.count / 20.278447, 2)
    assert shown.months[-1].count == 405


def test_a_search_finds_the_nearest_by_name_and_by_code(register: Any) -> None:
    gazetteer = Gazetteer()
    at, place = datetime(2019, 10, 11, 16, tzinfo=UTC), gazetteer.find_place("60614")
    facts = [*register, place, *gazetteer.find_agencies("TXHPD0000")]
    found = told(SearchAgencyMap(MapSearchDraft(text="skokie police")), facts, at)
    assert isinstance(found, MapSearch)
    assert [one.agency for one in found.named] == ["Skokie Police Department"]
    assert [one.agency.city for one in found.near[:3]] == ["Lincolnwood", "Cicero", "Skokie"]
    assert [one.kilometers for one in found.near] == sorted(one.kilometers for one in found.near)
    assert found.near[0].miles == pytest.approx(found.near[0].kilometers / 1.609344, abs=0.1)
    houston = found.known[0].mapped_since
    assert houston is not None
    assert houston <= date(2019, 10, 11)


def test_a_search_before_the_map_finds_no_partner(register: Any) -> None:
    place = Gazetteer().find_place("60614")
    found = told(
        SearchAgencyMap(MapSearchDraft(text="police")), [*register, place], datetime(2019, 8, 1, 16, tzinfo=UTC)
    )
    assert (found.exists, found.near, found.named) == (False, (), ())
    assert found.place.label == "60614 Chicago"


def test_another_first_day_is_read_from_the_rules(register: Any) -> None:
    rules = replace(ERA.partnership, map_from=Known(date(2019, 1, 1), "OWN"))
    early = map_at(register, datetime(2019, 2, 1, 16, tzinfo=UTC), regime=replace(ERA, partnership=rules))
    assert early.exists
    assert 0 < early.count < 405
