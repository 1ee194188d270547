"""Where a page leads whoever cannot go on: nobody who is signed in is asked to sign in, nor sent where they may not."""

from __future__ import annotations

from ..conftest import Bench
from .pages import Browser
from .test_agency_map_page import with_register

BUTTON = '<a class="button" href="/w/{}/sign-in">Sign in</a>'


def test_an_address_with_nothing_offers_to_sign_in_only_where_nobody_is(bench: Bench) -> None:
    name = bench.world("heat-map-2018").name
    officer, nobody = Browser(bench.client, name, "officer"), Browser(bench.client, name)
    for path in ("/officer/requests/req_none", "/nowhere"):
        page = officer.get(path)
        assert (page.status_code, BUTTON.format(name) in page.text) == (404, False)
    page = nobody.get("/nowhere")
    assert (page.status_code, BUTTON.format(name) in page.text) == (404, True)


def test_the_way_to_the_truth_view_is_shown_to_a_researcher_alone(bench: Bench) -> None:
    name = bench.world("heat-map-2018").name
    link = f'href="/w/{name}/lab/announcements"'
    for who, shown in ((("researcher",), True), (("officer",), False), ((), False)):
        page = Browser(bench.client, name, *who).get("/public/announcements").text
        assert (link in page.partition("<main")[2]) is shown


def test_the_register_says_why_it_holds_more_agencies_than_the_map(bench: Bench) -> None:
    reader = Browser(bench.client, with_register(bench).name)
    assert "4 of them, marked as not counted" in reader.get("/public/agencies").text
    assert "never more than 1,497" in reader.get("/public/agency-map").text


def test_a_chart_of_a_day_without_anything_says_none(bench: Bench) -> None:
    page = Browser(bench.client, bench.world("heat-map-2018").name, "researcher").get("/lab").text
    assert "at most 0" not in page
    assert ", none</text>" in page
