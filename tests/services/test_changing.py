"""A world's rules follow history or stay pinned; a change republishes, is filed, and what is in flight follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from glassporch.client import Portal
from glassporch.policy.diff_words import diff
from glassporch.policy.regimes import HISTORY, REGIMES
from glassporch.policy.wire.base import microseconds
from glassporch.services.changing import pin, release_pin
from glassporch.simulation.ownership import EVERYBODY
from glassporch.testing.images import Image, make_image
from glassporch.worlds.world import World, advance
from sqlalchemy import text

from ..conftest import Bench, pass_minutes
from ..flow import API, file, incidents
from ..scene import hours_around

DAY = 24 * 60 * 60 * 10**6
DATED = [microseconds(datetime.combine(regime.starts, time.min, UTC)) for regime in HISTORY if regime.starts]


@pytest.fixture(scope="module")
def following(folder: Path) -> Image:
    """A world that begins in June 2018 and follows history; every home has a camera."""
    apart = folder / "following"
    apart.mkdir()
    return make_image(apart, "heat-map-2018", share=lambda plan: replace(plan, follows_history=True, curve=EVERYBODY))


@pytest.fixture
def follower(bench: Bench, following: Image) -> World:
    return put(bench, following)


def put(bench: Bench, image: Image) -> World:
    name = f"following-{next(bench.numbers)}"
    world = image.fresh(bench.folder, name, bench.wiring)
    bench.shelf.add(world)
    bench.opened.append(world)
    return world


def changes(bench: Bench, world: World) -> dict[str, Any]:
    return dict(bench.reader(world).get(f"{API}/public/regime-changes").json())


def map_of(officer: Portal) -> dict[str, Any]:
    return dict(officer.get(f"{API}/officer/map").json())


def act(world: World, do: Callable[..., Any], *arguments: str) -> Any:
    with world.database.acting() as rows:
        return do(world, rows, *arguments)


def test_a_world_walks_through_all_six_regimes_on_their_first_days(bench: Bench, follower: World) -> None:
    seen = [follower.now().regime_id]
    for begins in DATED[1:]:
        advance(follower, begins - 1)
        assert follower.now().regime_id == seen[-1], "not a microsecond before the first day"
        advance(follower, begins)
        seen.append(follower.now().regime_id)
        assert bench.reader(follower).get(f"{API}/public/world").json()["regime"] == seen[-1]
    assert seen == [regime.id for regime in HISTORY]
    advance(follower, DATED[-1] + 3650 * DAY)
    assert follower.now().regime_id == HISTORY[-1].id


def test_each_change_is_listed_with_what_it_changed_newest_first(bench: Bench, follower: World) -> None:
    assert changes(bench, follower)["changes"] == []
    assert changes(bench, follower)["next_regime"] == "video-request-2019"
    advance(follower, DATED[-1])
    said = changes(bench, follower)
    assert said["follows_history"] is True
    assert said["next_at"] is None
    pairs = [(one["from_regime"], one["to_regime"]) for one in reversed(said["changes"])]
    assert pairs == [(old.id, new.id) for old, new in pairwise(HISTORY)]
    for one, begins in zip(reversed(said["changes"]), DATED[1:], strict=True):
        assert microseconds(datetime.fromisoformat(one["at"])) == begins
        wanted = diff(REGIMES[one["from_regime"]], REGIMES[one["to_regime"]])
        assert [changed["sentence"] for changed in one["changed"]] == [change.sentence for change in wanted]
        assert wanted


def test_of_the_old_map_nothing_can_be_read_after_the_change(bench: Bench, follower: World) -> None:
    officer = bench.reader(follower, "officer")
    before = map_of(officer)
    assert {tile["layer"] for tile in before["tiles"]} == {"heat", "circles"}
    bodies = [officer.get(f"{API}/officer/map/tiles/{tile['id']}").body for tile in before["tiles"]]
    assert any(b"Point" in body for body in bodies)
    advance(follower, DATED[1])
    after = map_of(officer)
    assert after["tiles"] == after["layers"] == []
    for tile in before["tiles"]:
        assert officer.get(f"{API}/officer/map/tiles/{tile['id']}").status != 200
    act(follower, pin, "reference-map")
    for tile in before["tiles"]:
        assert officer.get(f"{API}/officer/map/tiles/{tile['id']}").status == 404
    with follower.database.looking() as rows:
        kept = rows.execute(text("SELECT count(*) FROM publication WHERE layer IN ('heat', 'circles')")).scalar()
    assert kept == 0


def test_a_pinned_world_does_not_change(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    act(world, lambda world, rows: rows.execute(text("UPDATE agenda_item SET done_us = 0 WHERE kind = 'publish'")))
    advance(world, DATED[-1])
    assert world.now().regime_id == "heat-map-2018"
    assert changes(bench, world) == {"follows_history": False, "next_at": None, "next_regime": "", "changes": []}


def test_a_world_that_follows_history_stays_where_it_is_pinned_until_it_is_released(
    bench: Bench, follower: World
) -> None:
    act(follower, pin, "reference-blind")
    advance(follower, DATED[3] + DAY)
    assert follower.now().regime_id == "reference-blind"
    assert act(follower, release_pin) is True
    assert follower.now().regime_id == "assistance-2021"
    advance(follower, DATED[4])
    assert follower.now().regime_id == "none-2024"
    listed = [one["to_regime"] for one in reversed(changes(bench, follower)["changes"])]
    assert listed == ["reference-blind", "assistance-2021", "none-2024"]


def test_putting_in_force_what_is_in_force_is_no_change(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    epoch = world.now().epoch
    act(world, pin, "heat-map-2018")
    assert world.now().epoch == epoch
    assert changes(bench, world)["changes"] == []


def test_several_changes_at_one_moment_stand_in_their_order(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    order = ["reference-map", "no-policy", "heat-map-2018", "reference-blind", "reference-map"]
    for regime_id in order:
        act(world, pin, regime_id)
    assert [one["to_regime"] for one in reversed(changes(bench, world)["changes"])] == order


@pytest.mark.parametrize("regime", ["assistance-2021", "video-request-2019"])
def test_a_request_that_waits_expires_when_there_are_no_requests_any_more(bench: Bench, regime: str) -> None:
    world = bench.world(regime)
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[0]
    filed = file(officer, incident, **hours_around(incident))
    assert filed.status == 201, filed.body
    assert filed.json()["state"] in {"queued", "in-review"}
    act(world, pin, "none-2024")
    path = f"{API}/officer/requests/{filed.json()['id']}"
    assert officer.get(path).json()["state"] == "expired"
    pass_minutes(world, 60)
    assert officer.get(path).json()["state"] == "expired"
    with world.database.looking() as rows:
        assert rows.execute(text("SELECT count(*) FROM notice")).scalar() == 0
        steps = rows.execute(text("SELECT step, note FROM request_event ORDER BY position")).all()
    assert steps[-1][0] == "expired"
    assert "rules changed" in steps[-1][1]


def test_a_request_that_waits_is_delivered_where_there_still_are_requests(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    officer = bench.reader(world, "officer")
    filed = file(officer)
    act(world, pin, "video-request-2019")
    pass_minutes(world, 11)
    assert officer.get(f"{API}/officer/requests/{filed.json()['id']}").json()["state"] == "delivered"
