"""Deferred effects run once each, in (due, key) order, and only when a world is advanced."""

from __future__ import annotations

import multiprocessing
import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from glassporch.storage import agenda
from glassporch.storage.engine import Database
from glassporch.worlds.world import World, advance
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ..conftest import Bench

MINUTE = 60_000_000


def noting(bench: Bench, *, crash_on: str = "") -> tuple[World, list[tuple[str, int]]]:
    """A world whose effects note that they ran, and at which moment."""
    ran: list[tuple[str, int]] = []

    def note(world: World, rows: Any, subject: str) -> None:
        clock = rows.execute(text("SELECT clock_us FROM world_state")).scalar()
        rows.execute(text("INSERT INTO household (id) VALUES (:id)"), {"id": f"ran-{subject}"})
        if subject == crash_on:
            raise RuntimeError(subject)
        ran.append((subject, clock))

    effects = {"note": note, "publish": lambda *_: None}
    world = bench.world(wiring=replace(bench.wiring, effects=effects))
    advance(world, world.now().clock_us + 60 * 24 * MINUTE)  # past the planted publication
    return world, ran


def due(world: World, *items: tuple[str, int]) -> None:
    with world.database.acting() as rows:
        for key, due_us in items:
            agenda.add(rows, agenda.Due(key, due_us, "note", key))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), max_size=8))
def test_effects_run_in_the_order_of_due_and_key(bench: Bench, plan: dict[str, int]) -> None:
    world, ran = noting(bench)
    start = world.now().clock_us
    due(world, *((key, start + after * MINUTE) for key, after in plan.items()))
    assert advance(world, start + 2 * MINUTE) == sum(after <= 2 for after in plan.values())
    wanted = sorted((start + after * MINUTE, key) for key, after in plan.items() if after <= 2)
    assert ran == [(key, at) for at, key in wanted]
    assert world.now().clock_us == start + 2 * MINUTE


def test_an_effect_is_not_run_before_it_is_due_and_is_run_at_the_very_moment(bench: Bench) -> None:
    world, ran = noting(bench)
    start = world.now().clock_us
    due(world, ("a", start + MINUTE))
    assert advance(world, start + MINUTE - 1) == 0
    assert ran == []
    assert advance(world, start + MINUTE) == 1


def test_the_clock_never_goes_back(bench: Bench) -> None:
    world, ran = noting(bench)
    start = world.now().clock_us
    due(world, ("late", start - 5 * MINUTE))
    assert advance(world, start - MINUTE) == 1
    assert ran == [("late", start)], "an effect that is overdue runs in the present, not in the past"
    assert world.now().clock_us == start


def test_an_effect_runs_once_however_often_the_world_is_advanced(bench: Bench) -> None:
    world, ran = noting(bench)
    start = world.now().clock_us
    due(world, ("a", start + MINUTE))
    due(world, ("a", start + 2 * MINUTE))
    for _ in range(3):
        advance(world, start + 5 * MINUTE)
    assert ran == [("a", start + MINUTE)]


def test_an_effect_that_crashes_leaves_nothing_and_can_be_run_again(bench: Bench) -> None:
    world, ran = noting(bench, crash_on="b")
    start = world.now().clock_us
    due(world, ("a", start + MINUTE), ("b", start + 2 * MINUTE), ("c", start + 3 * MINUTE))
    with pytest.raises(RuntimeError, match="b"):
        advance(world, start + 9 * MINUTE)
    assert [subject for subject, _ in ran] == ["a"]
    assert world.now().clock_us == start + MINUTE, "the clock stands where the last whole effect left it"
    with world.database.looking() as rows:
        found = rows.execute(text("SELECT id FROM household WHERE id LIKE 'ran-%'")).scalars().all()
    assert found == ["ran-a"]
    mended = replace(world, wiring=replace(world.wiring, effects={"note": lambda *_: None}))
    assert advance(mended, start + 9 * MINUTE) == 2
    assert world.now().clock_us == start + 9 * MINUTE


def test_an_effect_may_put_another_on_the_agenda_and_it_runs_in_the_same_advance(bench: Bench) -> None:
    seen: list[str] = []

    def chain(world: World, rows: Any, subject: str) -> None:
        seen.append(subject)
        if len(subject) < 4:
            agenda.add(rows, agenda.Due(f"{subject}x", world_clock(rows) + MINUTE, "note", f"{subject}x"))

    world, _ = noting(bench)
    world = replace(world, wiring=replace(world.wiring, effects={"note": chain}))
    start = world.now().clock_us
    due(world, ("x", start))
    assert advance(world, start + 9 * MINUTE) == 4
    assert seen == ["x", "xx", "xxx", "xxxx"]


def world_clock(rows: Any) -> int:
    return int(rows.execute(text("SELECT clock_us FROM world_state")).scalar())


def test_threads_that_advance_one_world_at_once_run_each_effect_once(bench: Bench) -> None:
    world, ran = noting(bench)
    start = world.now().clock_us
    due(world, *((f"k{number:02}", start + number * 1_000) for number in range(30)))
    gate, counts = threading.Barrier(4), []

    def run() -> None:
        gate.wait(timeout=20)
        counts.append(advance(world, start + MINUTE))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == 30
    assert [subject for subject, _ in ran] == [f"k{number:02}" for number in range(30)]


def _advance_in_a_process(path: str, seed: int, to_us: int, log: str) -> None:
    from glassporch.testing.images import wiring_for_tests
    from glassporch.worlds.keys import keys_from_seed

    def note(world: World, rows: Any, subject: str) -> None:
        descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(descriptor, f"{subject}\n".encode())
        os.close(descriptor)

    wiring = replace(wiring_for_tests(), effects={"note": note})
    advance(World("w", Database.open(Path(path)), keys_from_seed(seed), wiring), to_us)


@pytest.mark.slow
def test_processes_that_advance_one_world_at_once_run_each_effect_once(bench: Bench, tmp_path: Path) -> None:
    world, _ = noting(bench)
    start = world.now().clock_us
    due(world, *((f"k{number:02}", start + number * 1_000) for number in range(30)))
    log = tmp_path / "log"
    spawn = multiprocessing.get_context("spawn")
    arguments = (str(world.database.path), 1, start + MINUTE, str(log))
    workers = [spawn.Process(target=_advance_in_a_process, args=arguments) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert log.read_text().split() == [f"k{number:02}" for number in range(30)]
    assert world.now().clock_us == start + MINUTE
