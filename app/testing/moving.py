"""Changes to a planted household that no door offers: another house of the same cells, and no camera at all."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import col

from ..models import Camera, CameraPlace, Dwelling, House, Zone
from ..policy.cells import cell_at
from ..storage import standings
from ..storage.cameras import ZONE_LEVEL

NEVER_US: Final = 2**62
"""A moment that no world reaches, simulated microseconds."""


def take_down(rows: Connection, who: str) -> None:
    """Let the cameras of a household never have hung; its people, and what they choose, stay.

    Raises
    ------
    LookupError
        If the household of ``who`` has no camera.
    """
    _cameras(rows, who)
    household = col(Camera.household_id) == household_of(rows, who)
    rows.execute(update(Camera).where(household).values(installed_us=NEVER_US))


def move_nearby(rows: Connection, who: str) -> None:
    """Let a household live, with its cameras, in another house of the same zone.

    Raises
    ------
    LookupError
        If the household has no camera, or no other house stands in its zone.
    """
    household_id = household_of(rows, who)
    here = rows.execute(select(col(Dwelling.house_id)).where(col(Dwelling.household_id) == household_id)).scalar_one()
    cameras = _cameras(rows, who)
    zones = {tuple(row) for row in rows.execute(_zones().where(col(Zone.camera_id).in_(cameras)))}
    houses = rows.execute(select(col(House.id), col(House.lon), col(House.lat)).order_by(col(House.id)))
    near = [row for row in houses if row.id != here and _zone(row) in zones]
    if len(zones) != 1 or not near:
        message = f"no other house stands in the zone of {who}: choose somebody in a denser place"
        raise LookupError(message)
    there = near[0]
    rows.execute(delete(Dwelling).where(col(Dwelling.household_id) == household_id))
    rows.execute(insert(Dwelling).values(household_id=household_id, house_id=there.id))
    place = {"lon": there.lon, "lat": there.lat}
    rows.execute(update(CameraPlace).where(col(CameraPlace.camera_id).in_(cameras)).values(**place))


def _zones() -> Any:
    return select(col(Zone.level), col(Zone.x), col(Zone.y))


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
    found = list(
        rows.execute(select(col(Camera.id)).where(col(Camera.household_id) == household_of(rows, who))).scalars()
    )
    if not found:
        message = f"the household of {who} has no camera: nothing would change"
        raise LookupError(message)
    return found
