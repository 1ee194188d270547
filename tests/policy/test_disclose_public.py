"""What anybody reads is written out field by field: the register, its steps, counts, maps, changes of rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from glassporch.policy.disclose.regime_sheet import in_words, sheet_of
from glassporch.policy.facts import (
    AttributionFact,
    CountFact,
    CourseFact,
    HouseFact,
    QuarterFact,
    RegimeChangeFact,
    WorldFact,
)
from glassporch.policy.regime import Known, switches
from glassporch.policy.regimes import REGIMES
from glassporch.policy.regimes.sources import Source
from glassporch.policy.request_facts import AgencyFact, CommentFact, KeyFact, StepFact
from glassporch.policy.wire.base import moment
from glassporch.policy.wire.changes import ListRegimeChanges
from glassporch.policy.wire.counted import ListTakingPart, ReadRequestCounts
from glassporch.policy.wire.footage_request import ReadRequest
from glassporch.policy.wire.geo import polygon_of
from glassporch.policy.wire.map import AddressDraft, FindAddress, ReadBaseIndex, ReadCounts, ReadMapIndex
from glassporch.policy.wire.objection import ObjectionDraft, ObjectToFootage
from glassporch.policy.wire.public import (
    NOTICE,
    ListAttributions,
    ListPartners,
    ReadKeys,
    ReadRegime,
    ReadWorld,
)
from glassporch.policy.wire.register import PAGE, ReadRegister, RegisterSearch

from .test_disclose import PARTNER, REQUEST, TILE, disclose

WORLD = WorldFact("w", "t", 5)


def step(name: Any, position: int, note: str = "", request_id: str = "req_1") -> StepFact:
    return StepFact(
        request_id=request_id,
        agency_id="age_1",
        delivered=True,
        position=position,
        step=name,
        at_us=position,
        note=note,
    )


def comment(key: str, at_us: int, request_id: str = "req_1") -> CommentFact:
    return CommentFact(comment_id=key, request_id=request_id, agency_id="age_1", label="L", text=key, at_us=at_us)


def test_the_register_shows_a_delivered_request_with_its_own_steps_and_comments() -> None:
    facts = [
        REQUEST, step("delivered", 2), step("filed", 1), step("rejected", 3), step("filed", 1, request_id="req_2"),
        comment("c", 9), comment("b", 10), comment("a", 10), comment("d", 8, "req_2"),
    ]  # fmt: skip
    [entry] = disclose(ReadRegister(), facts).requests
    assert entry.model_dump() == {
        "id": "req_1",
        "agency": "Police",
        "officer": "Ofc.",
        "incident_type": "theft",
        "case_number": "22-1",
        "contact": "a@b",
        "message": "Look.",
        "area": polygon_of(REQUEST.area).model_dump(),
        "window_from": moment(1),
        "window_to": moment(2),
        "delivered_at": moment(4),
        "state": "delivered",
        "steps": ({"step": "filed", "at": moment(1)}, {"step": "delivered", "at": moment(2)}),
        "comments": (
            {"label": "L", "text": "c", "at": moment(9)},
            {"label": "L", "text": "a", "at": moment(10)},
            {"label": "L", "text": "b", "at": moment(10)},
        ),
    }


def test_the_register_lists_the_newest_delivery_first() -> None:
    facts = [replace(REQUEST, request_id=name, delivered_us=us) for name, us in (("c", 1), ("b", 2), ("a", 2))]
    assert [entry.id for entry in disclose(ReadRegister(), facts).requests] == ["a", "b", "c"]


def test_an_agency_reads_every_step_and_the_first_text_only_after_an_amendment() -> None:
    plain = [REQUEST, step("rejected", 2, "Why."), step("filed", 1, "First text.")]
    asked = ReadRequest("req_1")
    shown = [(one.step, one.note) for one in disclose(asked, plain).steps]
    assert shown == [("filed", ""), ("rejected", "Why.")]
    elsewhere = [*plain, step("amended", 3, "New.", request_id="req_2")]
    assert [one.note for one in disclose(asked, elsewhere).steps] == ["", "Why."]
    amended = [*plain, step("amended", 3, "New."), comment("c", 9), comment("x", 9, "req_2")]
    view = disclose(asked, amended)
    assert [(one.note, one.at) for one in view.steps] == [
        ("First text.", moment(1)),
        ("Why.", moment(2)),
        ("New.", moment(3)),
    ]
    assert [one.text for one in view.comments] == ["c"]


def number(agency: str, quarter: str, requests: int) -> QuarterFact:
    return QuarterFact(agency_name=agency, quarter=quarter, ends_us=0, requests=requests)


def test_requests_are_counted_by_quarter_newest_first_and_by_name_within_it() -> None:
    facts = [number("B", "2020-Q2", 2), number("A", "2020-Q2", 1), number("B", "2020-Q3", 1), number("A", "2019-Q4", 1)]
    shown = disclose(ReadRequestCounts(), facts)
    assert [(one.quarter, one.agency, one.requests) for one in shown.counts] == [
        ("2020-Q3", "B", 1),
        ("2020-Q2", "A", 1),
        ("2020-Q2", "B", 2),
        ("2019-Q4", "A", 1),
    ]
    assert [(one.of, one.requests) for one in shown.by_agency] == [("A", 2), ("B", 3)]
    assert [(one.of, one.requests) for one in shown.by_quarter] == [("2019-Q4", 1), ("2020-Q2", 3), ("2020-Q3", 1)]
    assert (shown.total, shown.smallest, shown.sums_are_least) == (5, 1, False)


def test_numbers_of_one_quarter_that_were_filed_under_different_rules_are_one_number() -> None:
    [line] = disclose(ReadRequestCounts(), [number("A", "2020-Q2", 2), number("A", "2020-Q2", 3)]).counts
    assert line.requests == 5


def test_a_page_of_the_register_ends_with_where_the_next_begins() -> None:
    facts = [replace(REQUEST, request_id=f"{one:03}", delivered_us=1) for one in range(PAGE + 1)]
    page = disclose(ReadRegister(), facts)
    assert [entry.id for entry in page.requests] == [f"{one:03}" for one in range(PAGE)]
    assert page.next == f"{PAGE - 1:03}"
    assert disclose(ReadRegister(), facts[:PAGE]).next is None


def test_the_register_comes_in_the_order_asked_for() -> None:
    drawn = [("1", 3, "B"), ("2", 1, "B"), ("3", 2, "A")]
    facts = [replace(REQUEST, request_id=name, delivered_us=us, agency_name=agency) for name, us, agency in drawn]

    def ids(sort: Any) -> str:
        return "".join(one.id for one in disclose(ReadRegister(RegisterSearch(sort=sort)), facts).requests)

    assert (ids("newest"), ids("oldest"), ids("agency")) == ("132", "231", "312")


def test_agencies_that_take_part_are_named_in_order() -> None:
    facts = [AgencyFact(agency_id=name, name=name, kind="police", agreement_live=True) for name in ("B", "A")]
    assert disclose(ListTakingPart(), facts).agencies == ("A", "B")


def test_the_world_and_its_key_are_shown_as_they_are() -> None:
    regime = REGIMES["assistance-2021"]
    assert disclose(ReadWorld(), [WORLD]).model_dump() == {
        "world": "w",
        "town": "t",
        "simulated_time": moment(5),
        "regime": regime.id,
        "regime_title": regime.title,
        "regime_summary": regime.summary,
        "service_name": regime.service.product_name.value,
        "service_name_assumed": False,
        "notice": NOTICE,
    }
    assert disclose(ReadKeys(), [KeyFact("ab")]).model_dump() == {"algorithm": "Ed25519", "public_key": "ab"}
    assert disclose(ReadKeys(), []) is None
    credit = AttributionFact("f", "t", "l", "u", "c", "x")
    assert disclose(ListAttributions(), [credit]).model_dump() == {
        "attributions": (
            {"file": "f", "title": "t", "licence": "l", "licence_url": "u", "credit": "c", "changes": "x"},
        )
    }


def test_an_objection_is_acknowledged_in_a_world_and_nowhere_else() -> None:
    asked = ObjectToFootage(ObjectionDraft(street="Elm", window_from=moment(0), window_to=moment(1), words="Me."))
    assert disclose(asked, [WORLD]) is not None
    assert disclose(asked, []) is None


def test_a_partner_counts_only_while_active_and_stands_at_its_place_only_if_both_coordinates_are_known() -> None:
    partners = [
        replace(PARTNER, lon=1.0, lat=2.0, agreement_date="2019-03-04"),
        replace(PARTNER, lon=0.0, lat=0.0, status="ended"),
        replace(PARTNER, lon=1.0),
        replace(PARTNER, lat=2.0, duplicate=True),
    ]
    shown = disclose(ListPartners(), partners).features
    assert [one.geometry and tuple(one.geometry.coordinates) for one in shown] == [(1.0, 2.0), (0.0, 0.0), None, None]
    assert [one.properties.counts for one in shown] == [True, False, True, False]
    assert [one.properties.agreement_date for one in shown] == [date(2019, 3, 4), None, None, None]


def cells(*numbers: tuple[float, float, int, int]) -> list[CountFact]:
    return [
        CountFact("r", 1, 1, (west, north - 1, west + 1, north), count, homes) for west, north, count, homes in numbers
    ]


def test_counts_are_listed_from_north_to_south_and_west_to_east_with_their_sums() -> None:
    shown = disclose(ReadCounts(), cells((3, 1, 5, 10), (2, 9, 1, 20), (1, 9, 0, 40)))
    assert [(cell.bounds, cell.count, cell.homes) for cell in shown.cells] == [
        ((1, 8, 2, 9), 0, 40),
        ((2, 8, 3, 9), 1, 20),
        ((3, 0, 4, 1), 5, 10),
    ]
    assert (shown.count, shown.homes) == (6, 70)


def test_the_map_turns_from_one_layer_to_the_next_at_the_zoom_that_the_regime_says() -> None:
    def layers(regime: str) -> list[tuple[str, int, int]]:
        shown = disclose(ReadMapIndex(), (), REGIMES[regime]).layers
        return [(layer.name, layer.from_zoom, layer.to_zoom) for layer in shown]

    turn = REGIMES["heat-map-2018"].map.circles_from_zoom.value
    assert layers("heat-map-2018") == [("heat", 0, turn), ("circles", turn, 24)]
    assert layers("reference-map") == [("sums", 0, 13), ("counts", 13, 24)]
    assert layers("no-policy") == [("points", 0, 24)]
    assert layers("reference-blind") == []


def test_an_index_names_the_newest_epoch_and_the_bounds_of_all_blocks() -> None:
    tiles = [
        TILE,
        replace(TILE, tile_id="til_0", epoch=3, bounds=(-1.0, 2.0, 1.0, 9.0)),
        replace(TILE, tile_id="til_2", layer="outlines", bounds=(-50.0, -50.0, 50.0, 50.0)),
    ]
    assert disclose(ReadMapIndex(), tiles).epoch == 3
    assert disclose(ReadMapIndex(), ()).epoch == 0
    base = disclose(ReadBaseIndex(), tiles)
    assert base.bounds == (-1.0, 1.0, 2.0, 9.0)
    assert [(tile.id, tile.layer) for tile in base.tiles] == [
        ("til_0", "blocks"),
        ("til_1", "blocks"),
        ("til_2", "outlines"),
    ]


def test_houses_are_listed_in_the_order_given() -> None:
    houses = [HouseFact(lon=2.0, lat=1.0, block=None, street="Elm"), HouseFact(lon=1.0, lat=2.0, block=3, street="Ash")]
    asked = FindAddress(AddressDraft(street="Elm"))
    assert disclose(asked, houses).model_dump()["houses"] == (
        {"lon": 2.0, "lat": 1.0, "block": None, "street": "Elm"},
        {"lon": 1.0, "lat": 2.0, "block": 3, "street": "Ash"},
    )


def test_changes_of_the_rules_are_told_with_what_comes_next() -> None:
    one, other = REGIMES["assistance-2021"], REGIMES["none-2024"]
    change = RegimeChangeFact(9, one, other)
    pinned = disclose(ListRegimeChanges(), [CourseFact(pinned=True, next_us=None, next_id="")])
    assert (pinned.follows_history, pinned.next_at, pinned.next_regime, pinned.changes) == (False, None, "", ())
    told = disclose(ListRegimeChanges(), [change, CourseFact(pinned=False, next_us=10, next_id="r")])
    assert (told.follows_history, told.next_at, told.next_regime) == (True, moment(10), "r")
    assert disclose(ListRegimeChanges(), [change]) is None
    [change] = told.changes
    assert (change.at, change.from_regime, change.to_regime) == (moment(9), one.id, other.id)
    assert (change.from_title, change.to_title) == (one.title, other.title)
    assert {switch.assumed for switch in change.changed} == {True, False}
    for switch in change.changed:
        assert switch.sentence.startswith(f"Under {one.id}, ")


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
def test_a_regimes_sheet_shows_every_switch_with_its_source_or_why_it_was_assumed(regime: Any) -> None:
    source = Source("key", "A", "Title", "https://a.example")
    sheet = disclose(ReadRegime(), [replace(WORLD, sources=(source,))], regime)
    assert [one.name for one in sheet.switches] == [switch.name for switch in switches(regime)]
    for shown, switch in zip(sheet.switches, switches(regime), strict=True):
        known = isinstance(switch.setting, Known)
        assert shown.assumed is switch.setting.is_assumption
        assert shown.source == (switch.setting.source if known else switch.setting.why)
        swept = () if known or len(switch.setting.swept) == 1 else switch.setting.swept
        assert shown.swept == tuple(in_words(value, shown.name) for value in swept)
    assert [one.key for one in sheet.sources] == ["key"]
    assert (sheet.promise is None) is (regime.promise is None)
    if regime.promise is not None:
        assert [(pair.one, pair.other, pair.within_epsilon) for pair in sheet.promise.pairs] == [
            (pair.one, pair.other, pair.within_epsilon) for pair in regime.promise.pairs
        ]
        assert (sheet.promise.noise is None) is (regime.promise.noise is None)


WORDS: list[tuple[object, str]] = [
    (True, "yes"), (False, "no"), (None, "no limit"), ((), "nothing"), (("a", 1), "a, 1"), (0.5, "0.5"), (1.0, "1"),
    (7, "7"), ("x", "x"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), WORDS)
def test_a_switchs_value_is_written_as_people_read_it(value: object, words: str) -> None:
    assert in_words(value) == words


def test_a_thing_that_is_not_there_is_not_called_a_limit_that_is_not_there() -> None:
    blind, years = (
        {one.name: one.value for one in sheet_of(REGIMES[key]).switches} for key in ("reference-blind", "heat-map-2018")
    )
    assert (blind["feed.hidden_decimals"], years["partnership.map_from"]) == ("none", "never")
    assert years["feed.reach_m"] == "no limit"
