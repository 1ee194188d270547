"""Planting a world: a town, its made-up people and cameras, a fictional agency, and incidents, into a new database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from ..policy.cells import cell_at
from ..policy.publication import PublishedTile
from ..policy.regime import FINEST_CELL_LEVEL
from ..policy.units import DAY, HOUR
from ..services.changing import expect_next
from ..services.idle_accounts import schedule
from ..services.legal_reporting import expect_report
from ..services.retention import expect_clips
from ..storage import agenda, migrate, planting, worlds_rows
from ..storage.planting import TABLES
from ..storage.worlds_rows import Now
from ..worlds.world import World
from . import dealings, plant_rows, staff
from .basemap import base_tiles
from .feed_posts import plant_posts
from .incidents import Incident, clips_for, draw_incidents
from .living.settling import settle
from .plans import PlantPlan, SignInPlan
from .plant_rows import Drawn, Ids, Row
from .population import Population, populate
from .sealing import draw_sealing, sealed_clips

__all__ = ["STEPS", "Ground", "PlantPlan", "Planted", "SignInPlan", "plant", "survey"]

Progress = Callable[[str], None]

MARGIN_DEG: Final = 0.002
"""How far a town's public outline reaches beyond its outermost houses: about 200 m."""

LIVELY_US: Final = 2 * HOUR
"""Time before a lively world begins in which nothing but its newest incident happens."""
STEPS: Final = 2 + len(TABLES)
"""How often `plant` reports a step, for a progress bar."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the worlds of one town, seed and ownership curve have in common; worked out once for all of them.

    Parameters
    ----------
    tiles : tuple of PublishedTile
        The base map.
    people : Population
        Everybody who has a camera at some time.
    """

    tiles: tuple[PublishedTile, ...]
    people: Population


@dataclass(frozen=True, slots=True)
class Planted:
    """How much was planted; cameras are those that hang at the world's first moment."""

    houses: int
    households: int
    cameras: int
    incidents: int
    clips: int


def survey(plan: PlantPlan) -> Ground:
    """Work out the ground of a plan; plans that differ only in name, regime, time or sign-ins share it."""
    return Ground(tuple(base_tiles(plan.town)), populate(plan.town, plan.seed, curve=plan.curve))


def plant(
    world: World,
    plan: PlantPlan,
    progress: Progress = lambda _: None,
    *,
    ground: Ground | None = None,
) -> Planted:
    """Plant a world into its new, empty database.

    Parameters
    ----------
    world : World
        Its keys make the ids.
    plan : PlantPlan
    progress : callable
        Is told the name of each of `STEPS` steps as it begins.
    ground : Ground, optional
        From `survey` of a plan with the same town, seed and curve; by default it is worked out here.
    """
    progress("schema")
    migrate.upgrade(world.database)
    progress("incidents and clips")
    surveyed = ground or survey(plan)
    drawn = _draw(plan, surveyed.people)
    with world.database.acting() as rows:
        worlds_rows.add_world(rows, _first_moment(plan))
        for table, values in _tables(world, plan, drawn, surveyed.tiles):
            progress(table.replace("_", " "))
            planting.add_rows(rows, table, values)
        plant_posts(world, rows, plan, drawn.people)
        due_us = plan.start_us
        agenda.add(rows, agenda.Due(world.new_id("agenda", "publish", str(due_us)), due_us, "publish", ""))
        schedule(world, rows, due_us)
        expect_clips(world, rows)
        expect_report(world, rows)
        if plan.follows_history:
            expect_next(world, rows)
        if plan.inhabited:
            settle(world, rows, plan.start_us)
    return _counted(plan, drawn)


def _draw(plan: PlantPlan, people: Population) -> Drawn:
    begin = plan.start_us - plan.incident_days * DAY
    until = plan.start_us - LIVELY_US if plan.lively else plan.start_us
    drawn = draw_incidents(plan.town, plan.seed, begin, until, plan.incidents)
    if plan.lively and drawn:
        drawn = (*drawn[:-1], _laid_where_cameras_are(drawn[-1], plan, people))
    found = Drawn(people, drawn, clips_for(drawn, people.cameras, plan.seed, until_us=plan.start_us))
    return staff.with_co_residents(found, plan)


def _laid_where_cameras_are(incident: Incident, plan: PlantPlan, people: Population) -> Incident:
    """Lay an incident amid the cell with most hanging cameras, half an hour long, an hour before the beginning."""
    hanging = [camera for camera in people.cameras if camera.installed_us <= plan.start_us]
    if not hanging:
        return incident
    cells = [cell_at(camera.lon, camera.lat, FINEST_CELL_LEVEL) for camera in hanging]
    fullest, _ = min(Counter(cells).items(), key=lambda item: (-item[1], item[0]))
    amid = [camera for camera, cell in zip(hanging, cells, strict=True) if cell == fullest]
    lon, lat = (round(sum(values) / len(amid), 5) for values in zip(*((c.lon, c.lat) for c in amid), strict=True))
    ended = plan.start_us - LIVELY_US // 2
    return replace(incident, lon=lon, lat=lat, from_us=ended - LIVELY_US // 2, to_us=ended)


def _counted(plan: PlantPlan, drawn: Drawn) -> Planted:
    hanging = [camera for camera in drawn.people.cameras if camera.installed_us <= plan.start_us]
    homes = len({camera.household_key for camera in hanging})
    return Planted(len(plan.town.houses), homes, len(hanging), len(drawn.incidents), len(drawn.clips))


def _first_moment(plan: PlantPlan) -> Now:
    lons, lats = [house.lon for house in plan.town.houses], [house.lat for house in plan.town.houses]
    box = (min(lons) - MARGIN_DEG, min(lats) - MARGIN_DEG, max(lons) + MARGIN_DEG, max(lats) + MARGIN_DEG)
    pinned, start_us = not plan.follows_history, plan.start_us
    return Now(
        plan.name,
        plan.town.title,
        box,
        start_us,
        plan.pace,
        plan.regime_id,
        0,
        pinned,
        start_us,
        plan.town.timezone,
        plan.inhabited,
    )


def _tables(
    world: World, plan: PlantPlan, drawn: Drawn, tiles: tuple[PublishedTile, ...]
) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield every table with its rows, in an order that respects their links."""
    ids = Ids(world)
    yield "agency", staff.agencies(ids, plan)
    regime = world.regime(plan.regime_id)
    yield "agreement", dealings.agreements(ids, plan, regime)
    yield "agreement_event", dealings.agreement_events(ids, plan)
    yield "ledger_entry", dealings.ledger(ids, plan, regime)
    yield "account", [*staff.accounts(ids, plan), *staff.resident_accounts(ids, drawn.people)]
    yield "credential", staff.credentials(ids, plan, drawn, world.wiring.hasher)
    yield "house", plant_rows.houses(ids, plan.town)
    yield from plant_rows.people(ids, drawn.people)
    sealing = draw_sealing(plan, drawn, regime, world.wiring.new_token)
    yield from plant_rows.cameras(ids, drawn.people, sealing.models(drawn.people.cameras))
    yield from plant_rows.clips(ids, drawn.clips, frozenset(sealing.secrets))
    yield "footage", sealed_clips(ids, drawn, sealing)
    yield "incident", plant_rows.incidents(ids, drawn.incidents, staff.own_agency(ids))
    yield "publication", plant_rows.base(ids, tiles)
    yield "partner_agency", plant_rows.partners() if plan.register else ()
    yield "subsidy_programme", dealings.subsidies() if plan.register else ()
    yield "attribution", plant_rows.attributions(plan.town)
