"""The page and the files of the public map of agencies: before it begins, while it grows, and with bad input."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from glassporch.gazetteer import Gazetteer
from glassporch.simulation import plant_rows
from glassporch.storage.planting import add_rows
from glassporch.worlds.world import World

from ..conftest import Bench, pass_minutes
from .pages import Browser

PAGE = "/public/agency-map"
API = f"/api/v1{PAGE}"
HOSTILE = '"><script>alert(1)</script>'


def with_register(bench: Bench, regime_id: str = "video-request-2019", **more: object) -> World:
    world = bench.world(regime_id, **more)
    with world.database.acting() as rows:
        add_rows(rows, "partner_agency", plant_rows.partners())
    return world


def search(browser: Browser, text: str) -> httpx.Response:
    return browser.send(browser.sheet(PAGE).form(PAGE), text=text)


def test_new_agencies_appear_as_the_clock_passes_their_day(bench: Bench) -> None:
    world = with_register(bench)
    public = bench.reader(world)
    before = public.get(API).json()
    pass_minutes(world, 24 * 60)
    after = public.get(API).json()
    came = {one["atlas_id"]: one["counts_from"] for one in after["agencies"]}.items() - {
        one["atlas_id"]: one["counts_from"] for one in before["agencies"]
    }.items()
    assert after["count"] > before["count"]
    assert {day for _, day in came} == {after["today"]}


def test_the_page_shows_the_number_the_states_and_why_the_numbers_differ(bench: Bench) -> None:
    text = Browser(bench.client, with_register(bench).name).get(f"{PAGE}?day=2019-08-28").text
    for part in (
        ">2019-08-28</time>",
        ">405</span>",
        'data-state="FL"',
        "<circle",
        "By state",
        "225",
        "231",
        "358",
        "407",
    ):
        assert part in text, part
    assert "not the <a" in text, "the page says which of map and register it shows"


def test_a_day_before_the_map_is_said_to_be_one_on_which_nobody_could_see_it(bench: Bench) -> None:
    browser = Browser(bench.client, with_register(bench).name)
    first, earlier = (browser.get(f"{PAGE}?day={day}").text for day in ("2019-08-28", "2019-08-27"))
    assert '<span data-map="early" hidden>' in first
    assert '<span data-map="early">' in earlier
    assert ">402</span>" in earlier
    assert "agencies-2019-08-27.zip" in earlier
    assert "lies ahead" not in first + earlier
    assert "2030-01-01 lies ahead of this world's clock" in browser.get(f"{PAGE}?day=2030-01-01").text


def test_before_the_map_the_page_says_so_and_names_no_agency(bench: Bench) -> None:
    text = Browser(bench.client, with_register(bench, "heat-map-2018").name).get(PAGE).text
    assert "There is no official map yet" in text
    assert "Announcements" in text
    assert "Greenfield Police Department" not in text
    assert "<svg" not in text


@pytest.mark.parametrize("day", ["yesterday", "2019-02-30", "28.08.2019", "0000-00-00", HOSTILE])
def test_a_day_that_cannot_be_read_is_said_to_be_so(bench: Bench, day: str) -> None:
    world = with_register(bench)
    answer = Browser(bench.client, world.name).get(f"{PAGE}?day={day}")
    assert answer.status_code == 422
    assert "give a date such as 2019-08-28" in answer.text
    assert "<script>alert" not in answer.text
    assert bench.reader(world).get(f"{API}/days/{day.replace('/', '-')}").status in {404, 422}


def test_a_search_is_posted_and_keeps_what_was_typed(bench: Bench) -> None:
    browser = Browser(bench.client, with_register(bench).name)
    found = search(browser, "60614")
    assert found.status_code == 200
    assert "Lincolnwood Police Department" in found.text
    assert "7.0 miles" in found.text
    too_short = search(browser, "x")
    assert too_short.status_code == 422
    assert "write 2 to 80 characters" in too_short.text
    hostile = search(browser, HOSTILE)
    assert hostile.status_code == 200
    assert "<script>alert" not in hostile.text
    assert "Nothing of that name" in hostile.text


def test_the_files_hold_what_the_map_shows_and_name_their_source(bench: Bench) -> None:
    public = bench.reader(with_register(bench))
    with zipfile.ZipFile(io.BytesIO(public.get(f"{API}/days/2019-08-28/agencies.zip").body)) as packed:
        rows = list(csv.DictReader(io.StringIO(packed.read("agencies.csv").decode())))
        credits_ = packed.read("CREDITS.txt").decode()
    features = json.loads(public.get(f"{API}/days/2019-08-28/agencies.geojson").body)
    shown = [one["atlas_id"] for one in public.get(f"{API}/days/2019-08-28").json()["agencies"]]
    assert len(shown) == 405
    assert [row["atlas_id"] for row in rows] == shown
    assert [one["properties"]["atlas_id"] for one in features["features"]] == shown
    assert "CC BY 4.0" in credits_
    assert "Atlas of Surveillance" in credits_
    assert features["attribution"]["licence"] == "CC BY 4.0"
    assert all(-180 < one["geometry"]["coordinates"][0] < -60 for one in features["features"] if one["geometry"])


def test_a_file_of_a_day_is_the_same_to_the_byte_each_time(bench: Bench) -> None:
    public = bench.reader(with_register(bench))
    first, again = (public.get(f"{API}/days/2019-08-28/agencies.zip").body for _ in range(2))
    assert first == again


def test_without_the_reference_data_the_page_has_tables_and_no_drawing(bench: Bench, tmp_path: Path) -> None:
    world = with_register(bench, wiring=replace(bench.wiring, gazetteer=Gazetteer(tmp_path)))
    browser = Browser(bench.client, world.name)
    text = browser.get(PAGE).text
    assert "not part of this installation" in text
    assert "<svg" not in text
    assert search(browser, "60614").status_code == 200
    assert bench.reader(world).get(f"{API}/counties.svg").status == 404
