"""The pages of announcements, of the puzzle's truth and of adoption: what they show, to whom, and with bad input."""

from __future__ import annotations

import pytest
from glassporch.simulation import plant_rows
from glassporch.storage.planting import add_rows
from glassporch.worlds.world import World

from ..conftest import Bench, pass_minutes
from .pages import Browser

PAGE = "/public/announcements"
API = f"/api/v1{PAGE}"
LAB = "/api/v1/lab"
HOSTILE = '"><script>alert(1)</script>'


def with_register(bench: Bench, regime_id: str = "video-request-2019") -> World:
    world = bench.world(regime_id)
    with world.database.acting() as rows:
        add_rows(rows, "partner_agency", plant_rows.partners())
    return world


def test_lists_grow_with_the_clock_and_the_shorter_trail_the_longer(bench: Bench) -> None:
    world = with_register(bench)
    public = bench.reader(world)
    sizes = []
    for _ in range(2):
        addresses = ("announcements", "outsiders-list", "records-answers")
        sizes.append([public.get(f"/api/v1/public/{name}").json()["count"] for name in addresses])
        pass_minutes(world, 7 * 24 * 60)
    assert all(before < after for before, after in zip(*sizes, strict=True))
    truth = bench.reader(world, "researcher").call("POST", f"{LAB}/announcements", {}).json()["truth"]
    assert sizes[1][2] < sizes[1][1] < sizes[1][0] < truth


def test_equal_worlds_hear_the_same(bench: Bench) -> None:
    one, other = (bench.reader(with_register(bench)).get(API) for _ in range(2))
    assert one.body == other.body


def test_before_the_map_the_page_shows_what_is_heard_and_the_truth_nowhere(bench: Bench) -> None:
    world = with_register(bench, "heat-map-2018")
    text = Browser(bench.client, world.name).get(PAGE).text
    told = bench.reader(world, "researcher").call("POST", f"{LAB}/announcements", {}).json()
    for part in ("no official list", "Search the announcements", "outsider", "records", "<polyline"):
        assert part in text, part
    for number in (225, 231, 358, 405):
        assert f'<th scope="row">{number}</th>' in text
    assert f">{told['truth']}<" not in text
    assert "Greenfield Police Department" not in text


def test_the_page_of_the_map_leads_here_before_its_day(bench: Bench) -> None:
    text = Browser(bench.client, with_register(bench, "heat-map-2018").name).get("/public/agency-map").text
    assert f'{PAGE}">An outsider' in text


def test_a_search_is_posted_keeps_what_was_typed_and_says_what_to_do(bench: Bench) -> None:
    browser = Browser(bench.client, with_register(bench).name)
    found = browser.send(browser.sheet(PAGE).form(PAGE), phrase="eyes and ears")
    assert found.status_code == 200
    assert "stands in" in found.text
    short = browser.send(browser.sheet(PAGE).form(PAGE), phrase="x")
    assert short.status_code == 422
    assert "write 3 to 80 characters" in short.text
    assert 'value="x"' in short.text
    hostile = browser.send(browser.sheet(PAGE).form(PAGE), phrase=HOSTILE)
    assert "<script>alert" not in hostile.text
    assert "No announcement so far holds it" in hostile.text


def test_a_world_without_the_register_says_that_nobody_has_announced(bench: Bench) -> None:
    text = Browser(bench.client, bench.world("video-request-2019").name).get(PAGE).text
    assert "Nobody has announced anything yet" in text


def test_the_researcher_compares_an_estimate_with_405_and_nobody_else_can(bench: Bench) -> None:
    world = with_register(bench)
    said = (
        bench.reader(world, "researcher")
        .call("POST", f"{LAB}/announcements", {"day": "2019-08-28", "guess": 400})
        .json()
    )
    assert (said["truth"], said["off_by"]) == (405, -5)
    passed = {one["count"]: one["passed_on"] for one in said["published"]}
    assert passed == {225: "2019-05-15", 231: "2019-05-21", 358: "2019-07-29", 405: "2019-08-27"}
    last = said["curve"][-1]
    assert last["listed"] < last["announced"] < last["register_count"] == 405
    for who in ("", "officer", "administrator", "resident", "moderator"):
        assert bench.reader(world, who).call("POST", f"{LAB}/announcements", {}).status == 403
        assert bench.reader(world, who).call("POST", f"{LAB}/adoption", {}).status == 403


@pytest.mark.parametrize("asked", ["day=2021-01-01", "day=soon", "guess=-1", f"day={HOSTILE}", "guess=many"])
def test_a_day_or_guess_that_cannot_be_read_is_said_so(bench: Bench, asked: str) -> None:
    world = with_register(bench)
    answer = Browser(bench.client, world.name, "researcher").get(f"/lab/announcements?{asked}")
    assert answer.status_code == 422
    assert "This could not be read" in answer.text
    assert "<script>alert" not in answer.text
    name, _, value = asked.partition("=")
    assert bench.reader(world, "researcher").call("POST", f"{LAB}/announcements", {name: value}).status == 422


def test_the_adoption_page_shows_what_the_agreement_adds(bench: Bench) -> None:
    world = bench.world()
    said = (
        bench.reader(world, "researcher")
        .call("POST", f"{LAB}/adoption", {"homes": 2000, "months": 24, "runs": 10})
        .json()
    )
    assert [one["name"] for one in said["courses"]] == [
        "agreement",
        "without-promotion",
        "without-gifts",
        "no-agreement",
    ]
    assert {one["instead"]: one["value"] > 0 for one in said["added"]}["no-agreement"]
    text = Browser(bench.client, world.name, "researcher").get("/lab/adoption?homes=2000&months=24&runs=10").text
    assert "<polyline" in text
    assert 'value="2000"' in text


@pytest.mark.parametrize(
    "asked", ["homes=abc", "months=500", "reach=2", "reach=nan", "seed=-1", "runs=1", "credit_usd=1.5"]
)
def test_numbers_that_the_model_cannot_use_are_named_and_kept(bench: Bench, asked: str) -> None:
    world = bench.world()
    answer = Browser(bench.client, world.name, "researcher").get(f"/lab/adoption?{asked}")
    name, _, value = asked.partition("=")
    assert answer.status_code == 422
    assert name.replace("_", " ") in answer.text
    assert f'value="{value}"' in answer.text
    assert bench.reader(world, "researcher").call("POST", f"{LAB}/adoption", {name: value}).status == 422
