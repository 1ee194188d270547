"""Filing a request where no camera is, against filing one where many are; and delivering one, against its bare SQL.

Filing must do the same work whatever the area holds: its ratio says whether the time that it takes could tell.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from statistics import median
from typing import Any

from glassporch.client import Portal
from glassporch.policy.cells import Cell, centre
from glassporch.policy.geometry import Point, closed
from glassporch.policy.units import MINUTE
from glassporch.storage.cameras import ZONE_LEVEL
from glassporch.worlds.world import World, advance
from measure import Case, Result, Run, compare, seconds
from stage import API, Stage, raw, reader

HALF_DEG = 0.0045
"""Half the side of a request's area: about 0.5 square miles, the largest that the regime allows, with a margin."""
LATER_MINUTES = 11
"""Simulated minutes after which a request is delivered; the regime waits ten."""
DENSE_STEPS = 2
"""The densest place is sought in squares of this many quadtree levels above a zone: about 1 km wide."""
FILINGS = 8
"""Requests filed in one run, whose median counts: a hiccup of the machine is not the run."""

_keys = count()


@dataclass(frozen=True, slots=True)
class Places:
    """Two incidents: one amid many cameras, one far from all.

    Parameters
    ----------
    many, none : dict
        Incidents as the officer reads them.
    """

    many: dict[str, Any]
    none: dict[str, Any]


def measure(stage: Stage) -> Iterator[Result]:
    """Yield the results about filing and delivery."""
    with stage.world(stage.planted) as world, raw(world.database.path) as rows, reader(world, "officer") as officer:
        places = _move_incidents(rows, officer)
        yield _filing(stage, officer, places)
        world_now = world.now().clock_us
        advance(world, world_now + LATER_MINUTES * MINUTE)  # what was filed is delivered before delivery is measured
        yield _delivery(stage, world, rows, officer, places)


def _move_incidents(rows: sqlite3.Connection, officer: Portal) -> Places:
    """Move two incidents of this copy: one to where most cameras hang, one out of town."""
    many, none = officer.get(f"{API}/officer/incidents").json()["features"][:2]
    x, y, _ = rows.execute(
        """
        SELECT x >> :up AS a, y >> :up AS b, count(*) AS held FROM zone JOIN camera ON camera.id = zone.camera_id
        WHERE installed_us <= (SELECT clock_us FROM world_state) GROUP BY a, b ORDER BY held DESC, a, b
        """,
        {"up": DENSE_STEPS},
    ).fetchone()
    (west, south) = rows.execute("SELECT west, south FROM world_state").fetchone()
    _move(rows, many, centre(Cell(ZONE_LEVEL - DENSE_STEPS, x, y)))
    _move(rows, none, (west - 10 * HALF_DEG, south - 10 * HALF_DEG))
    assert _count(rows, none) == 0 < _count(rows, many), "one place must have no camera and the other some"
    return Places(many, none)


def _move(rows: sqlite3.Connection, incident: dict[str, Any], place: Point) -> None:
    incident["geometry"]["coordinates"] = list(place)
    rows.execute("UPDATE incident SET lon = ?, lat = ? WHERE id = ?", (*place, incident["properties"]["id"]))


def _box(incident: dict[str, Any]) -> tuple[float, float, float, float]:
    lon, lat = incident["geometry"]["coordinates"][:2]
    return lon - HALF_DEG, lat - HALF_DEG, lon + HALF_DEG, lat + HALF_DEG


def _count(rows: sqlite3.Connection, incident: dict[str, Any]) -> int:
    west, south, east, north = _box(incident)
    query = "SELECT count(*) FROM camera_place WHERE lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?"
    (found,) = rows.execute(query, (west, east, south, north)).fetchone()
    return int(found)


def _draft(incident: dict[str, Any]) -> dict[str, Any]:
    west, south, east, north = _box(incident)
    about = incident["properties"]
    ring = closed(((west, south), (east, south), (east, north), (west, north)))
    return {
        "incident_id": about["id"],
        "case_number": about["case_number"],
        "contact": "desk@police.example",
        "message": "Did your camera see anything?",
        "area": {"type": "Polygon", "coordinates": [ring]},
        "window_from": about["window_from"],
        "window_to": about["window_to"],
    }


def _file(officer: Portal, draft: dict[str, Any]) -> None:
    filed = officer.write("POST", f"{API}/officer/requests", draft, key=f"benchmark-{next(_keys):08d}")
    assert filed.status == 201, filed.body  # noqa: PLR2004 - created


def _filing(stage: Stage, officer: Portal, places: Places) -> Result:
    case = Case(
        name="filing-constant-work",
        unit="ms",
        against="filing the same request about an area with many cameras (ours: with none)",
        kind="peer",
        better="near 1",
    )
    none, many = _draft(places.none), _draft(places.many)
    return compare(case, _filings(officer, none), _filings(officer, many), stage.runs)


def _filings(officer: Portal, draft: dict[str, Any]) -> Run:
    return lambda: median(seconds(lambda: _file(officer, draft)) * 1_000 for _ in range(FILINGS))


def _delivery(stage: Stage, world: World, rows: sqlite3.Connection, officer: Portal, places: Places) -> Result:
    draft = _draft(places.many)

    def ours() -> float:
        _file(officer, draft)
        due_us = world.now().clock_us + LATER_MINUTES * MINUTE
        return seconds(lambda: advance(world, due_us)) * 1_000

    ours()
    notices = rows.execute(
        "SELECT * FROM notice WHERE delivered_us = (SELECT max(delivered_us) FROM notice)"
    ).fetchall()
    case = Case(
        name="delivery",
        unit="ms",
        against=f"one SELECT by bounding box and executemany of the same {len(notices)} notices",
        kind="limit",
    )
    return compare(case, ours, lambda: _bare_delivery(world, rows, places.many, notices), stage.few(7))


def _bare_delivery(
    world: World, rows: sqlite3.Connection, incident: dict[str, Any], notices: list[tuple[Any, ...]]
) -> float:
    """Choose the cameras of a box and add one notice for each household; the copies are taken back afterwards."""
    west, south, east, north = _box(incident)
    chosen = """
        SELECT DISTINCT household_id FROM camera JOIN camera_place ON camera_place.camera_id = camera.id
        WHERE installed_us <= ? AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?
    """
    now_us = world.now().clock_us
    rows.execute("DELETE FROM notice WHERE request_id = ?", (notices[0][1],))
    begun = time.perf_counter()
    rows.execute("BEGIN IMMEDIATE")
    found = rows.execute(chosen, (now_us, west, east, south, north)).fetchall()
    rows.executemany(f"INSERT INTO notice VALUES ({', '.join('?' * len(notices[0]))})", notices)  # noqa: S608 - places only
    rows.execute("COMMIT")
    taken = (time.perf_counter() - begun) * 1_000
    assert found, "nobody lives there"
    return taken
