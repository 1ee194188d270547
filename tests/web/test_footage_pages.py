"""The player on the officer's and the resident's pages, and the page that says how to verify."""

from __future__ import annotations

from dataclasses import replace

import pytest
from glassporch.footage.render import can_film

from ..conftest import Bench
from ..scene import delivered
from .pages import Browser, Sheet


@pytest.mark.skipif(not can_film(), reason="films need the extra media")
def test_whoever_has_a_film_gets_a_player_with_its_picture_and_a_plain_link(bench: Bench) -> None:
    bench.wiring = replace(bench.wiring, stills=False)
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    pages = {
        "officer": f"/officer/requests/{scene.request_id}",
        "resident": f"/me/notices/{scene.notice_of('resident')}",
    }
    for who, path in pages.items():
        browser = Browser(bench.client, scene.world.name, who)
        text = browser.get(path).text
        assert "<video controls" in text
        assert "poster=" in text
        footage = {one for one in Sheet(text).addresses if one.endswith("/footage")}
        assert footage
        for address in footage:
            answer = browser.get(address.removeprefix(f"/w/{scene.world.name}"))
            assert answer.headers["content-type"] == "video/mp4"


def test_a_still_that_stands_in_for_a_film_says_so(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    text = Browser(bench.client, scene.world.name, "officer").get(f"/officer/requests/{scene.request_id}").text
    assert "<video" not in text
    assert "a still in place of a film" in text
    assert any(one.endswith("/evidence") for one in Sheet(text).addresses)


def test_anybody_can_read_the_key_and_the_commands_that_verify(bench: Bench) -> None:
    world = bench.world("reference-blind")
    text = Browser(bench.client, world.name).get("/public/keys").text
    assert bench.reader(world).get("/api/v1/public/keys").json()["public_key"] in text
    assert "glassporch evidence verify" in text
    assert "glassporch receipts verify" in text
