"""Planting a world: a town, its made-up people and cameras, a fictional agency, and incidents, into a new database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from ..policy.cells import cells_at
from ..policy.publication import tile_bounds
from ..policy.roles import Role
from ..policy.units import DAY
from ..storage import agenda, cameras, migrate, planting, publications, worlds_rows
from ..storage.worlds_rows import Now
from ..worlds.world import World
from . import register
from .basemap import base_tiles
from .incidents import ClipPlan, Incident, clips_for, draw_incidents
from .ownership import DOCUMENTED, OwnershipCurve
from .population import Population, populate
from .stills import still_png
from .towns import Town

Row = dict[str, Any]
Progress = Callable[[str], None]

MARGIN_DEG: Final = 0.002
"""How far a town's public outline reaches beyond its outermost houses: about 200 m."""


@dataclass(frozen=True, slots=True)
class SignInPlan:
    """An account that can sign in.

    Parameters
    ----------
    who : str
        How it is told apart: "officer", "administrator", "resident", "neighbor", "other-officer", ...
    """

    who: str
    role: Role
    email: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantPlan:
    """What to plant.

    Parameters
    ----------
    seed : int
        Fixes everything that is drawn.
    start_us : int
        The world's first moment, simulated microseconds.
    pace : float
        Simulated seconds for each second of wall time.
    incidents, incident_days : int
        How many incidents are on record at the start, and over how many days.
    register : bool
        Whether to load the historical register of real agencies.
    """

    name: str
    town: Town
    seed: int
    regime_id: str
    start_us: int
    pace: float = 60.0
    incidents: int = 40
    incident_days: int = 20
    curve: OwnershipCurve = DOCUMENTED
    register: bool = True
    sign_ins: tuple[SignInPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class _Drawn:
    people: Population
    incidents: tuple[Incident, ...]
    clips: tuple[ClipPlan, ...]


def plant(world: World, plan: PlantPlan, progress: Progress = lambda _: None) -> None:
    """Plant a world into its new, empty database.

    Parameters
    ----------
    world : World
        Its keys make the ids.
    plan : PlantPlan
    progress : callable
        Is told the name of each step as it begins.
    """
    progress("schema")
    migrate.upgrade(world.database)
    progress("people and cameras")
    drawn = _draw(plan)
    with world.database.acting() as rows:
        worlds_rows.add_world(rows, _first_moment(plan))
        for table, values in _tables(world, plan, drawn):
            progress(table.replace("_", " "))
            planting.add_rows(rows, table, values)
        due_us = plan.start_us
        agenda.add(rows, agenda.Due(world.new_id("agenda", "publish", str(due_us)), due_us, "publish", ""))


def _draw(plan: PlantPlan) -> _Drawn:
    people = populate(plan.town, plan.seed, curve=plan.curve)
    begin = plan.start_us - plan.incident_days * DAY
    drawn = draw_incidents(plan.town, plan.seed, begin, plan.start_us, plan.incidents)
    return _Drawn(people, drawn, clips_for(drawn, people.cameras, plan.seed, until_us=plan.start_us))


def _first_moment(plan: PlantPlan) -> Now:
    lons, lats = [house.lon for house in plan.town.houses], [house.lat for house in plan.town.houses]
    box = (min(lons) - MARGIN_DEG, min(lats) - MARGIN_DEG, max(lons) + MARGIN_DEG, max(lats) + MARGIN_DEG)
    return Now(plan.name, plan.town.title, box, plan.start_us, plan.pace, plan.regime_id, 0)


def _tables(world: World, plan: PlantPlan, drawn: _Drawn) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield every table with its rows, in an order that respects their links."""
    staff = _Staff(world, plan)
    yield "agency", staff.agencies()
    yield "account", [*staff.accounts(), *_resident_accounts(world, drawn.people)]
    yield "credential", _credentials(world, plan, drawn, staff)
    yield "house", _houses(world, plan.town)
    yield from _people(world, drawn.people)
    pictures, clips = _clips(world, drawn.clips)
    yield "picture", pictures
    yield "clip", clips
    yield "incident", _incidents(world, drawn.incidents, staff.own_agency)
    yield "publication", _base(world, plan.town)
    yield "partner_agency", _partners() if plan.register else ()
    yield "attribution", _credits(plan.town)


class _Staff:
    """The fictional agencies and everybody who works for them, for the company, or in the laboratory."""

    def __init__(self, world: World, plan: PlantPlan) -> None:
        self._world, self._plan = world, plan
        self.own_agency = world.new_id("agency", "own")
        self.other_agency = world.new_id("agency", "other")

    def agencies(self) -> list[Row]:
        begun = self._plan.start_us - 90 * DAY
        town = self._plan.town.title
        return [
            {"id": agency_id, "name": name, "agreement_from_us": begun, "agreement_to_us": None}
            for agency_id, name in (
                (self.own_agency, f"{town} Police Department"),
                (self.other_agency, "Gannet County Sheriff's Office"),
            )
        ]

    def account_id(self, who: str) -> str:
        return self._world.new_id("account", "staff", who)

    def accounts(self) -> list[Row]:
        people = (
            ("officer", Role.OFFICER, "Det. Mara Quill", self.own_agency, True),
            ("second-officer", Role.OFFICER, "Ofc. Tobias Wren", self.own_agency, False),
            ("administrator", Role.ADMINISTRATOR, "Lt. Ines Calder", self.own_agency, False),
            ("other-officer", Role.OFFICER, "Dep. Silas Thorne", self.other_agency, True),
            ("moderator", Role.MODERATOR, "Company reviewer", None, False),
            ("researcher", Role.RESEARCHER, "Researcher", None, False),
        )
        return [
            {
                "id": self.account_id(who),
                "role": role.value,
                "staff_name": name,
                "agency_id": agency,
                "may_post": may_post,
                "active": True,
            }
            for who, role, name, agency, may_post in people
        ]


def _resident_account(world: World, key: str) -> str:
    return world.new_id("account", "resident", key)


def _household(world: World, key: str) -> str:
    return world.new_id("household", key)


def _camera(world: World, key: str) -> str:
    return world.new_id("camera", key)


def _resident_accounts(world: World, people: Population) -> Iterator[Row]:
    for resident in people.residents:
        yield {
            "id": _resident_account(world, resident.key),
            "role": Role.RESIDENT.value,
            "staff_name": "",
            "agency_id": None,
            "may_post": False,
            "active": True,
        }


def _credentials(world: World, plan: PlantPlan, drawn: _Drawn, staff: _Staff) -> Iterator[Row]:
    """Give the planned sign-ins to the staff, and to residents whose cameras recorded something."""
    residents = iter(_residents_with_clips(drawn))
    for sign_in in plan.sign_ins:
        if sign_in.role is Role.RESIDENT:
            account_id = _resident_account(world, next(residents))
        else:
            account_id = staff.account_id(sign_in.who)
        yield {
            "account_id": account_id,
            "email": sign_in.email,
            "password_hash": world.wiring.hasher.hash(sign_in.password),
        }


def _residents_with_clips(drawn: _Drawn) -> list[str]:
    """Name one resident of each household with clips, those of the busiest incident's households first."""
    homes = {camera.key: camera.household_key for camera in drawn.people.cameras}
    residents: dict[str, str] = {}
    for resident in drawn.people.residents:
        residents.setdefault(resident.household_key, resident.key)
    busy = _busiest(drawn)
    first = [homes[clip.camera_key] for clip in drawn.clips if clip.start_us >= busy.from_us - DAY // 24]
    near = [key for key in first if _distance2(residents_camera(drawn, key), busy) < _NEAR_DEG2]
    order = [*near, *(homes[clip.camera_key] for clip in drawn.clips), *residents]
    return [residents[key] for key in dict.fromkeys(order)]


_NEAR_DEG2: Final = 0.003**2


def residents_camera(drawn: _Drawn, household_key: str) -> tuple[float, float]:
    """Return where a household's first camera is, (lon, lat) degrees."""
    return next((c.lon, c.lat) for c in drawn.people.cameras if c.household_key == household_key)


def _distance2(place: tuple[float, float], incident: Incident) -> float:
    return (place[0] - incident.lon) ** 2 + (place[1] - incident.lat) ** 2


def _busiest(drawn: _Drawn) -> Incident:
    """Return the incident that most households recorded around."""
    places = {camera.key: (camera.lon, camera.lat) for camera in drawn.people.cameras}

    def recorded(incident: Incident) -> int:
        hour = DAY // 24
        return len(
            {
                clip.camera_key
                for clip in drawn.clips
                if incident.from_us - hour <= clip.start_us <= incident.to_us + hour
                and _distance2(places[clip.camera_key], incident) < _NEAR_DEG2
            }
        )

    return max(drawn.incidents, key=recorded)


def _houses(world: World, town: Town) -> Iterator[Row]:
    for house in town.houses:
        yield {
            "id": world.new_id("house", house.house_id),
            "lon": house.lon,
            "lat": house.lat,
            "block": house.block,
            "street": house.street,
            "district": house.district,
            "area": house.area,
            "footprint_m2": house.footprint_m2,
        }


def _people(world: World, people: Population) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "household", ({"id": _household(world, home.key)} for home in people.households)
    yield (
        "dwelling",
        (
            {"household_id": _household(world, home.key), "house_id": world.new_id("house", home.house_id)}
            for home in people.households
        ),
    )
    yield (
        "person",
        (
            {
                "account_id": _resident_account(world, resident.key),
                "household_id": _household(world, resident.household_key),
                "name": resident.name,
                "email": resident.email,
            }
            for resident in people.residents
        ),
    )
    yield from _cameras(world, people)


def _cameras(world: World, people: Population) -> Iterator[tuple[str, Iterable[Row]]]:
    ids = [_camera(world, camera.key) for camera in people.cameras]
    yield (
        "camera",
        (
            {
                "id": camera_id,
                "household_id": _household(world, camera.household_key),
                "installed_us": camera.installed_us,
                "model": camera.model,
            }
            for camera_id, camera in zip(ids, people.cameras, strict=True)
        ),
    )
    places = [(camera.lon, camera.lat) for camera in people.cameras]
    yield (
        "camera_place",
        ({"camera_id": camera_id, "lon": lon, "lat": lat} for camera_id, (lon, lat) in zip(ids, places, strict=True)),
    )
    grid = np.array(places).reshape(-1, 2)
    xs, ys = cells_at(grid[:, 0], grid[:, 1], cameras.ZONE_LEVEL)
    yield (
        "zone",
        (
            {"camera_id": camera_id, "level": cameras.ZONE_LEVEL, "x": x, "y": y}
            for camera_id, x, y in zip(ids, xs.tolist(), ys.tolist(), strict=True)
        ),
    )


def _clips(world: World, clips: tuple[ClipPlan, ...]) -> tuple[list[Row], list[Row]]:
    pictures: dict[str, Row] = {}
    recorded: list[Row] = []
    for clip in clips:
        camera_id = _camera(world, clip.camera_key)
        scene = int.from_bytes(hashlib.blake2b(camera_id.encode(), digest_size=4).digest())
        body = still_png(f"Camera {camera_id[4:8]}", clip.start_us, clip.shows_event, scene)
        digest = hashlib.sha256(body).hexdigest()
        pictures[digest] = {"sha256": digest, "media_type": "image/png", "body": body}
        recorded.append(
            {
                "id": world.new_id("clip", clip.key),
                "camera_id": camera_id,
                "start_us": clip.start_us,
                "end_us": clip.end_us,
                "shows_event": clip.shows_event,
                "picture_sha256": digest,
            }
        )
    return list(pictures.values()), recorded


def _incidents(world: World, drawn: tuple[Incident, ...], agency_id: str) -> Iterator[Row]:
    for incident in drawn:
        yield {
            "id": world.new_id("incident", incident.key),
            "agency_id": agency_id,
            "case_number": incident.case_number,
            "category": incident.category,
            "place_kind": incident.place_kind,
            "lon": incident.lon,
            "lat": incident.lat,
            "from_us": incident.from_us,
            "to_us": incident.to_us,
        }


def _base(world: World, town: Town) -> Iterator[Row]:
    for tile in base_tiles(town):
        west, south, east, north = tile_bounds(tile)
        yield {
            "regime_id": publications.BASE,
            "epoch": 0,
            "tile_id": world.new_id("tile", tile.layer, str(tile.cell)),
            "layer": tile.layer,
            "west": west,
            "south": south,
            "east": east,
            "north": north,
            "body": tile.body,
        }


def _partners() -> Iterator[Row]:
    for position, agency in enumerate(register.partner_agencies()):
        yield {
            "atlas_id": agency.atlas_id,
            "position": position,
            "agency": agency.agency,
            "state": agency.state,
            "agreement_date": agency.agreement_date.isoformat() if agency.agreement_date else "",
            "date_precision": agency.date_precision,
            "status": agency.status,
            "duplicate": agency.duplicate_of is not None,
            "lon": agency.lon,
            "lat": agency.lat,
        }


def _credits(town: Town) -> Iterator[Row]:
    for row in register.attributions():
        yield {
            "file": row.file,
            "title": row.title,
            "licence": row.licence,
            "licence_url": row.licence_url,
            "credit": row.credit,
            "changes": row.changes,
        }
    if town.key not in {"heronsford"}:
        note = "Made up for this project; see the town's own notes."
        yield {
            "file": f"town: {town.key}",
            "title": town.title,
            "licence": "Apache-2.0",
            "licence_url": "https://www.apache.org/licenses/LICENSE-2.0",
            "credit": "; ".join(town.credits) or "Glassporch",
            "changes": note,
        }
