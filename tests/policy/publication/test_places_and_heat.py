"""A publication holds what the regime shows and nothing beside it; which tiles exist says nothing."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from glassporch.policy.cells import bounds, cell_at
from glassporch.policy.consent.file import NEVER_CHOSE
from glassporch.policy.cover import cover_box
from glassporch.policy.facts import CameraFact
from glassporch.policy.geometry import distance_m
from glassporch.policy.publication import CIRCLE_TILE_LEVEL, HEAT_TILE_LEVEL, PublishedTile, publish
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.standard import STANDARD
from hypothesis import given
from hypothesis import strategies as st

from ..chosen import chose

TOWN = (-69.02, 35.99, -68.98, 36.01)
KEY = b"k" * 32
NOW = 1_000_000
HEAT = REGIMES["heat-map-2018"]

places = st.tuples(st.floats(TOWN[0], TOWN[2]), st.floats(TOWN[1], TOWN[3]))
cameras = st.lists(st.tuples(places, st.sampled_from([0, NOW, NOW + 1]), st.booleans()), max_size=12).map(
    lambda drawn: [
        CameraFact(f"cam_{number}", f"hou_{number}", *place, installed, chose(f"hou_{number}", HEAT, out=out))
        for number, (place, installed, out) in enumerate(drawn)
    ]
)


def is_out(fact: CameraFact) -> bool:
    """Whether a household opted out, as these tests make it."""
    return any(event.kind == "withdrawn" for event in fact.consent.events)


def turned(fact: CameraFact) -> CameraFact:
    """The same camera of a household that chose otherwise."""
    return replace(fact, consent=chose(fact.household_id, HEAT, out=not is_out(fact)))


def tiles(facts: list[CameraFact], regime: Regime = HEAT, key: bytes = KEY) -> tuple[PublishedTile, ...]:
    return publish(facts, TOWN, regime, STANDARD, key, NOW)


def features(found: tuple[PublishedTile, ...], layer: str) -> list[dict[str, Any]]:
    return [feature for tile in found if tile.layer == layer for feature in json.loads(tile.body)["features"]]


def with_map(**changes: Any) -> Regime:
    return replace(HEAT, map=replace(HEAT.map, **{name: Known(value, "OWN") for name, value in changes.items()}))


@pytest.mark.parametrize("regime", [regime for regime in REGIMES.values() if regime.map.layer.value == "none"])
def test_where_nothing_is_shown_there_is_no_tile(regime: Regime) -> None:
    assert tiles([CameraFact("c", "h", -69.0, 36.0, 0, consent=NEVER_CHOSE)], regime) == ()


@given(cameras)
def test_which_tiles_exist_depends_on_the_towns_outline_alone(facts: list[CameraFact]) -> None:
    named = [(tile.layer, tile.cell) for tile in tiles(facts)]
    assert named == [(tile.layer, tile.cell) for tile in tiles([])]
    assert {cell for layer, cell in named if layer == "heat"} == set(cover_box(*TOWN, HEAT_TILE_LEVEL))
    assert {cell for layer, cell in named if layer == "circles"} == set(cover_box(*TOWN, CIRCLE_TILE_LEVEL))


@given(cameras)
def test_each_installed_camera_is_one_circle_within_its_jitter(facts: list[CameraFact]) -> None:
    shown = [fact for fact in facts if fact.installed_us <= NOW]
    circles = [tuple(feature["geometry"]["coordinates"]) for feature in features(tiles(facts), "circles")]
    assert len(circles) <= len(shown)
    radius = HEAT.map.circle_jitter_m.value + 0.2
    for circle in circles:
        assert any(distance_m((fact.lon, fact.lat), circle) <= radius for fact in shown)


@given(cameras)
def test_a_heat_cell_is_shaded_by_how_many_cameras_it_holds(facts: list[CameraFact]) -> None:
    level = HEAT.map.heat_cell_level.value
    counts = Counter(cell_at(fact.lon, fact.lat, level) for fact in facts if fact.installed_us <= NOW)
    wanted = Counter(sum(count >= step for step in HEAT.map.heat_shades.value) for count in counts.values())
    assert Counter(feature["properties"]["shade"] for feature in features(tiles(facts), "heat")) == wanted


@given(cameras, st.sampled_from([(1, 2, 4, 8), (1, 3, 9, 27), (2, 3), ()]))
def test_the_shades_begin_where_the_regime_says(facts: list[CameraFact], steps: tuple[int, ...]) -> None:
    level = HEAT.map.heat_cell_level.value
    counts = Counter(cell_at(fact.lon, fact.lat, level) for fact in facts if fact.installed_us <= NOW)
    drawn = Counter(
        feature["properties"]["shade"] for feature in features(tiles(facts, with_map(heat_shades=steps)), "heat")
    )
    shades = [sum(count >= step for step in steps) for count in counts.values()]
    assert drawn == Counter(shade for shade in shades if shade)


@given(cameras, st.integers(1, 4))
def test_a_heat_cell_below_the_smallest_group_is_not_drawn(facts: list[CameraFact], smallest: int) -> None:
    level = HEAT.map.heat_cell_level.value
    counts = Counter(cell_at(fact.lon, fact.lat, level) for fact in facts if fact.installed_us <= NOW)
    drawn = features(tiles(facts, with_map(smallest_group=smallest)), "heat")
    assert len(drawn) == sum(count >= smallest for count in counts.values())


@given(cameras)
def test_an_opted_out_camera_leaves_the_map_as_if_it_never_existed(facts: list[CameraFact]) -> None:
    hiding = with_map(hides_opted_out=True)
    assert tiles(facts, hiding) == tiles([fact for fact in facts if not is_out(fact)], hiding)


@given(cameras)
def test_where_opting_out_does_not_leave_the_map_it_changes_no_byte(facts: list[CameraFact]) -> None:
    assert tiles(facts) == tiles([turned(fact) for fact in facts])


@given(cameras, st.randoms())
def test_the_bytes_depend_on_no_order_and_on_no_household(facts: list[CameraFact], chance: Any) -> None:
    shuffled = [replace(fact, household_id="other") for fact in facts]
    chance.shuffle(shuffled)
    assert tiles(facts) == tiles(shuffled)


@given(cameras, cameras)
def test_one_camera_more_moves_no_other(facts: list[CameraFact], more: list[CameraFact]) -> None:
    added = [replace(fact, camera_id=f"more_{fact.camera_id}") for fact in more]
    before = Counter(json.dumps(feature) for feature in features(tiles(facts), "circles"))
    after = Counter(json.dumps(feature) for feature in features(tiles([*facts, *added]), "circles"))
    assert before <= after


@given(cameras)
def test_a_feature_holds_its_shape_and_shade_and_nothing_else(facts: list[CameraFact]) -> None:
    found = tiles(facts)
    for layer, names in (("heat", {"shade"}), ("circles", set())):
        for feature in features(found, layer):
            assert set(feature) == {"type", "properties", "geometry"}
            assert set(feature["properties"]) == names
            assert set(feature["geometry"]) == {"type", "coordinates"}
    for tile in found:
        assert b"cam_" not in tile.body
        assert b"hou_" not in tile.body


def test_circles_are_rounded_as_the_regime_says() -> None:
    facts = [CameraFact(f"c{n}", "h", -69.0 + n * 1.23456789e-4, 36.0, 0, consent=NEVER_CHOSE) for n in range(20)]
    for decimals in (3, 5, 7):
        for feature in features(tiles(facts, with_map(circle_decimals=decimals)), "circles"):
            for degrees in feature["geometry"]["coordinates"]:
                assert round(degrees, decimals) == degrees


def test_another_key_draws_another_map() -> None:
    facts = [CameraFact(f"c{n}", "h", -69.0, 36.0, 0, consent=NEVER_CHOSE) for n in range(5)]
    assert features(tiles(facts), "circles") != features(tiles(facts, key=b"x" * 32), "circles")


@given(cameras)
def test_where_there_is_no_policy_every_camera_is_a_bare_point_at_its_place(facts: list[CameraFact]) -> None:
    found = tiles(facts, REGIMES["no-policy"])
    assert {(tile.layer, tile.cell) for tile in found} == {
        ("points", cell) for cell in cover_box(*TOWN, CIRCLE_TILE_LEVEL)
    }
    places = Counter(tuple(feature["geometry"]["coordinates"]) for feature in features(found, "points"))
    assert places == Counter((round(f.lon, 7), round(f.lat, 7)) for f in facts if f.installed_us <= NOW)
    for feature in features(found, "points"):
        assert feature["properties"] == {}


@pytest.mark.parametrize(("level", "wide_m"), [(HEAT_TILE_LEVEL, 31_200), (CIRCLE_TILE_LEVEL, 1_950)])
def test_tiles_are_as_wide_as_their_levels_promise(level: int, wide_m: float) -> None:
    west, south, east, _ = bounds(cell_at(-84.0, 37.0, level))
    assert distance_m((west, south), (east, south)) == pytest.approx(wide_m, rel=0.02)
