"""The rows of a planted world, table by table; plain values, in the order in which they are drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from ..footage.placeholder import SEALED, placeholder
from ..policy.cells import cells_at
from ..policy.publication import PublishedTile, tile_bounds
from ..services.footage_room import LABEL, scene_of
from ..storage import cameras as camera_rows
from ..storage import publications
from ..worlds.world import World
from . import register
from .incidents import ClipPlan, Incident
from .population import Camera, Population
from .stills import still_png
from .towns import Town

Row = dict[str, Any]
Table = tuple[str, Iterable[Row]]

_PAINTERS: Final = 4
"""Threads that draw stills; more gain nothing."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Who and what a seed has drawn for one world."""

    people: Population
    incidents: tuple[Incident, ...]
    clips: tuple[ClipPlan, ...]


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids of a world that is being planted; each is worked out once, though several tables hold it."""

    world: World
    _made: dict[tuple[str, ...], str] = field(default_factory=dict)

    def of(self, kind: str, *natural: str) -> str:
        """Return the id of something with a natural key."""
        key = (kind, *natural)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self.world.new_id(kind, *natural)
        return made

    def resident(self, key: str) -> str:
        """Return the id of a resident's account."""
        return self.of("account", "resident", key)


def houses(ids: Ids, town: Town) -> Iterator[Row]:
    """Yield the rows of a town's houses."""
    for house in town.houses:
        yield {
            "id": ids.of("house", house.house_id),
            "lon": house.lon,
            "lat": house.lat,
            "block": house.block,
            "street": house.street,
            "district": house.district,
            "area": house.area,
            "footprint_m2": house.footprint_m2,
        }


def people(ids: Ids, people: Population) -> Iterator[Table]:
    """Yield the tables of households, of where they live, and of their people."""
    yield "household", ({"id": ids.of("household", home.key)} for home in people.households)
    yield (
        "dwelling",
        (
            {"household_id": ids.of("household", home.key), "house_id": ids.of("house", home.house_id)}
            for home in people.households
        ),
    )
    yield (
        "person",
        (
            {
                "account_id": ids.resident(resident.key),
                "household_id": ids.of("household", resident.household_key),
                "name": resident.name,
                "email": resident.email,
                "phone": _phone(resident.key),
            }
            for resident in people.residents
        ),
    )


def _phone(key: str) -> str:
    """Make up a telephone number, of those that are kept for fiction; several residents may share one."""
    return f"555-01{int(hashlib.sha256(key.encode()).hexdigest(), 16) % 100:02d}"


def cameras(ids: Ids, people: Population, sealed: Mapping[str, str]) -> Iterator[Table]:
    """Yield the tables of cameras, of their exact places, and of their approximate zones.

    Parameters
    ----------
    sealed : mapping of str to str
        Model of each camera that seals its clips, by the camera's key.
    """
    yield "camera", (_camera(ids, camera, sealed.get(camera.key)) for camera in people.cameras)
    yield (
        "camera_place",
        (
            {"camera_id": ids.of("camera", camera.key), "lon": camera.lon, "lat": camera.lat}
            for camera in people.cameras
        ),
    )
    grid = np.array([(camera.lon, camera.lat) for camera in people.cameras]).reshape(-1, 2)
    xs, ys = cells_at(grid[:, 0], grid[:, 1], camera_rows.ZONE_LEVEL)
    yield (
        "zone",
        (
            {"camera_id": ids.of("camera", camera.key), "level": camera_rows.ZONE_LEVEL, "x": x, "y": y}
            for camera, x, y in zip(people.cameras, xs.tolist(), ys.tolist(), strict=True)
        ),
    )


def _camera(ids: Ids, camera: Camera, sealed_model: str | None) -> Row:
    return {
        "id": ids.of("camera", camera.key),
        "household_id": ids.of("household", camera.household_key),
        "installed_us": camera.installed_us,
        "model": sealed_model or camera.model,
        "end_to_end": sealed_model is not None,
    }


