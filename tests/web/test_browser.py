"""The pages in a real Chromium: one request end to end through the map, and nothing asked of anywhere else."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import uvicorn
from glassporch.main import create_app
from glassporch.policy.regime import Known
from glassporch.policy.regimes import REGIMES
from glassporch.services.publishing import republish
from glassporch.testing.images import wiring_for_tests
from glassporch.worlds.shelf import Shelf
from glassporch.worlds.world import World

from ..conftest import pass_minutes

pytestmark = pytest.mark.browser

ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WITH_A_CLIP = 3  # the third of the incidents on record: the resident's camera recorded something then
PUFFIN_ROW = [-68.999, 36.0]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def chromium() -> str | None:
    """A Chromium of the system, if there is one; else playwright's own."""
    named = os.environ.get("GLASSPORCH_CHROMIUM", "")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A running Chromium; where there is none the test is skipped, except in CI, where that is a failure."""
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            started = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            yield started
            started.close()
    except Exception as error:
        if os.environ.get("CI"):
            raise
        if type(error).__module__.startswith("playwright") and "launch" in str(error):
            pytest.skip(f"no Chromium can be started here: {str(error).splitlines()[0]}")
        raise


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def address(shelf: Shelf) -> Iterator[str]:
    """A portal on a free port of the loopback."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(shelf), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    ends = time.monotonic() + 10
    while not server.started and time.monotonic() < ends:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@dataclass
class Watched:
    """A page of which every request and every complaint is written down."""

    page: Any
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._note)

    def _note(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def sign_in(self, world: World, who: str) -> None:
        self.page.goto(f"{self.address}/w/{world.name}/sign-in")
        self.page.fill("#email", f"{who}@test.example")
        self.page.fill("#password", f"{who}-password")
        self.page.click("main button.primary")
        self.page.wait_for_url("**/w/*/*")

    def drawn(self) -> None:
        """Wait until the page says that its map is drawn."""
        self.page.wait_for_selector("html[data-ready=map]", state="attached", timeout=40_000)

    def picture(self, name: str) -> None:
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png")

    def fits(self) -> bool:
        """Whether nothing reaches beyond the right edge of the screen."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))

    def drawn_features(self, layer: str) -> list[dict[str, Any]]:
        """What the map shows of a layer."""
        script = """(layer) => {
            const map = document.querySelector('[data-map]').glassporchMap;
            if (!map.getLayer(layer)) return [];
            const found = map.queryRenderedFeatures({ layers: [layer] });
            return found.map((one) => ({ properties: one.properties, geometry: one.geometry }));
        }"""
        return list(self.page.evaluate(script, layer))

    def zoom_to(self, zoom: float, place: list[float]) -> None:
        """Move to a place, longitude first, at a zoom, and wait until the tiles of that view are drawn."""
        script = """async ([zoom, center]) => {
            const map = document.querySelector('[data-map]').glassporchMap;
            map.jumpTo({ center, zoom });
            await new Promise((done) => setTimeout(done, 400));
            if (!map.loaded()) await map.once('idle');
        }"""
        self.page.evaluate(script, [zoom, place])

    def was_quiet(self) -> None:
        """Nothing was asked of anywhere else, and nothing broke the page's own policy."""
        elsewhere = [url for url in self.requests if not url.startswith((self.address + "/", "blob:", "data:"))]
        assert elsewhere == []
        assert self.complaints == []


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Any]:
    """Open a browser of its own at a screen's size."""
    contexts = []

    def open_at(size: dict[str, int], **options: Any) -> Watched:
        context = browser.new_context(viewport=size, **options)
        contexts.append(context)
        watched = Watched(context.new_page(), address)
        watched.watch()
        return watched

    yield open_at
    for context in contexts:
        context.close()


def fresh(image_of: Any, folder: Path, shelf: Shelf, regime: str, name: str) -> World:
    world: World = image_of(regime).fresh(folder, name, wiring_for_tests())
    shelf.add(world)
    return world


