"""What a share releases is drawn before its transaction begins, so that drawing holds up nobody's write."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import Any

import pytest
from glassporch.policy.roles import Role
from glassporch.policy.units import DAY
from glassporch.services import footage_room
from glassporch.services.making_ready import NOTHING_READY, make_ready
from glassporch.services.own_shapes import ShareDraft
from glassporch.services.portal import Caller, token_hash
from glassporch.storage import worlds_rows
from glassporch.testing.images import token_of

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, delivered

DRAWING = ("capture", "released")


def watch_drawing(monkeypatch: pytest.MonkeyPatch, scene: Scene) -> list[str]:
    """Note for each drawing whether somebody else could write meanwhile."""
    seen: list[str] = []

    def watched(name: str) -> None:
        draw = getattr(footage_room, name)

        def drawn(*given: Any, **named: Any) -> Any:
            with closing(sqlite3.connect(scene.world.database.path, timeout=0)) as other:
                try:
                    other.execute("BEGIN IMMEDIATE")
                    seen.append("free")
                except sqlite3.OperationalError:
                    seen.append("locked")
            return draw(*given, **named)

        monkeypatch.setattr(footage_room, name, drawn)

    for name in DRAWING:
        watched(name)
    return seen


@pytest.mark.parametrize("regime", ["heat-map-2018", "reference-blind"])
def test_a_share_draws_while_others_can_write(bench: Bench, monkeypatch: pytest.MonkeyPatch, regime: str) -> None:
    scene = delivered(bench, regime)
    seen = watch_drawing(monkeypatch, scene)
    assert scene.share("resident").json()["released_clips"] == 1
    assert seen
    assert set(seen) == {"free"}


def test_looking_at_ones_own_clip_draws_while_others_can_write_and_keeps_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = delivered(bench, "reference-blind")
    seen = watch_drawing(monkeypatch, scene)
    path = f"{API}/me/clips/{scene.clips_of('resident')[0]}/footage"
    first = scene.reader("resident").get(path)
    assert (first.status, seen) == (200, ["free"])
    assert scene.reader("resident").get(path).body == first.body
    assert seen == ["free"]  # kept: it is not drawn again


def draft_of(scene: Scene, who: str = "resident") -> ShareDraft:
    return ShareDraft.model_validate(scene.yes_to(who))


def caller(who: str) -> Caller:
    return Caller(token_hash(token_of(who)), frozenset({Role.RESIDENT}))


def test_nothing_is_made_ready_of_another_households_clips_nor_for_whoever_is_not_signed_in(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    notice, draft = scene.notice_of("resident"), draft_of(scene)
    assert set(make_ready(scene.world, caller("resident"), notice, draft)) == set(draft.clip_ids)
    assert make_ready(scene.world, caller("neighbor"), notice, draft) == NOTHING_READY
    assert make_ready(scene.world, caller("nobody-here"), notice, draft) == NOTHING_READY


def test_nothing_is_made_ready_of_a_clip_that_the_company_keeps_no_longer(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    notice, draft = scene.notice_of("resident"), draft_of(scene)
    with scene.world.database.acting() as rows:
        worlds_rows.set_clock(rows, footage_room.recording_of(rows, draft.clip_ids[0]).end_us + 60 * DAY)
    assert make_ready(scene.world, caller("resident"), notice, draft) == NOTHING_READY


def test_what_was_made_ready_is_not_released_after_an_opt_out_in_between(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = delivered(bench, "reference-blind")
    draw, once = footage_room.released, threading.Event()

    def opts_out_meanwhile(*given: Any, **named: Any) -> Any:
        if not once.is_set():
            once.set()
            assert scene.opt("resident", out=True).status == 200
        return draw(*given, **named)

    monkeypatch.setattr(footage_room, "released", opts_out_meanwhile)
    answer = scene.share("resident")
    assert once.is_set()
    assert answer.status == 409
    assert scene.releases() == 0
