"""The small rules agree with the second policy too: what is shown, chosen, answered, and told beside a clip."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from itertools import product
from typing import Any

from glassporch.policy.consent.file import NEVER_CHOSE
from glassporch.policy.facts import CameraFact
from glassporch.policy.geometry import Ring
from glassporch.policy.publication import PublishedTile, publish
from glassporch.policy.regime import Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.rules.how_few_are_asked import how_few_are_asked
from glassporch.policy.rules.how_neighbors_are_named import how_neighbors_are_named
from glassporch.policy.rules.how_officers_are_named import how_officers_are_named
from glassporch.policy.rules.what_can_be_answered import why_not_declined, why_not_shared
from glassporch.policy.rules.what_can_be_chosen import why_not_chosen
from glassporch.policy.rules.what_can_be_done import own_deeds
from glassporch.policy.rules.what_goes_with_a_clip import what_goes_with_a_clip
from glassporch.policy.standard import STANDARD
from glassporch.services.delivery import cells_for

from . import drawing_on, ground, shown
from .question_draws import PLACE, STATES, Draws, sized
from .regime_draws import changed, one_of, regimes
from .test_agreement import dice_for

TOWN = (-69.02, 35.99, -68.98, 36.01)
NOW = 1_000
CONTACT: dict[Any, str] = {"name": "A. Name", "address": "12 Elm Street", "email": "a@b.example", "phone": "555 0100"}


def test_beside_a_clip_goes_what_the_second_policy_lets_go() -> None:
    dice, reached = dice_for("clips"), Counter[int]()
    for _ in range(2_000):
        regime = changed(regimes(dice), "sharing", "contact_fields", one_of(dice, "sharing", "contact_fields"))
        known = {name: told for name, told in CONTACT.items() if dice.random() < 0.8}
        beside = what_goes_with_a_clip(known, regime)
        assert dict(beside) == drawing_on.beside(known, regime)
        assert len(dict(beside)) == len(beside)
        number = dice.randrange(1, 9)
        assert how_neighbors_are_named(number, "A. Name", regime) == drawing_on.label(number, "A. Name", regime)
        reached[len(beside)] += 1
    assert set(reached) == {0, 1, 2, 3, 4}


def test_whoever_asks_is_named_where_the_second_policy_names_them() -> None:
    dice, reached = dice_for("officers"), Counter[bool]()
    for _ in range(200):
        regime = changed(regimes(dice), "request", "officer_named", one_of(dice, "request", "officer_named"))
        told = how_officers_are_named("Det. Mara Quill", regime)
        assert told == drawing_on.officer("Det. Mara Quill", regime)
        reached[bool(told)] += 1
    assert set(reached) == {True, False}


def test_a_request_that_reaches_too_few_is_brought_to_none() -> None:
    dice, reached = dice_for("few"), Counter[bool]()
    for _ in range(2_000):
        regime = changed(regimes(dice), "delivery", "min_recipients", one_of(dice, "delivery", "min_recipients"))
        homes = [f"hou_{nth}" for nth in range(dice.randrange(8))]
        brought = how_few_are_asked(homes, regime)
        assert set(brought) == drawing_on.brought_to(homes, regime)
        reached[brought == homes] += 1
    assert reached[True] > 100
    assert reached[False] > 100


def code(reason: Any) -> str:
    return reason.code if reason else ""


def agrees(told: str, faults: set[str]) -> bool:
    """Whether one told reason is one of the faults, and none is told where there is none."""
    return told in faults if faults else told == ""


def test_a_household_can_answer_when_the_second_policy_says_so() -> None:
    dice, reached = dice_for("answers"), Counter[str]()
    for _ in range(1_500):
        terms = regimes(dice, mutations=20)
        for state in STATES:
            for real, mine in (
                (why_not_shared, drawing_on.why_not_shared),
                (why_not_declined, drawing_on.why_not_declined),
            ):
                told = code(real(state, terms))
                assert agrees(told, mine(state, terms)), (state, drawing_on.values(terms))
                reached[told] += 1
    ended = {
        "request-closed",
        "request-in-review",
        "request-resolved",
        "request-expired",
        "request-archived",
        "request-withdrawn",
    }
    assert set(reached) == ended | {"", "outside-service", "no-decline"}


def test_a_lasting_choice_can_be_made_where_the_second_policy_says_so() -> None:
    dice, reached = dice_for("choices"), Counter[str]()
    for _ in range(1_500):
        regime = regimes(dice, mutations=20)
        for purpose, by_agency, by_type in product(("requests", "map"), (True, False), (True, False)):
            told = code(why_not_chosen(purpose, regime, by_agency=by_agency, by_type=by_type))
            faults = drawing_on.why_not_chosen(purpose, regime, by_agency=by_agency, by_type=by_type)
            assert agrees(told, faults), (purpose, by_agency, by_type, drawing_on.values(regime))
            reached[told] += 1
    assert set(reached) == {"", "no-standing-choice", "no-map-choice", "not-by-agency", "not-by-incident-type"}


def test_an_agency_is_offered_the_deeds_that_the_page_on_a_requests_life_knows() -> None:
    dice = dice_for("deeds")
    for _ in range(1_000):
        regime = regimes(dice, mutations=20)
        for state in STATES:
            known = {deed for deed in ("amend", "resolve", "withdraw") if drawing_on.next_states(deed, state, regime)}
            assert set(own_deeds(state, regime)) == known, (state, drawing_on.values(regime))


def test_a_request_chooses_the_cells_that_a_walk_over_all_of_them_finds() -> None:
    dice, reached = dice_for("cells"), Counter[int]()
    for _ in range(150):
        regime = changed(regimes(dice), "delivery", "targeting", dice.choice(("touched-cells", "centred-cells")))
        regime = changed(regime, "delivery", "cell_level", dice.choice((16, 17, 18)))
        middle = (PLACE[0] + dice.uniform(-1, 1), PLACE[1] + dice.uniform(-25, 20))
        ring: Ring = tuple(sized(Draws(dice, regime, {}, 0), dice.choice((0.01, 0.1, 0.5)), middle))
        level, targeting = regime.delivery.cell_level.value, regime.delivery.targeting.value
        found = {tuple(cell) for cell in cells_for(ring, regime)}
        assert found == shown.chosen_cells(ring[:-1], level, targeting), (ring, level, targeting)
        reached[len(found)] += 1
    assert max(reached) > 20


def camera(dice: random.Random, nth: int) -> CameraFact:
    """A camera of the town, with others near."""
    lon = -69.0 + dice.choice((-1, 0, 1)) * 0.004 + dice.uniform(-1e-3, 1e-3)
    lat = 36.0 + dice.choice((-1, 0, 1)) * 0.003 + dice.uniform(-1e-3, 1e-3)
    return CameraFact(f"cam_{nth}", f"hou_{nth}", lon, lat, dice.choice((0, 0, NOW, NOW + 1)), NEVER_CHOSE)


def features(tiles: tuple[PublishedTile, ...], layer: str) -> list[dict[str, Any]]:
    return [one for tile in tiles if tile.layer == layer for one in json.loads(tile.body)["features"]]


def middle_of(feature: dict[str, Any]) -> ground.Place:
    ring = feature["geometry"]["coordinates"][0][:-1]
    return sum(lon for lon, _ in ring) / 4, sum(lat for _, lat in ring) / 4


def places(tiles: tuple[PublishedTile, ...], layer: str) -> list[ground.Place]:
    return [tuple(one["geometry"]["coordinates"]) for one in features(tiles, layer)]


def mapped(dice: random.Random, layer: str) -> Regime:
    """A regime with this kind of map, and values of its own for it."""
    regime = changed(REGIMES["heat-map-2018"], "map", "layer", layer)
    for name in ("heat_cell_level", "heat_shades", "smallest_group", "circle_jitter_m", "circle_decimals"):
        regime = changed(regime, "map", name, one_of(dice, "map", name))
    return changed(regime, "consent", "map_default", dice.choice(("in", "in", "out")))


def test_the_heat_map_shows_the_cells_and_circles_that_the_second_policy_shows() -> None:
    dice, shades = dice_for("heat"), Counter[int]()
    for _ in range(200):
        regime = mapped(dice, "heat")
        cameras = [camera(dice, nth) for nth in range(dice.randrange(30))]
        tiles = publish(cameras, TOWN, regime, STANDARD, dice.randbytes(32), NOW)
        on = [one for one in cameras if one.installed_us <= NOW and regime.consent.map_default.value == "in"]
        level = regime.map.heat_cell_level.value
        drawn = {ground.cell_of(middle_of(one), level): one["properties"] for one in features(tiles, "heat")}
        assert drawn == {cell: {"shade": shade} for cell, shade in shown.heat(on, regime).items()}
        circles, reach = places(tiles, "circles"), shown.circle_reach_m(regime)
        assert len(circles) == len(on)
        assert all(any(ground.distance_m((one.lon, one.lat), spot) <= reach for spot in circles) for one in on)
        assert all(any(ground.distance_m((one.lon, one.lat), spot) <= reach for one in on) for spot in circles)
        shades.update(one["shade"] for one in drawn.values())

    assert {1, 2, 3} <= set(shades)


def test_a_map_of_points_shows_every_camera_where_it_is_and_a_plain_map_none() -> None:
    dice = dice_for("points")
    for _ in range(100):
        cameras = [replace(camera(dice, nth), installed_us=0) for nth in range(dice.randrange(12))]
        exact = changed(mapped(dice, "points"), "consent", "map_default", "in")
        spots = places(publish(cameras, TOWN, exact, STANDARD, b"k" * 32, NOW), "points")
        assert sorted(spots) == sorted((round(one.lon, 7), round(one.lat, 7)) for one in cameras)
        plain = changed(exact, "map", "layer", "none")
        assert publish(cameras, TOWN, plain, STANDARD, b"k" * 32, NOW) == ()