def file_through_the_map(officer: Watched, world: World, nth: int) -> None:
    """Choose an incident, take the suggested square and file the request."""
    page = officer.page
    page.goto(f"{officer.address}/w/{world.name}/officer")
    officer.drawn()
    page.select_option("#incident_id", index=nth)
    page.click("[data-act=square]")
    page.wait_for_selector("[data-size].yes")
    page.fill("#contact", "mara.quill@pd.example")
    page.fill("#message", "Please look at your footage. <img src=x onerror=alert(1)>")
    page.click("[data-request] button.primary")
    page.wait_for_url("**/officer/requests/req_*")


def test_an_officer_asks_through_the_map_and_sees_what_a_resident_shares(
    image_of: Any, folder: Path, shelf: Shelf, opened: Any
) -> None:
    world = fresh(image_of, folder, shelf, "heat-map-2018", "browser-flow")
    officer, resident = opened(DESKTOP), opened(PHONE, color_scheme="dark")
    officer.sign_in(world, "officer")
    file_through_the_map(officer, world, WITH_A_CLIP)
    assert "Nothing is shared now" in officer.page.inner_text("main")
    assert "Delivery is due" in officer.page.inner_text("[data-live=about]")
    pass_minutes(world, 11)
    officer.page.wait_for_selector(".state.delivered", timeout=15_000)  # the page keeps itself as things stand
    resident.sign_in(world, "resident")
    ways = [way.get_attribute("href") for way in resident.page.locator("a.card").all()]
    assert ways
    share_first(resident, ways)
    officer.page.goto(f"{officer.address}/w/{world.name}/officer/requests")
    officer.page.click("tbody tr:has(td:last-child:text-is('1')) a")
    picture = officer.page.locator(".shared img")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert "Block" in officer.page.inner_text(".shared") or "block" in officer.page.inner_text(".shared")
    officer.drawn()
    officer.picture("officer-request-1280")
    assert officer.fits()
    assert resident.fits()
    officer.was_quiet()
    resident.was_quiet()


def share_first(resident: Watched, ways: list[str]) -> None:
    """Share the first clip that the household has for any of the requests."""
    for way in ways:
        resident.page.goto(f"{resident.address}{way}")
        resident.drawn()
        if resident.page.locator(".tick input").count():
            break
    assert "your e-mail address" in resident.page.inner_text(".before")
    resident.picture("resident-notice-390-dark")
    resident.page.locator(".tick input").first.check()
    resident.page.click("text=Share the ticked clips")
    resident.page.wait_for_selector(".done")
    assert "You shared" in resident.page.inner_text(".done")


def test_the_map_draws_what_the_regime_publishes_and_an_area_by_its_corners(
    image_of: Any, folder: Path, shelf: Shelf, opened: Any
) -> None:
    world = fresh(image_of, folder, shelf, "heat-map-2018", "browser-map")
    officer = opened(DESKTOP)
    officer.sign_in(world, "officer")
    officer.drawn()
    officer.zoom_to(14, PUFFIN_ROW)
    heat = officer.drawn_features("heat")
    assert heat
    assert all(set(one["properties"]) == {"shade"} for one in heat)
    assert officer.drawn_features("circles") == []
    assert officer.drawn_features("outlines")
    officer.picture("officer-map-1280")
    officer.zoom_to(15.2, PUFFIN_ROW)
    assert officer.drawn_features("heat") == []
    assert officer.drawn_features("circles")
    draw_triangle(officer)
    officer.was_quiet()


