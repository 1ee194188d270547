"""A discloser builds its shape of covered facts, in an order that says nothing, and nothing beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.disclose import DISCLOSERS
from glassporch.policy.facts import (
    AttributionFact,
    ColleagueFact,
    IncidentFact,
    PartnerFact,
    ReleaseFact,
    RequestFact,
    TileFact,
    TotalsFact,
    WorldFact,
)
from glassporch.policy.geometry import square_around
from glassporch.policy.regimes import REGIMES
from glassporch.policy.roles import Role
from glassporch.policy.wire.accounts import ListColleagues
from glassporch.policy.wire.agency import ListIncidents, ReadResponseTotals
from glassporch.policy.wire.base import Disclosure, Draft
from glassporch.policy.wire.footage_request import ListRequests, ReadRequest
from glassporch.policy.wire.map import ReadBaseIndex, ReadMapIndex
from glassporch.policy.wire.public import ListAttributions, ListPartners, ReadRegime, ReadWorld
from glassporch.policy.wire.register import ReadRegister
from hypothesis import given
from hypothesis import strategies as st

REGIME = REGIMES["assistance-2021"]
STANDING = Standing(
    role=Role.OFFICER, now_us=0, account_id="a", agency=AgencyStanding("age_1", "A", agreement_live=True, kind="police")
)
REQUEST = RequestFact(
    request_id="req_1",
    agency_id="age_1",
    agency_name="Police",
    officer_name="Ofc.",
    incident_id="inc_1",
    incident_type="theft",
    case_number="22-1",
    contact="a@b",
    message="Look.",
    area=square_around((-69.0, 36.0), 900),
    area_sq_mi=0.3,
    from_us=1,
    to_us=2,
    filed_us=3,
    state="delivered",
    review_note="",
    delivered_us=4,
)
RELEASE = ReleaseFact(
    release_id="rel_1",
    request_id="req_1",
    agency_id="age_1",
    label="Neighbor 1",
    start_us=1,
    end_us=2,
    released_us=5,
    expires_us=None,
    contact=(("email", "e@x"),),
    picture_sha256="0",
)
TILE = TileFact("til_1", REGIME.id, 1, 1, "blocks", (0.0, 1.0, 2.0, 3.0))
INCIDENT = IncidentFact(
    incident_id="i1", agency_id="age_1", case_number="1", category="c", lon=1, lat=2, from_us=1, to_us=2
)
COLLEAGUE = ColleagueFact(account_id="a1", agency_id="age_1", name="N", role="officer", may_post=True, active=True)
TOTALS = TotalsFact(agency_id="age_1", requests=1, asked=2, shared=1, declined=0, silent=1)
PARTNER = PartnerFact(
    atlas_id="1",
    agency="P",
    state="TX",
    agreement_date="",
    date_precision="",
    status="active",
    duplicate=False,
    lon=None,
    lat=None,
)
CASES: list[tuple[Any, list[Any]]] = [
    (ListRequests(), [REQUEST, replace(REQUEST, request_id="req_2"), RELEASE, replace(RELEASE, release_id="rel_2")]),
    (ReadRequest("req_1"), [REQUEST, RELEASE, replace(RELEASE, release_id="rel_2"), replace(RELEASE, released_us=9)]),
    (ListIncidents(), [INCIDENT, replace(INCIDENT, incident_id="i2"), replace(INCIDENT, to_us=9)]),
    (ListColleagues(), [COLLEAGUE, replace(COLLEAGUE, account_id="a2"), replace(COLLEAGUE, name="A")]),
    (ReadMapIndex(), [TILE, replace(TILE, tile_id="til_2"), replace(TILE, tile_id="til_0")]),
    (ReadBaseIndex(), [TILE, replace(TILE, tile_id="til_2"), replace(TILE, tile_id="til_0")]),
    (ReadRegister(), [REQUEST, replace(REQUEST, request_id="req_2"), replace(REQUEST, delivered_us=9)]),
]


def disclose(question: Any, facts: Any, regime: Any = REGIME) -> Any:
    return DISCLOSERS[type(question)](question, STANDING, tuple(facts), regime)


@pytest.mark.parametrize(("question", "facts"), CASES, ids=lambda value: type(value).__name__)
@given(data=st.data())
def test_the_order_of_a_disclosure_does_not_depend_on_the_order_of_facts(
    data: st.DataObject, question: Any, facts: list[Any]
) -> None:
    assert disclose(question, facts) == disclose(question, data.draw(st.permutations(facts)))


EMPTY = [ReadRequest("x"), ReadWorld(), ReadBaseIndex(), ReadResponseTotals()]


@pytest.mark.parametrize("question", EMPTY, ids=lambda question: type(question).__name__)
def test_with_nothing_covered_there_is_nothing_to_answer_with(question: Any) -> None:
    assert disclose(question, ()) is None


LISTS: list[Any] = [ListRequests(), ListIncidents(), ListColleagues(), ReadRegister(), ListPartners()]
LISTS += [ListAttributions(), ReadMapIndex()]


@pytest.mark.parametrize("question", LISTS, ids=lambda question: type(question).__name__)
def test_a_list_of_nothing_is_an_empty_list(question: Any) -> None:
    body = disclose(question, ()).model_dump()
    assert any(value in ([], ()) for value in body.values())


def test_a_view_shows_every_release_and_what_was_disclosed_on_its_day() -> None:
    view = disclose(ReadRequest("req_1"), [REQUEST, RELEASE])
    [shared] = view.shared
    assert shared.contact == {"email": "e@x"}
    assert shared.expires_at is None
    assert view.area.coordinates[0][0] == view.area.coordinates[0][-1]


def test_a_list_counts_what_can_still_be_fetched() -> None:
    shown = disclose(ListRequests(), [REQUEST, RELEASE, replace(RELEASE, release_id="r2")]).requests
    assert [line.shared_clips for line in shown] == [2]


def test_a_release_whose_request_is_not_covered_shows_nothing() -> None:
    assert disclose(ListRequests(), [RELEASE]).requests == ()
    assert disclose(ReadRequest("req_1"), [RELEASE]) is None


def test_the_map_names_no_layer_where_the_regime_shows_none() -> None:
    assert disclose(ReadMapIndex(), ()).layers == ()
    shown = disclose(ReadMapIndex(), (), REGIMES["heat-map-2018"]).layers
    assert [layer.name for layer in shown] == ["heat", "circles"]
    assert shown[0].to_zoom == shown[1].from_zoom


def test_a_partner_without_a_place_has_none_and_duplicates_do_not_count() -> None:
    found = disclose(ListPartners(), [PARTNER, replace(PARTNER, duplicate=True, lon=1.0, lat=2.0)]).features
    assert found[0].geometry is None
    assert found[1].geometry.coordinates == (1.0, 2.0)
    assert [feature.properties.counts for feature in found] == [True, False]


def test_totals_and_world_and_credits_are_shown_as_they_are() -> None:
    assert disclose(ReadResponseTotals(), [TOTALS]).model_dump() == {
        "requests": 1,
        "asked": 2,
        "shared": 1,
        "declined": 0,
        "silent": 1,
    }
    assert disclose(ReadWorld(), [WorldFact("w", "t", 0)]).regime == REGIME.id
    assert disclose(ReadRegime(), [WorldFact("w", "t", 0)]).id == REGIME.id
    credit = AttributionFact("f", "t", "l", "u", "c", "x")
    assert disclose(ListAttributions(), [credit]).attributions[0].file == "f"


def everything_under(kind: type) -> list[type]:
    return [kind, *(below for sub in kind.__subclasses__() for below in everything_under(sub))]


@pytest.mark.parametrize("kind", [*everything_under(Disclosure), *everything_under(Draft)])
def test_every_shape_is_frozen_and_takes_no_further_field(kind: Any) -> None:
    assert kind.model_config["extra"] == "forbid"
    assert kind.model_config["frozen"] is True