def clips(ids: Ids, planned: tuple[ClipPlan, ...], sealed: Collection[str]) -> Iterator[Table]:
    """Yield the tables of pictures and of the clips that they stand for.

    Parameters
    ----------
    sealed : collection of str
        Keys of the cameras that seal: no picture of their clips is kept, only one that says so.
    """
    camera_ids = [None if clip.camera_key in sealed else ids.of("camera", clip.camera_key) for clip in planned]
    with ThreadPoolExecutor(_PAINTERS) as painters:  # encoding a picture lets other threads run
        stills = list(painters.map(_still, camera_ids, planned))
    digests = [hashlib.sha256(still).hexdigest() for still in stills]
    pictures = dict(zip(digests, stills, strict=True))
    yield (
        "picture",
        ({"sha256": digest, "media_type": "image/png", "body": body} for digest, body in pictures.items()),
    )
    yield "clip", (_clip(ids, clip, digest) for clip, digest in zip(planned, digests, strict=True))


def _still(camera_id: str | None, clip: ClipPlan) -> bytes:
    if camera_id is None:
        return placeholder(SEALED)
    return still_png(LABEL, scene_of(camera_id, clip.start_us, shows_event=clip.shows_event))


def _clip(ids: Ids, clip: ClipPlan, digest: str) -> Row:
    return {
        "id": ids.of("clip", clip.key),
        "camera_id": ids.of("camera", clip.camera_key),
        "start_us": clip.start_us,
        "end_us": clip.end_us,
        "shows_event": clip.shows_event,
        "picture_sha256": digest,
    }


def incidents(ids: Ids, drawn: tuple[Incident, ...], agency_id: str) -> Iterator[Row]:
    """Yield the rows of incidents, all on record with one agency."""
    for incident in drawn:
        yield {
            "id": ids.of("incident", incident.key),
            "agency_id": agency_id,
            "case_number": incident.case_number,
            "category": incident.category,
            "place_kind": incident.place_kind,
            "lon": incident.lon,
            "lat": incident.lat,
            "from_us": incident.from_us,
            "to_us": incident.to_us,
        }


def base(ids: Ids, tiles: tuple[PublishedTile, ...]) -> Iterator[Row]:
    """Yield the rows of the base map."""
    for tile in tiles:
        west, south, east, north = tile_bounds(tile)
        yield {
            "regime_id": publications.BASE,
            "epoch": 0,
            "tile_id": ids.of("tile", tile.layer, str(tile.cell)),
            "layer": tile.layer,
            "west": west,
            "south": south,
            "east": east,
            "north": north,
            "body": tile.body,
        }


def partners() -> Iterator[Row]:
    """Yield the rows of the historical register of real agencies, which never act."""
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
            "kind": agency.lea_type,
            "city": agency.city,
            "county": agency.county,
            "county_fips": agency.county_fips,
            "ori": agency.ori,
            "agreement_month": f"{agency.agreement_month:%Y-%m}",
            "counts_from": register.counts_from(agency).isoformat(),
            "subsidy_total_usd": agency.subsidy_total_usd,
            "subsidy_each_usd": agency.subsidy_each_usd,
            "subsidy_residents": agency.subsidy_residents,
            "note": agency.note,
            "records_url": agency.records_url,
        }


def attributions(town: Town) -> Iterator[Row]:
    """Yield the rows of credits and licences: the shipped data sets', and the town's own."""
    for row in register.attributions():
        yield {
            "file": row.file,
            "title": row.title,
            "licence": row.licence,
            "licence_url": row.licence_url,
            "credit": row.credit,
            "changes": row.changes,
        }
    if town.key != "heronsford":
        yield _own_credit(town)


def _own_credit(town: Town) -> Row:
    imported = town.key.startswith("imported:")
    made_up = "Made up for this project; see the town's own notes."
    return {
        "file": f"town: {town.key}",
        "title": town.title,
        "licence": "Not stated; ask whoever imported it" if imported else "Apache-2.0",
        "licence_url": "" if imported else "https://www.apache.org/licenses/LICENSE-2.0",
        "credit": "; ".join(town.credits) or ("Not stated" if imported else "Glassporch"),
        "changes": "Houses as imported; their people and cameras are made up." if imported else made_up,
    }