def draw_triangle(officer: Watched) -> None:
    """Draw by clicking, take a corner back, and read the size that the portal answers with."""
    page = officer.page
    page.click("[data-act=draw]")
    box = page.locator("#map canvas").bounding_box()
    for right, down in ((0.3, 0.3), (0.6, 0.3), (0.6, 0.7), (0.4, 0.9)):
        page.mouse.click(box["x"] + box["width"] * right, box["y"] + box["height"] * down)
        page.wait_for_timeout(350)  # two clicks in quick succession would be one double click
    page.click("[data-act=undo]")
    page.wait_for_selector("[data-size].yes")
    ring = page.evaluate("JSON.parse(document.querySelector('#area').value).coordinates[0]")
    assert len(ring) == 4
    assert ring[0] == ring[-1]
    assert officer.drawn_features("area-fill")
    page.mouse.dblclick(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    assert page.get_attribute("[data-act=draw]", "aria-pressed") == "false"
    assert page.evaluate("JSON.parse(document.querySelector('#area').value).coordinates[0]") == ring
    page.click("[data-act=clear]")
    assert page.input_value("#area") == ""


def test_an_incident_chosen_before_the_map_is_there_fills_the_form_in(
    image_of: Any, folder: Path, shelf: Shelf, opened: Any
) -> None:
    world = fresh(image_of, folder, shelf, "heat-map-2018", "browser-early")
    officer = opened(DESKTOP)
    officer.page.route("**/public/base-map", lambda route: None)  # the map never comes
    officer.sign_in(world, "officer")
    officer.page.select_option("#incident_id", index=WITH_A_CLIP)
    from playwright.sync_api import expect

    for name in ("#case_number", "[name=window_from]"):
        expect(officer.page.locator(name)).not_to_have_value("")
    assert "TCPD" in officer.page.input_value("#case_number")


def test_without_scripts_no_empty_map_is_shown(image_of: Any, folder: Path, shelf: Shelf, opened: Any) -> None:
    world = fresh(image_of, folder, shelf, "heat-map-2018", "browser-bare")
    officer = opened(PHONE, java_script_enabled=False)
    officer.sign_in(world, "officer")
    assert not officer.page.locator("#map").is_visible()
    assert not officer.page.locator(".key").first.is_visible()


@pytest.mark.parametrize("who", ["officer", "administrator", "resident", "moderator", "researcher"])
def test_nothing_reaches_beyond_a_phones_screen(
    image_of: Any, folder: Path, shelf: Shelf, opened: Any, who: str
) -> None:
    world = fresh(image_of, folder, shelf, "assistance-2021", f"browser-phone-{who}")
    reader = opened(PHONE)
    reader.sign_in(world, who)
    assert reader.fits()
    reader.page.goto(f"{reader.address}/w/{world.name}/public/regime")
    assert reader.fits()
    assert reader.page.evaluate(
        "[...document.querySelectorAll('.scroll')].every((box) => box.scrollWidth <= box.clientWidth)"
    )


def test_a_refusal_stands_beside_the_form_and_nothing_is_lost(
    image_of: Any, folder: Path, shelf: Shelf, opened: Any
) -> None:
    world = fresh(image_of, folder, shelf, "heat-map-2018", "browser-refusal")
    officer = opened(DESKTOP, color_scheme="dark")
    officer.sign_in(world, "officer")
    officer.drawn()
    page = officer.page
    page.select_option("#incident_id", index=1)
    page.click("[data-act=square]")
    page.wait_for_selector("[data-size].yes")
    page.fill("#message", "Please help.")
    page.fill("#case_number", "WRONG-1")
    page.click("[data-request] button.primary")
    page.wait_for_selector("[data-reasons] li")
    assert "case number is not the one" in page.inner_text("[data-reasons]")
    assert page.input_value("#message") == "Please help."
    officer.picture("officer-refusal-1280-dark")
    officer.complaints = [said for said in officer.complaints if "422" not in said]  # the refusal's own status
    officer.was_quiet()


STATE = """() => getComputedStyle(document.querySelector('[data-map]'), '::after').content"""


def test_a_map_says_that_it_is_loading_until_it_is_drawn_and_that_it_cannot_be_where_it_cannot(
    image_of: Any, folder: Path, shelf: Shelf, opened: Any
) -> None:
    world = fresh(image_of, folder, shelf, "reference-blind", "browser-map-states")
    officer = opened(DESKTOP)
    held: list[Any] = []
    officer.page.route("**/public/base-map", lambda route: held.append(route))  # noqa: PLW0108 - a bound builtin is refused
    officer.sign_in(world, "officer")
    assert "Loading the map" in officer.page.evaluate(STATE)
    held.pop().continue_()
    officer.page.unroute("**/public/base-map")
    officer.drawn()
    assert officer.page.evaluate(STATE) in {"none", "normal"}
    officer.page.route("**/public/base-map", lambda route: route.abort())
    officer.page.reload()
    officer.page.wait_for_selector("html.map-failed", state="attached")
    assert "could not be loaded" in officer.page.evaluate(STATE)
    assert officer.page.is_enabled("text=File the request")


def test_under_the_blind_regime_the_map_holds_nothing_about_cameras(
    image_of: Any, folder: Path, shelf: Shelf, opened: Any
) -> None:
    world = fresh(image_of, folder, shelf, "reference-blind", "browser-blind")
    officer = opened(PHONE)
    officer.sign_in(world, "officer")
    officer.drawn()
    officer.zoom_to(15.2, PUFFIN_ROW)
    assert officer.drawn_features("outlines")
    assert officer.drawn_features("heat") == officer.drawn_features("circles") == []
    assert not [url for url in officer.requests if "/officer/map/tiles" in url]
    assert "nothing about cameras" in officer.page.inner_text(".legend")
    assert officer.fits()
    officer.was_quiet()


def test_the_truth_view_is_marked_and_draws_every_camera(
    image_of: Any, folder: Path, shelf: Shelf, opened: Any
) -> None:
    world = fresh(image_of, folder, shelf, "heat-map-2018", "browser-truth")
    researcher = opened(DESKTOP)
    researcher.sign_in(world, "researcher")
    researcher.drawn()
    assert "TRUTH VIEW" in researcher.page.inner_text(".truthmark")
    drawn = researcher.drawn_features("truth")
    assert drawn
    assert all(one["properties"]["truth"] is True for one in drawn)
    researcher.picture("lab-truth-1280")
    researcher.was_quiet()


def test_the_numbers_of_the_counts_stand_in_their_cells_and_add_up_further_out(
    image_of: Any, folder: Path, shelf: Shelf, opened: Any
) -> None:
    base = REGIMES["reference-map"]
    small = replace(base, map=replace(base.map, cell_addresses=Known(value=5, source="OWN")))
    tests = wiring_for_tests()
    wiring = replace(tests, regimes=MappingProxyType({**tests.regimes, base.id: small}))
    world: World = image_of("reference-map").fresh(folder, "browser-counts", wiring)
    with world.database.acting() as rows:
        republish(world, rows)
    shelf.add(world)
    officer = opened(DESKTOP)
    officer.sign_in(world, "officer")
    officer.drawn()
    officer.zoom_to(14, PUFFIN_ROW)
    assert officer.drawn_features("counts")
    assert officer.drawn_features("sums") == []
    fine = officer.page.locator(".count-label").all_inner_texts()
    table = officer.page.locator("[aria-label='Counts by area'] td[data-label=Households]").all_text_contents()
    assert sorted(fine) == sorted(table)
    officer.picture("officer-counts-1280")
    officer.zoom_to(11, PUFFIN_ROW)
    assert officer.drawn_features("counts") == []
    coarse = officer.page.locator(".count-label").all_inner_texts()
    assert sum(map(int, coarse)) == sum(map(int, fine))
    officer.was_quiet()


def test_without_a_policy_every_camera_is_a_dot_and_an_address_is_a_step_away(
    image_of: Any, folder: Path, shelf: Shelf, opened: Any
) -> None:
    world = fresh(image_of, folder, shelf, "no-policy", "browser-points")
    officer = opened(DESKTOP)
    officer.sign_in(world, "officer")
    officer.drawn()
    assert officer.drawn_features("points")
    page = officer.page
    page.fill("[data-search] [name=street]", "puffin row")
    page.click("[data-search] button")
    page.locator("[data-search] output", has_text="houses").wait_for()
    page.wait_for_function("document.querySelector('[data-map]').glassporchMap.getZoom() > 15")  # it may still move
    page.fill("[data-search] [name=street]", "Nowhere Lane")
    page.click("[data-search] button")
    page.locator("[data-search] output", has_text="No such").wait_for()
    officer.picture("officer-points-1280")
    assert officer.fits()
    officer.was_quiet()
