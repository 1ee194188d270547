"""A researcher moves the clock by years and puts rules in force; nobody else does."""

from __future__ import annotations

import pytest
from glassporch.laboratory import clock
from glassporch.policy.regimes import REGIMES
from glassporch.worlds.world import World

from ..conftest import Bench
from ..flow import API

YEAR = 60 * 24 * 365


def move(bench: Bench, world: World, minutes: int, key: str = "move-the-clock-1"):
    return bench.reader(world, "researcher").write("POST", f"{API}/lab/clock", {"minutes": minutes}, key=key)


def put(bench: Bench, world: World, regime: str | None, who: str = "researcher", key: str = ""):
    return bench.reader(world, who).write("POST", f"{API}/lab/regime", {"regime_id": regime}, key=key)


def test_a_class_can_jump_years_in_one_step(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    begun = world.now().clock_us
    said = move(bench, world, 3 * YEAR)
    assert said.status == 200, said.body
    assert said.json()["arrived"] is True
    assert said.json()["done"] == 1
    assert world.now().clock_us == begun + 3 * YEAR * 60_000_000


def test_more_than_ten_years_is_refused(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    assert move(bench, world, clock.MOST_MINUTES + 1).status == 422


def test_a_long_way_stops_and_says_how_far_it_came_and_the_same_write_goes_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "MOST_EFFECTS", 25)
    world = bench.world("reference-map")
    begun, shares = world.now().clock_us, []
    for _ in range(9):
        said = move(bench, world, 2 * YEAR).json()
        shares.append(said["done"])
        if said["arrived"]:
            break
    assert said["arrived"]
    assert len(shares) > 1
    assert shares == sorted(set(shares))
    assert world.now().clock_us == begun + 2 * YEAR * 60_000_000
    assert move(bench, world, 2 * YEAR).json()["arrived"] is True
    assert world.now().clock_us == begun + 2 * YEAR * 60_000_000, "the same write moves the clock once"


def test_a_regime_is_pinned_and_the_answer_says_what_changed(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    said = put(bench, world, "reference-blind")
    assert said.status == 200, said.body
    assert said.json()["regime"] == world.now().regime_id == "reference-blind"
    assert said.json()["pinned"] is True
    assert any("see nothing about cameras" in sentence for sentence in said.json()["changed"])


def test_releasing_the_pin_lets_the_day_decide(bench: Bench) -> None:
    world = bench.world("reference-blind")  # September 2023
    said = put(bench, world, None).json()
    assert (said["regime"], said["pinned"]) == ("assistance-2021", False)
    move(bench, world, YEAR)
    assert world.now().regime_id == "none-2024"


def test_an_unknown_regime_is_declined_in_words(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    answer = put(bench, world, "made-up")
    assert answer.status in {409, 422}
    assert "regime-unknown" in answer.body.decode()
    assert world.now().regime_id == "heat-map-2018"


@pytest.mark.parametrize("who", ["", "officer", "administrator", "resident", "moderator"])
def test_nobody_else_changes_the_rules(bench: Bench, who: str) -> None:
    world = bench.world("heat-map-2018")
    assert put(bench, world, "no-policy", who=who, key="not-mine-to-do").status in {401, 403}
    assert world.now().regime_id == "heat-map-2018"


def test_every_regime_can_be_chosen(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    said = bench.reader(world, "researcher").get(f"{API}/lab/regime").json()
    assert {choice["id"] for choice in said["choices"]} == set(REGIMES)
    for number, regime_id in enumerate(REGIMES):
        assert put(bench, world, regime_id, key=f"put-in-force-{number}").status == 200
        assert world.now().regime_id == regime_id
