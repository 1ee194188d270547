"""Publications of a world: counts are drawn once an epoch, within their budget; what nobody could read is skipped."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from glassporch.policy.publication.budget import epoch_us
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.units import DAY
from glassporch.services.changing import pin
from glassporch.services.idle_accounts import CLOSE_IDLE
from glassporch.services.publishing import republish, skip_to
from glassporch.simulation.ownership import EVERYBODY
from glassporch.storage.engine import Database
from glassporch.testing.images import Image, make_image, wiring_for_tests
from glassporch.worlds.keys import keys_from_seed
from glassporch.worlds.wiring import Wiring
from glassporch.worlds.world import World, advance
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API

TINY = 5
"""Homes in a cell at least, so that a town of 25 houses has cells."""


def small_cells(**changes: Any) -> Regime:
    base = REGIMES["reference-map"]
    known = {name: Known(value, "OWN") for name, value in ({"cell_addresses": TINY} | changes).items()}
    everybody = replace(base.consent, map_default=Known(value="in", source="OWN"))
    return replace(base, map=replace(base.map, **known), consent=everybody)


def wiring_with(regime: Regime) -> Wiring:
    wiring = wiring_for_tests()
    effects = {**wiring.effects, CLOSE_IDLE: lambda *_: None}  # officers of these worlds stay, for years
    return replace(
        wiring,
        regimes=MappingProxyType({**wiring.regimes, regime.id: regime}),
        effects=MappingProxyType(effects),
    )


@pytest.fixture(scope="module")
def counted(folder: Any) -> Image:
    """A tiny world under counts in which every home has a camera."""
    apart = folder / "counted"
    apart.mkdir()
    wiring = wiring_with(small_cells())
    return make_image(apart, "reference-map", wiring=wiring, share=lambda plan: replace(plan, curve=EVERYBODY))


@pytest.fixture
def world(bench: Bench, counted: Image) -> World:
    return put(bench, counted, wiring_with(small_cells()))


def put(bench: Bench, image: Image, wiring: Wiring) -> World:
    made = image.fresh(bench.folder, f"counted-{next(bench.numbers)}", wiring)
    bench.shelf.add(made)
    bench.opened.append(made)
    return made


def published(bench: Bench, world: World) -> list[tuple[str, bytes]]:
    """What an officer's map holds, layer by layer."""
    officer = bench.reader(world, "officer")
    tiles = officer.get(f"{API}/officer/map").json()["tiles"]
    return sorted((tile["layer"], officer.get(f"{API}/officer/map/tiles/{tile['id']}").body) for tile in tiles)


def again(world: World) -> None:
    with world.database.acting() as rows:
        republish(world, rows)


def no_camera_left(world: World) -> None:
    """Let every camera be one that is not installed yet: the strongest change of the data there is."""
    with world.database.acting() as rows:
        rows.execute(text("UPDATE camera SET installed_us = :far"), {"far": 10**18})


def test_counts_are_published_with_their_sums_and_nothing_else(bench: Bench, world: World) -> None:
    found = published(bench, world)
    assert {layer for layer, _ in found} == {"counts", "sums"}
    assert b"Point" not in b"".join(body for _, body in found)
    index = bench.reader(world, "officer").get(f"{API}/officer/map").json()
    assert [(one["name"], one["from_zoom"], one["to_zoom"]) for one in index["layers"]] == [
        ("sums", 0, 13),
        ("counts", 13, 24),
    ]


def test_within_an_epoch_nothing_changes_whatever_the_data_do(bench: Bench, world: World) -> None:
    before = published(bench, world)
    no_camera_left(world)
    again(world)
    assert published(bench, world) == before
    advance(world, world.now().started_us + epoch_us(small_cells()) - 1)
    again(world)
    assert published(bench, world) == before


def test_a_restart_gives_no_second_draw(bench: Bench, world: World) -> None:
    before = published(bench, world)
    no_camera_left(world)
    opened = World(world.name, Database.open(world.database.path), keys_from_seed(1), wiring_with(small_cells()))
    again(opened)
    opened.database.close()
    assert published(bench, world) == before


def test_another_regime_for_a_while_gives_no_second_draw(bench: Bench, world: World) -> None:
    before = published(bench, world)
    no_camera_left(world)
    for regime_id in ("reference-blind", "no-policy", "heat-map-2018", "reference-map"):
        with world.database.acting() as rows:
            pin(world, rows, regime_id)
        assert (published(bench, world) == before) == (regime_id == "reference-map")


