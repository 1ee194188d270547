"""In a real Chromium a sealed clip plays once its resident has given the secret, and a wrong secret loses no tick."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from glassporch.footage.render import can_film
from glassporch.simulation.plans import PlantPlan
from glassporch.testing.images import make_image, token_of, wiring_for_tests

from ..conftest import Bench
from ..scene import Scene, delivered
from .test_browser import address, browser

__all__ = ["address", "browser"]  # fixtures

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not can_film(), reason="films need the extra media")]
SECRET = "maple-otter-seventeen"
PLAYED_S = 0.3
PLAYS = f"""() => new Promise((done) => {{
  const video = document.querySelector("video");
  video.addEventListener("timeupdate", () => video.currentTime >= {PLAYED_S} && done(video.currentTime));
  video.play();
}})"""
"""Plays the page's film and answers with how far it came, seconds."""


def _sealing(plan: PlantPlan) -> PlantPlan:
    sign_ins = tuple(replace(one, device_secret=SECRET if one.who == "resident" else "") for one in plan.sign_ins)
    return replace(plan, sign_ins=sign_ins, sealed_share=0.0)


@pytest.fixture
def scene(bench: Bench, tmp_path: Path) -> Scene:
    """A delivered request in a world in which the resident's clips are sealed films."""
    filming = replace(wiring_for_tests(), stills=False)
    image = make_image(tmp_path, "reference-blind", seed=1, share=_sealing, wiring=filming)
    bench.image_of, bench.wiring = (lambda _: image), filming
    return delivered(bench, "reference-blind")


@pytest.fixture
def shelf(bench: Bench) -> Any:
    return bench.shelf


@pytest.fixture
def page(browser: Any, address: str, scene: Scene) -> Iterator[Any]:
    """The notice in the resident's browser."""
    context = browser.new_context()
    context.add_cookies(
        [{"name": f"gp_{scene.world.name}_resident", "value": token_of("resident"), "url": f"{address}/"}]
    )
    opened = context.new_page()
    opened.goto(f"{address}/w/{scene.world.name}/me/notices/{scene.notice_of('resident')}")
    yield opened
    context.close()


def test_a_sealed_clip_plays_after_a_wrong_and_then_the_right_secret(page: Any) -> None:
    page.locator("text=Open it with your device secret").first.click()
    page.fill("#device_secret", "guess")
    page.click("button.primary")
    page.wait_for_selector("[role=alert]")
    assert page.locator("video").count() == 0
    page.fill("#device_secret", SECRET)
    page.click("button.primary")
    page.wait_for_selector("video")
    assert page.evaluate(PLAYS) >= PLAYED_S
    assert page.evaluate("document.querySelector('video').error") is None


def test_a_sealed_clip_is_shared_by_form_and_a_wrong_secret_keeps_the_tick(page: Any, scene: Scene) -> None:
    box, share = "input[type=checkbox][name^=clip-]", "text=Share the ticked clips"
    page.locator(box).first.check()
    page.fill("input[name=device_secret]", "guess")
    page.click(share)
    page.wait_for_selector("[role=alert]")
    assert page.locator(box).first.is_checked()
    assert scene.view()["shared"] == []
    page.fill("input[name=device_secret]", SECRET)
    page.click(share)
    page.wait_for_selector("text=/You shared (the one|1 of)/")
    assert len(scene.view()["shared"]) == 1
