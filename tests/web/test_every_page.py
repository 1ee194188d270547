"""Every page: whom it serves, what stands round it, and what a browser may load for it."""

from __future__ import annotations

import pytest

from ..conftest import Bench
from ..scene import delivered
from .pages import Browser, Sheet

PAGES = {
    "": "public",
    "/": "public",
    "/sign-in": "public",
    "/invitation": "public",
    "/public/regime": "public",
    "/public/changes": "public",
    "/public/requests": "public",
    "/public/keys": "public",
    "/public/objections": "public",
    "/public/agencies": "public",
    "/public/agencies?q=ohio": "public",
    "/public/agency-map": "public",
    "/public/agency-map?day=2019-08-28&by=head": "public",
    "/public/announcements": "public",
    "/public/attributions": "public",
    "/officer": "officer",
    "/officer/requests": "officer",
    "/officer/passed-on": "officer",
    "/officer/feed": "officer",
    "/agency": "administrator",
    "/agency/passed-on": "administrator",
    "/me": "resident",
    "/me/record": "resident",
    "/me/choices": "resident",
    "/me/history": "resident",
    "/me/feed": "resident",
    "/me/posts": "resident",
    "/company": "moderator",
    "/company/reviewed": "moderator",
    "/company/objections": "moderator",
    "/company/posts": "moderator",
    "/lab": "researcher",
    "/lab/announcements": "researcher",
    "/lab/announcements?day=2019-08-27&guess=380": "researcher",
    "/lab/adoption?homes=500&months=12&runs=10": "researcher",
}
LINKING_OUT = {"/public/attributions", "/public/regime"}  # they name licences and sources
EVERYBODY = ("officer", "administrator", "resident", "moderator", "researcher")
REGIMES = ("heat-map-2018", "assistance-2021", "reference-blind")


@pytest.mark.parametrize("regime", REGIMES)
def test_every_page_serves_its_own_role_and_gives_every_other_one_same_answer(bench: Bench, regime: str) -> None:
    world = bench.world(regime)
    refusals = set()
    for path, role in PAGES.items():
        for who in ("", *EVERYBODY):
            answer = Browser(bench.client, world.name, *([who] if who else [])).get(path)
            if role in {"public", who}:
                assert answer.status_code == 200, (path, who, answer.text)
            else:
                assert answer.status_code == 403, (path, who)
                refusals.add(answer.text)
    assert len(refusals) == 1


def test_every_page_bears_the_notice_the_regime_and_the_simulated_time(bench: Bench) -> None:
    world = bench.world()
    browser = Browser(bench.client, world.name, *EVERYBODY)
    for path in (*PAGES, "/nothing-of-that-name"):
        text = browser.get(path).text
        for part in ("Simulation.", "heat-map-2018", "15 Jun 2018, 16:00 UTC", "assumed"):
            assert part in text, (path, part)


def test_no_page_holds_inline_script_or_style_or_an_address_elsewhere(bench: Bench) -> None:
    world = bench.world()
    browser = Browser(bench.client, world.name, *EVERYBODY)
    for path in (*PAGES, "/nothing-of-that-name"):
        sheet = Sheet(browser.get(path).text)
        assert sheet.inline == [], path
        loaded = [address for address in sheet.addresses if path not in LINKING_OUT]
        assert all(address.startswith(("/", "#", "?")) for address in loaded), (path, loaded)
        assert len(sheet.ids) == len(set(sheet.ids)), path


def test_every_field_that_is_typed_into_has_a_label(bench: Bench) -> None:
    world = bench.world()
    browser = Browser(bench.client, world.name, *EVERYBODY)
    for path in ("/sign-in", "/invitation", "/officer", "/agency", "/public/agencies"):
        text = browser.get(path).text
        sheet = Sheet(text)
        assert sheet.labels, path
        assert sheet.labels <= set(sheet.ids), path


