"""Residents and the public read the officer's name only where the rules of the filing tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from glassporch.policy.regime import Known
from glassporch.worlds.world import World

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, delivered, under

REGIME = "community-requests-2025"


def names_of(scene: Scene) -> tuple[str, str]:
    """The officer's name as the resident's notice and the public register have it."""
    notice = scene.reader("resident").get(f"{API}/me/notices/{scene.notice_of('resident')}").json()
    [entry] = scene.reader().get(f"{API}/public/requests").json()["requests"]
    return notice["officer"], entry["officer"]


@pytest.mark.parametrize("named", [True, False])
def test_the_name_is_told_where_the_rules_tell_it_and_nowhere_else(bench: Bench, *, named: bool) -> None:
    under(bench, REGIME, "request", officer_named=named)
    scene = delivered(bench, REGIME)
    own = scene.view()["officer"]
    assert own
    assert names_of(scene) == ((own, own) if named else ("", ""))
    page = scene.reader("resident").get(f"/me/notices/{scene.notice_of('resident')}")
    pages = (page, scene.reader().get("/public/requests"))
    assert [own in one.body.decode() for one in pages] == [named, named]


def now_naming(world: World, *, named: bool) -> World:
    """The same world, whose rules in force are a second set that differs in one switch."""
    base = world.regime(REGIME)
    other = replace(base, id="other", request=replace(base.request, officer_named=Known(named, "OWN")))
    return replace(world, wiring=replace(world.wiring, regimes={**world.wiring.regimes, "other": other}))


@pytest.mark.parametrize("named", [True, False])
def test_the_rules_of_the_filing_decide_and_later_ones_change_nothing(bench: Bench, *, named: bool) -> None:
    under(bench, REGIME, "request", officer_named=named)
    scene = delivered(bench, REGIME)
    own = scene.view()["officer"]
    scene.bench.shelf.drop(scene.world.name)
    scene.bench.shelf.add(now_naming(scene.world, named=not named))
    with scene.world.database.acting() as rows:
        rows.exec_driver_sql("UPDATE world_state SET regime_id = 'other'")
    assert names_of(scene) == ((own, own) if named else ("", ""))
