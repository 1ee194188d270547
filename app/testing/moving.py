"""Changes to a planted household that no door offers: another house, no camera, or sealed ones."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, bindparam, text

from ..footage.sealed import resident_key
from ..policy.cells import cell_at
from ..policy.geometry import distance_m
from ..services.footage_room import recording_of, salt_of, sealed_clip
from ..storage import footage, standings
from ..storage.cameras import ZONE_LEVEL
from ..worlds.world import World

NEVER_US: Final = 2**62
"""A moment that no world reaches, simulated microseconds."""
_OF_CAMERAS: Final[Any] = bindparam("cameras", expanding=True)


def take_down(rows: Connection, who: str) -> None:
    """Let the cameras of a household never have hung; its people, and what they choose, stay.

    Raises
    ------
    LookupError
        If the household of ``who`` has no camera.
    """
    told = {"cameras": _cameras(rows, who), "never": NEVER_US}
    rows.execute(text("UPDATE camera SET installed_us = :never WHERE id IN :cameras").bindparams(_OF_CAMERAS), told)


def seal(world: World, rows: Connection, who: str) -> None:
    """Let the cameras of a household seal their clips end to end, with a key that nobody keeps.

    Raises
    ------
    LookupError
        If the household of ``who`` has no camera.
    """
    told: dict[str, Any] = {"cameras": _cameras(rows, who)}
    rows.execute(text("UPDATE camera SET end_to_end = 1 WHERE id IN :cameras").bindparams(_OF_CAMERAS), told)
    home = household_of(rows, who)
    key = resident_key(f"device-secret-of-{who}", salt_of(home))
    clips = text("SELECT id FROM clip WHERE camera_id IN :cameras ORDER BY id").bindparams(_OF_CAMERAS)
    for clip_id in rows.execute(clips, told).scalars().all():
        recording = recording_of(rows, clip_id)
        footage.add_kept(rows, sealed_clip(world, recording, footage.owner_name(rows, home), key))


def move_nearby(rows: Connection, who: str) -> None:
    """Let a household live, with its cameras, in another house of the same zone: the furthest one there.

    Raises
    ------
    LookupError
        If the household has no camera, or no other house stands in its zone.
    """
    told: dict[str, Any] = {"home": household_of(rows, who), "cameras": _cameras(rows, who)}
    houses = "SELECT house.id, lon, lat FROM house"
    lives = text(f"{houses} JOIN dwelling ON dwelling.house_id = house.id WHERE household_id = :home")
    here = rows.execute(lives, told).one()
    query = text("SELECT DISTINCT level, x, y FROM zone WHERE camera_id IN :cameras").bindparams(_OF_CAMERAS)
    zones = {tuple(row) for row in rows.execute(query, told)}
    near = [row for row in rows.execute(text(houses)) if row.id != here.id and _zone(row) in zones]
    if len(zones) != 1 or not near:
        message = f"no other house stands in the zone of {who}: choose somebody in a denser place"
        raise LookupError(message)
    there = max(near, key=lambda row: (distance_m((here.lon, here.lat), (row.lon, row.lat)), row.id))
    told |= {"house": there.id, "lon": there.lon, "lat": there.lat}
    rows.execute(text("UPDATE dwelling SET house_id = :house WHERE household_id = :home"), told)
    moved = "UPDATE camera_place SET lon = :lon, lat = :lat WHERE camera_id IN :cameras"
    rows.execute(text(moved).bindparams(_OF_CAMERAS), told)


def _zone(house: Any) -> tuple[int, int, int]:
    cell = cell_at(house.lon, house.lat, ZONE_LEVEL)
    return cell.level, cell.x, cell.y


def household_of(rows: Connection, who: str) -> str:
    """Return the household of a reader of a test world.

    Raises
    ------
    LookupError
        If ``who`` lives in none.
    """
    found = standings.find_credential(rows, f"{who}@test.example")
    household_id = standings.find_household(rows, found[0]) if found else None
    if household_id is None:
        message = f"{who} lives in no household of this world: name a resident who signs in"
        raise LookupError(message)
    return household_id


def _cameras(rows: Connection, who: str) -> list[str]:
    query = text("SELECT id FROM camera WHERE household_id = :home")
    found = list(rows.execute(query, {"home": household_of(rows, who)}).scalars())
    if not found:
        message = f"the household of {who} has no camera: nothing would change"
        raise LookupError(message)
    return found