def test_the_next_epoch_shows_what_changed_with_noise_of_its_own(bench: Bench, world: World) -> None:
    before = published(bench, world)
    advance(world, world.now().started_us + epoch_us(small_cells()))
    assert published(bench, world) != before


def test_after_the_horizon_the_last_counts_stand_whatever_the_data_hold(bench: Bench, world: World) -> None:
    rules = small_cells().map
    started = world.now().started_us
    advance(world, started + rules.horizon_days.value * DAY - 1)
    last = published(bench, world)
    no_camera_left(world)
    advance(world, started + 3 * rules.horizon_days.value * DAY)
    again(world)
    assert published(bench, world) == last
    assert last


def test_counts_that_were_never_drawn_before_the_horizon_ended_are_never_drawn(bench: Bench) -> None:
    world = bench.world("reference-blind", wiring=wiring_with(small_cells()))
    advance(world, world.now().started_us + 800 * DAY)
    with world.database.acting() as rows:
        pin(world, rows, "reference-map")
    assert published(bench, world) == []


def test_a_household_is_counted_however_often_the_epoch_is_published_as_one_in_one_cell(
    bench: Bench, world: World
) -> None:
    exact = small_cells(epsilon_total=None)
    world = replace(world, wiring=wiring_with(exact))
    bench.shelf.drop(world.name)
    bench.shelf.add(world)
    again(world)
    said = bench.reader(world, "officer").get(f"{API}/officer/map/counts").json()
    with world.database.looking() as rows:
        query = "SELECT count(DISTINCT household_id) FROM camera, world_state WHERE installed_us <= clock_us"
        homes = rows.execute(text(query)).scalar()
        many = rows.execute(text("SELECT count(*) FROM camera")).scalar()
    assert said["count"] <= homes < many
    assert said["homes"] == 25
    assert min(cell["homes"] for cell in said["cells"]) >= TINY


def test_the_counts_in_numbers_are_those_of_the_map(bench: Bench, world: World) -> None:
    officer = bench.reader(world, "officer")
    said = officer.get(f"{API}/officer/map/counts").json()
    bodies = [body for layer, body in published(bench, world) if layer == "counts"]
    drawn = [feature["properties"] for body in bodies for feature in json.loads(body)["features"]]
    assert sorted((cell["count"], cell["homes"]) for cell in said["cells"]) == sorted(
        (one["count"], one["homes"]) for one in drawn
    )
    assert said["count"] == sum(one["count"] for one in drawn)


def test_where_no_counts_are_published_asking_for_them_is_refused(bench: Bench) -> None:
    for regime in ("heat-map-2018", "reference-blind", "no-policy"):
        answer = bench.reader(bench.world(regime), "officer").get(f"{API}/officer/map/counts")
        assert answer.status == 422
        assert "no-counts" in answer.body.decode()


def test_where_there_is_no_policy_every_camera_stands_at_its_place(bench: Bench) -> None:
    world = bench.world("no-policy")
    found = b"".join(body for layer, body in published(bench, world) if layer == "points")
    with world.database.looking() as rows:
        places = rows.execute(
            text(
                "SELECT lon, lat FROM camera_place JOIN camera ON camera.id = camera_id "
                "WHERE installed_us <= (SELECT clock_us FROM world_state)"
            )
        ).all()
    assert places
    for lon, lat in places:
        assert f"[{round(lon, 7)},{round(lat, 7)}]".encode() in found


def test_of_the_publications_of_a_jump_only_the_last_is_made_and_the_map_is_the_same(bench: Bench) -> None:
    walked, jumped = bench.world("heat-map-2018"), bench.world("heat-map-2018")
    to_us = walked.now().clock_us + 40 * DAY
    advance(walked, to_us)
    assert walked.now().epoch == 41, "one at the first moment, and one a day"
    with jumped.database.acting() as rows:
        skip_to(jumped, rows, to_us)
    advance(jumped, to_us)
    assert jumped.now().epoch == 2
    assert published(bench, walked) == published(bench, jumped)
    advance(jumped, to_us + DAY)
    assert jumped.now().epoch == 3, "the daily map goes on"


@pytest.mark.parametrize("regime", ["reference-blind", "assistance-2021"])
def test_a_regime_without_a_map_has_no_publications_to_make(bench: Bench, regime: str) -> None:
    world = bench.world(regime)
    advance(world, world.now().clock_us + 400 * DAY)
    assert world.now().epoch == 1