@pytest.mark.parametrize(
    "address",
    ["/", "/w/{}", "/w/{}/officer", "/w/{}/me", "/w/{}/api/v1/public/world", "/static/glassporch.css", "/nope"],
)
def test_every_response_carries_the_security_headers(bench: Bench, address: str) -> None:
    world = bench.world()
    headers = bench.client.get(address.format(world.name)).headers
    policy = headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_front_leads_to_the_only_world_and_lists_several(bench: Bench) -> None:
    first = bench.world()
    answer = bench.client.get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{first.name}")
    second = bench.world("reference-blind")
    text = bench.client.get("/").text
    assert f"/w/{first.name}" in text
    assert f"/w/{second.name}" in text
    assert "Reference regime" in text


def test_a_worlds_first_page_names_every_role_that_signs_in_and_every_public_page(bench: Bench) -> None:
    sheet = Browser(bench.client, bench.world().name).sheet("")
    said = " ".join(sheet.words.split())
    company = ("Company moderator", "Company manager of agreements", "Company legal desk")
    for role in ("Officer", "Resident", "Agency administrator", *company, "Journalist", "Researcher"):
        assert role in said, role
    for page in ("agreements", "statements", "legal-report", "announcements", "agency-map", "requests"):
        assert sum(address.endswith(f"/public/{page}") for address in sheet.addresses) == 2, "in the head and below"


def test_the_researchers_page_says_how_to_take_the_events_of_this_world_along(bench: Bench) -> None:
    world = bench.world()
    assert (
        f"glassporch export {world.name} -o FOLDER" in Browser(bench.client, world.name, "researcher").get("/lab").text
    )


def test_of_the_map_library_only_two_files_are_served(bench: Bench) -> None:
    served = {
        name: bench.client.get(f"/vendor/maplibre/{name}").status_code
        for name in ("maplibre-gl.js", "maplibre-gl.css", "pywidget.js", "", "../__init__.py", "%2e%2e/__init__.py")
    }
    assert [name for name, status in served.items() if status == 200] == ["maplibre-gl.js", "maplibre-gl.css"]


def test_a_body_over_the_limit_is_refused_whether_it_says_so_or_not(bench: Bench) -> None:
    world = bench.world()
    long = b"x" * (256 * 1024 + 1)
    for path in ("/api/v1/officer/area-checks", "/sign-in", "/officer/requests"):
        for content in (long, (long[i : i + 9999] for i in range(0, len(long), 9999))):
            form = {"content-type": "application/x-www-form-urlencoded"}
            answer = bench.client.post(f"/w/{world.name}{path}", content=content, headers=form)
            assert answer.status_code == 413, path
            assert "Too large" in answer.text


def test_every_switch_of_the_regime_stands_on_its_page_with_its_source_or_its_assumption(bench: Bench) -> None:
    world = bench.world()
    sheet = bench.client.get(f"/w/{world.name}/api/v1/public/regime").json()
    words = Browser(bench.client, world.name).sheet("/public/regime").words
    for switch in sheet["switches"]:
        assert switch["name"] in words
        assert switch["source"] in words
    assert words.count("ASSUMPTION") == sum(switch["assumed"] for switch in sheet["switches"])
    unswept = [switch["assumed"] for switch in sheet["switches"] if not switch["swept"]]
    assert True in unswept
    assert words.count("not swept") == len(unswept)


def test_totals_that_the_regime_does_not_give_are_refused_in_words(bench: Bench) -> None:
    blind = Browser(bench.client, bench.world("reference-blind").name, "administrator")
    assert "gives agencies no counts" in blind.sheet("/agency").words
    told = Browser(bench.client, bench.world("heat-map-2018").name, "administrator")
    assert "gives agencies no counts" not in told.sheet("/agency").words


def test_where_the_regime_shows_no_cameras_the_map_page_says_so(bench: Bench) -> None:
    browser = Browser(bench.client, bench.world("reference-blind").name, "officer")
    assert "show agencies nothing about cameras" in browser.sheet("/officer").words


def test_no_delivery_form_of_a_regime_is_the_class_of_the_simulation_notice(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    page = scene.reader("resident").get(f"/me/notices/{scene.notice_of('resident')}").body.decode()
    assert 'class="letter form-notice"' in page  # a bare "notice" would take the banner's light letters
