"""A small inhabited town in which much happens: planted once, copied for each test, advanced by its own application."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from glassporch.edge.in_process import client_of
from glassporch.main import create_app
from glassporch.policy.regime import Regime
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import microseconds
from glassporch.simulation.behaviour import Figure
from glassporch.simulation.living.director import Director
from glassporch.simulation.living.habits import Habits
from glassporch.simulation.ownership import OwnershipCurve
from glassporch.simulation.planting import PlantPlan, plant
from glassporch.simulation.starts import STARTS
from glassporch.simulation.towns import load_town
from glassporch.storage import event_log
from glassporch.storage.engine import Database
from glassporch.testing.images import wiring_for_tests
from glassporch.worlds.keys import keys_from_seed
from glassporch.worlds.shelf import Shelf
from glassporch.worlds.world import World

SEED = 11


def busy(value: float) -> Figure:
    """A number of this test's own."""
    return Figure(value, "assumption", "", (value,), "So that much happens in a small town.")


BUSY = Habits(
    open=busy(0.9),
    share=busy(0.8),
    decline=busy(0.4),
    opt_out=busy(0.5),
    patience=busy(3),
    opt_in=busy(1.0),
    opt_in_days=busy(2.0),
    post=busy(0.5),
    post_hours=busy(3.0),
    other_posts_per_1000=busy(9_000.0),
    comment=busy(0.5),
    requests_per_1000_homes=busy(1_200),
    file=busy(0.8),
    file_hours=busy(6),
    permit_days=busy(2),
)


def planted(path: Path, regime: Regime, *, inhabited: bool = True) -> Path:
    """Plant the town under a regime."""
    world = opened(path, regime)
    start_us = microseconds(STARTS.get(regime.id, STARTS["video-request-2019"]))
    plan = PlantPlan(
        name="town",
        town=load_town("generated:200"),
        seed=SEED,
        regime_id=regime.id,
        start_us=start_us,
        incidents=2,
        curve=OwnershipCurve(((start_us - 900 * DAY, 0.15),), start_us - 1_000 * DAY),
        register=False,
        inhabited=inhabited,
    )
    plant(world, plan)
    world.database.close()
    return path


def opened(path: Path, regime: Regime) -> World:
    """Open a planted town, with keys from its seed."""
    wiring = wiring_for_tests()
    wiring = replace(wiring, regimes={**wiring.regimes, regime.id: regime})
    return World("town", Database.open(path), keys_from_seed(SEED), wiring)


@contextmanager
def copied(image: Path, name: str, regime: Regime, habits: Habits = BUSY) -> Iterator[tuple[World, Director]]:
    """Copy a planted town, with those who act in it."""
    target = image.with_name(f"{name}.sqlite")
    shutil.copyfile(image, target)
    world = opened(target, regime)
    shelf = Shelf()
    shelf.add(world)
    app = create_app(shelf)
    director = Director(lambda: client_of(app), habits)
    yield world, director
    director.close()
    world.database.close()


def log_of(world: World, only: Callable[[event_log.Event], bool] = lambda _: True) -> list[event_log.Event]:
    """The world's event log."""
    with world.database.looking() as rows:
        return [event for event in event_log.list_log(rows) if only(event)]
