"""What the officer's, the public and the laboratory's pages say about maps, counts, addresses and changed rules."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from glassporch.laboratory import clock
from glassporch.policy.regime import Known
from glassporch.policy.regimes import REGIMES
from glassporch.services.publishing import republish
from glassporch.worlds.world import World

from ..conftest import Bench
from ..flow import API
from .pages import Browser, Sheet


def with_small_cells(bench: Bench) -> World:
    """A tiny world under counts; its cells hold five homes at least."""
    base = REGIMES["reference-map"]
    small = replace(base, map=replace(base.map, cell_addresses=Known(value=5, source="OWN")))
    regimes = MappingProxyType({**bench.wiring.regimes, base.id: small})
    world = bench.world("reference-map", wiring=replace(bench.wiring, regimes=regimes))
    with world.database.acting() as rows:
        republish(world, rows)
    return world


def test_the_counts_stand_in_a_table_beside_the_map(bench: Bench) -> None:
    world = with_small_cells(bench)
    said = bench.reader(world, "officer").get(f"{API}/officer/map/counts").json()
    words = Browser(bench.client, world.name, "officer").sheet("/officer").words
    assert said["cells"]
    assert f"{said['count']} of 25 homes, with noise, in {len(said['cells'])} areas" in words
    assert "areas of at least 5 homes" in words


def test_a_town_too_small_for_a_cell_says_so_instead_of_numbers(bench: Bench) -> None:
    words = Browser(bench.client, bench.world("reference-map").name, "officer").sheet("/officer").words
    assert "the address list is too short" in words


@pytest.mark.parametrize(
    ("regime", "search"), [("heat-map-2018", True), ("no-policy", True), ("assistance-2021", False)]
)
def test_the_search_by_address_stands_where_the_rules_have_it(bench: Bench, regime: str, *, search: bool) -> None:
    text = Browser(bench.client, bench.world(regime).name, "officer").get("/officer").text
    assert ("data-search" in text) == search


def find(bench: Bench, world: World, who: str = "officer", **draft: object):
    return bench.reader(world, who).write("POST", f"{API}/officer/address-searches", draft)


def test_an_address_is_found_in_any_case_of_letters_and_by_its_block(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    street = find(bench, world, street="puffin ROW").json()["houses"]
    assert street
    assert {house["street"] for house in street} == {"Puffin Row"}
    block = street[0]["block"]
    assert find(bench, world, street="Puffin Row", block=block).json()["houses"] == [
        house for house in street if house["block"] == block
    ]
    assert find(bench, world, street="Nowhere Lane").json()["houses"] == []


def test_an_address_search_says_nothing_about_cameras(bench: Bench) -> None:
    none, all_of_them = bench.world("heat-map-2018"), bench.world("heat-map-2018")
    with none.database.acting() as rows:
        rows.exec_driver_sql("UPDATE camera SET installed_us = 9000000000000000000")
    assert find(bench, none, street="Puffin Row").body == find(bench, all_of_them, street="Puffin Row").body
    assert set(find(bench, none, street="Puffin Row").json()["houses"][0]) == {"lon", "lat", "block", "street"}


@pytest.mark.parametrize("regime", ["video-request-2019", "reference-blind", "reference-map", "none-2024"])
def test_where_the_rules_know_no_search_it_is_refused_in_words(bench: Bench, regime: str) -> None:
    answer = find(bench, bench.world(regime), street="Puffin Row")
    assert answer.status == 422
    assert "no search by address" in answer.body.decode()


def test_a_researcher_puts_rules_in_force_and_the_public_reads_what_changed(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    researcher, anybody = Browser(bench.client, world.name, "researcher"), Browser(bench.client, world.name)
    assert "have not changed" in anybody.sheet("/public/changes").words
    form = researcher.sheet("/lab").form("/regime")
    assert researcher.send(form, regime_id="reference-blind").status_code == 303
    words = anybody.sheet("/public/changes").words
    assert "pinned" in words
    assert "officers see nothing about cameras on their map" in words
    form = researcher.sheet("/lab").form("/regime")
    assert researcher.send(form, regime_id="history").status_code == 303
    assert world.now().regime_id == "heat-map-2018"
    assert "Next on 1 Aug 2019, 00:00 UTC, to video-request-2019" in anybody.sheet("/public/changes").words


def test_rules_that_nobody_knows_are_not_put_in_force(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    researcher = Browser(bench.client, world.name, "researcher")
    answer = researcher.send(researcher.sheet("/lab").form("/regime"), regime_id="made-up")
    assert answer.status_code in {409, 422}
    assert "knows no regime of that id" in answer.text
    assert world.now().regime_id == "heat-map-2018"


def test_a_long_way_of_the_clock_shows_how_much_is_done_and_goes_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "MOST_EFFECTS", 2)
    world = bench.world("heat-map-2018")
    researcher = Browser(bench.client, world.name, "researcher")
    aim = world.now().clock_us + 365 * 24 * 3600 * 10**6
    answer = researcher.send(researcher.sheet("/lab").form("/clock"), ("minutes", "525600"))
    assert answer.status_code == 200
    assert "<progress" in answer.text
    monkeypatch.setattr(clock, "MOST_EFFECTS", 1_000)
    on = Sheet(answer.text).form("/clock")
    assert researcher.send(on, ("minutes", "525600")).status_code == 303
    assert world.now().clock_us == aim
