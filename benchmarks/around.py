"""What stands around the portal: the public map of agencies, and a month in which people act by themselves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

from glassporch.client import Portal
from glassporch.edge.in_process import client_of
from glassporch.main import create_app
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import microseconds
from glassporch.services.publishing import skip_to
from glassporch.simulation.living.director import Director
from glassporch.simulation.planting import PlantPlan, plant
from glassporch.simulation.starts import STARTS
from glassporch.storage.engine import Database
from glassporch.testing.images import wiring_for_tests
from glassporch.worlds.keys import keys_from_seed
from glassporch.worlds.shelf import Shelf
from glassporch.worlds.world import World, advance
from measure import Case, Result, compare, ms_each, rate
from served import bare
from stage import API, SEED, Stage, raw

DAYS = 30
LIVED = "video-request-2019"
"""Its world begins after the official map's first day."""
BODY = b"x" * 2_000
"""About as long as an answer of the API is."""


def measure(stage: Stage) -> Iterator[Result]:
    """Yield what is measured of the map of agencies, and of simulated time."""
    model = _plant(stage, stage.folder / "lived.sqlite")
    with _opened(stage, model) as (world, portal, _, _):
        yield _map(stage, world, portal)
    yield _month(stage, model)


def _plant(stage: Stage, path: Path) -> Path:
    world = _world(path)
    plan = PlantPlan(
        name="lived",
        town=stage.town,
        seed=SEED,
        regime_id=LIVED,
        start_us=microseconds(STARTS[LIVED]),
        inhabited=True,
    )
    plant(world, plan)
    world.database.close()
    return path


def _world(path: Path) -> World:
    return World("lived", Database.open(path), keys_from_seed(SEED), wiring_for_tests())


@contextmanager
def _opened(stage: Stage, model: Path) -> Iterator[tuple[World, Portal, Director, list[str]]]:
    """Lend a copy of the planted world, the public's way to it, its people, and the addresses that they call."""
    path = stage.folder / "lived-copy.sqlite"
    shutil.copyfile(model, path)
    world, shelf, calls = _world(path), Shelf(), list[str]()
    shelf.add(world)
    app = create_app(shelf)
    with client_of(app) as client:
        client.event_hooks["request"].append(lambda request: calls.append(request.url.path))
        yield world, Portal(client, world.name, ""), Director(lambda: client), calls
    world.database.close()
    for file in stage.folder.glob(f"{path.name}*"):
        file.unlink()


def _map(stage: Stage, world: World, portal: Portal) -> Result:
    """Compare an answer of the public map with the counts by state alone, of the same rows."""
    case = Case(
        name="agency-map-day",
        unit="ms",
        against="the same agencies counted by state by one grouped SQL query",
        kind="limit",
    )
    path = f"{API}/public/agency-map"
    assert portal.get(path).status == HTTPStatus.OK, portal.get(path).body
    day = datetime.fromtimestamp(world.now().clock_us / 1e6, UTC).date().isoformat()
    with raw(world.database.path) as rows:
        query = "SELECT state, count(*) FROM partner_agency WHERE counts_from <= ? GROUP BY state"
        return compare(
            case,
            ms_each(lambda: portal.get(path), 20),
            ms_each(lambda: rows.execute(query, (day,)).fetchall(), 20),
            stage.runs,
        )


def _month(stage: Stage, model: Path) -> Result:
    """Compare a month of everybody's own acts, by calls per second, with as many calls to a bare application."""
    made = [0]

    def ours() -> int:
        with _opened(stage, model) as (world, _, actors, calls):
            begun_us = world.now().clock_us
            with world.database.acting() as rows:
                skip_to(world, rows, begun_us + DAYS * DAY)
            for day in range(1, DAYS + 1):
                advance(world, begun_us + day * DAY, actors=actors)
            made[0] = len(calls)
        assert made[0] > 0, "nobody acted; there is nothing to compare"
        return made[0]

    def theirs() -> int:
        with client_of(bare(BODY)) as client:
            portal = Portal(client, "world", "a token")
            for number in range(made[0]):
                portal.get(f"{API}/{number}")
        return made[0]

    case = Case(
        name="month-lived",
        unit="calls/s",
        against="as many calls in process to a bare FastAPI endpoint",
        kind="peer",
        better="higher",
    )
    return compare(case, rate(ours), rate(theirs), stage.few(3))
