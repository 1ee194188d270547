"""A researcher pauses, plays and steps the clock, and sees what comes next by kind and the last days in numbers."""

from __future__ import annotations

import pytest
from glassporch.client import Exchange
from glassporch.policy.units import DAY, MINUTE
from glassporch.storage import agenda
from glassporch.worlds.ticker import Ticker
from glassporch.worlds.world import World
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API

WALL = 1_700_000_000_000_000


def pace(bench: Bench, world: World, value: object, key: str = "") -> Exchange:
    return bench.reader(world, "researcher").write("PUT", f"{API}/lab/pace", {"pace": value}, key=key)


def step(bench: Bench, world: World, key: str = "", to: str = "next") -> Exchange:
    return bench.reader(world, "researcher").write("POST", f"{API}/lab/step", {"to": to}, key=key)


def ticked(world: World) -> int:
    before = world.now().clock_us
    Ticker(world).tick(WALL, 1_000_000)
    return world.now().clock_us - before


def test_a_pause_stops_the_clock_and_play_lets_it_run_at_the_speed_that_was_set(bench: Bench) -> None:
    world = bench.world()
    assert pace(bench, world, 0).json() == {"pace": 0.0}
    assert ticked(world) == 0
    pace(bench, world, 3_600, key="play-at-an-hour")
    with world.database.acting() as rows:
        rows.execute(text("DELETE FROM ticker_lease"))
    assert ticked(world) == 3_600 * 1_000_000


@pytest.mark.parametrize("value", [-1, 1_000_001, "fast", None])
def test_a_pace_that_is_none_is_refused_and_changes_nothing(bench: Bench, value: object) -> None:
    world = bench.world()
    before = world.now().pace
    assert pace(bench, world, value).status == 422
    assert world.now().pace == before


def test_a_step_goes_to_what_is_next_due_carries_it_out_and_stops_there(bench: Bench) -> None:
    world = bench.world("video-request-2019")
    with world.database.looking() as rows:
        due_us = agenda.first_open_us(rows)
    assert due_us is not None
    assert step(bench, world, "a-first-step").json()["arrived"] is True
    assert world.now().clock_us == max(due_us, world.now().started_us)
    assert step(bench, world, "a-first-step").json()["arrived"] is True
    assert world.now().clock_us == max(due_us, world.now().started_us), "the same write steps once"


@pytest.mark.parametrize(("to", "passed"), [("hour", 60 * MINUTE), ("day", DAY)])
def test_a_step_of_an_hour_or_a_day_goes_exactly_so_far(bench: Bench, to: str, passed: int) -> None:
    world = bench.world()
    before = world.now().clock_us
    assert step(bench, world, to=to).json()["arrived"] is True
    assert world.now().clock_us == before + passed


def test_a_step_where_nothing_is_due_says_so(bench: Bench) -> None:
    world = bench.world("video-request-2019")
    with world.database.acting() as rows:
        rows.execute(text("UPDATE agenda_item SET done_us = 0"))
    said = step(bench, world)
    assert said.status == 409
    assert said.json()["reasons"][0]["code"] == "nothing-due"


def test_what_comes_next_is_told_by_kind_and_names_nobody(bench: Bench) -> None:
    world = bench.world()
    due_us = world.now().clock_us + MINUTE
    with world.database.acting() as rows:
        agenda.add(rows, agenda.Due("a", due_us, "turn", "answer acc_of_somebody not_of_somebody"))
        agenda.add(rows, agenda.Due("b", due_us + 1, "turn", "answer acc_of_another not_of_another"))
    said = bench.reader(world, "researcher").get(f"{API}/lab/pulse")
    turn = next(one for one in said.json()["ahead"] if one["kind"] == "turn answer")
    assert turn["waiting"] == 2
    assert b"of_somebody" not in said.body
    assert b"of_another" not in said.body


def test_the_last_days_are_counted_each_by_itself(bench: Bench) -> None:
    world = bench.world()
    days = bench.reader(world, "researcher").get(f"{API}/lab/pulse").json()["days"]
    assert len(days) == 14
    with world.database.looking() as rows:
        since = (world.now().clock_us // DAY - 13) * DAY
        wanted = rows.execute(
            text("SELECT count(*) FROM incident WHERE to_us >= :since"), {"since": since}
        ).scalar_one()
    assert sum(day["incidents"] for day in days) == wanted > 0


@pytest.mark.parametrize("who", ["", "officer", "administrator", "moderator", "neighbor"])
def test_the_clock_is_the_researchers_alone(bench: Bench, who: str) -> None:
    world = bench.world()
    reader, before = bench.reader(world, who), world.now()
    assert reader.write("PUT", f"{API}/lab/pace", {"pace": 0}).status == 403
    assert reader.write("POST", f"{API}/lab/step", {"to": "day"}).status == 403
    assert reader.get(f"{API}/lab/pulse").status == 403
    assert world.now() == before


def test_the_page_shows_the_pace_what_comes_next_and_the_days(bench: Bench) -> None:
    world = bench.world()
    page = bench.reader(world, "researcher").get("/lab").body.decode()
    assert "What comes next" in page
    assert '<svg class="days"' in page
    assert "Nobody in this world acts by themselves" in page
