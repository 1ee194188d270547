"""One process moves a served world's clock, and another takes over when it dies; wall time decides."""

from __future__ import annotations

from dataclasses import replace

from glassporch.policy.units import SECOND
from glassporch.storage import worlds_rows
from glassporch.worlds.ticker import LEASE_SECONDS, Ticker
from glassporch.worlds.world import World
from sqlalchemy import text

from ..conftest import Bench

WALL = 1_700_000_000 * SECOND
LEASE = LEASE_SECONDS * SECOND


def moved(world: World, ticker: Ticker, wall_us: int) -> int:
    before = world.now().clock_us
    ticker.tick(wall_us, SECOND)
    return world.now().clock_us - before


def test_a_tick_moves_the_clock_by_the_worlds_own_pace(bench: Bench) -> None:
    world = bench.world()
    assert moved(world, Ticker(world), WALL) == int(world.now().pace * SECOND) > 0


def test_one_ticker_holds_the_lease_and_every_other_stands_still(bench: Bench) -> None:
    world = bench.world()
    first, second = Ticker(world), Ticker(world)
    assert moved(world, first, WALL)
    assert moved(world, second, WALL) == 0
    assert moved(world, second, WALL + LEASE - 1) == 0
    assert moved(world, first, WALL + SECOND)


def test_another_ticker_takes_over_when_the_lease_has_run_out_on_the_wall_clock(bench: Bench) -> None:
    world = bench.world()
    first, second = Ticker(world), Ticker(world)
    moved(world, first, WALL)
    assert moved(world, second, WALL + LEASE)
    assert moved(world, first, WALL + LEASE) == 0
    assert moved(world, second, WALL + LEASE + 1)


def test_holding_on_renews_the_lease(bench: Bench) -> None:
    world = bench.world()
    first, second = Ticker(world), Ticker(world)
    for step in range(5):
        assert moved(world, first, WALL + step * (LEASE - 1))
        assert moved(world, second, WALL + step * (LEASE - 1) + 1) == 0


def test_simulated_time_ends_no_lease(bench: Bench) -> None:
    world = bench.world()
    first, second = Ticker(world), Ticker(world)
    moved(world, first, WALL)
    with world.database.acting() as rows:
        worlds_rows.set_clock(rows, world.now().clock_us + 10**15)
    assert moved(world, second, WALL + 1) == 0


def test_a_world_that_stands_still_stays_where_it_is(bench: Bench) -> None:
    world = bench.world()
    with world.database.acting() as rows:
        rows.execute(text("UPDATE world_state SET pace = 0"))
    assert moved(world, Ticker(world), WALL) == 0


def test_a_ticker_can_be_started_and_stopped(bench: Bench) -> None:
    world = bench.world(wiring=replace(bench.wiring))
    ticker = Ticker(world)
    ticker.start()
    ticker.stop()
    assert not ticker._thread.is_alive()
