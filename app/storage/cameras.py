"""Cameras as facts: every one for a publication, those in some cells for a delivery. Company role only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, bindparam, func, select
from sqlmodel import col

from ..models import Camera, CameraPlace, ConsentEvent, Zone
from ..policy.cells import Cell
from ..policy.facts import CameraFact
from ..policy.regime import FINEST_CELL_LEVEL

ZONE_LEVEL: Final = FINEST_CELL_LEVEL
"""Quadtree level of a camera's zone; no regime chooses cameras by finer cells."""


def _opted_out() -> Any:
    """Select the households whose latest standing choice is an opt-out."""
    standing = (
        select(
            col(ConsentEvent.household_id),
            col(ConsentEvent.kind),
            func.row_number()
            .over(
                partition_by=col(ConsentEvent.household_id),
                order_by=col(ConsentEvent.position).desc(),
            )
            .label("nth"),
        )
        .where(col(ConsentEvent.kind).in_(("opted-out", "opted-in")))
        .subquery()
    )
    return select(standing.c.household_id).where(standing.c.nth == 1, standing.c.kind == "opted-out")


def _cameras() -> Select[Any]:
    out = _opted_out().subquery()
    return (
        select(
            col(Camera.id),
            col(Camera.household_id),
            col(CameraPlace.lon),
            col(CameraPlace.lat),
            col(Camera.installed_us),
            out.c.household_id.is_not(None),
        )
        .join(CameraPlace, col(CameraPlace.camera_id) == col(Camera.id))
        .outerjoin(out, out.c.household_id == col(Camera.household_id))
    )


def _facts(found: Iterable[Any]) -> list[CameraFact]:
    return [CameraFact(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in found]


def list_cameras(rows: Connection) -> list[CameraFact]:
    """List every camera of the world, in the order of ids."""
    return _facts(rows.execute(_cameras().order_by(col(Camera.id))))


_WITHIN: Final = and_(
    col(Zone.level) == ZONE_LEVEL,
    col(Zone.x).between(bindparam("west"), bindparam("east")),
    col(Zone.y).between(bindparam("north"), bindparam("south")),
)


def _range(cell: Cell) -> dict[str, int]:
    """Return the columns and rows of the zones in a cell."""
    step = ZONE_LEVEL - cell.level
    return {
        "west": cell.x << step,
        "east": ((cell.x + 1) << step) - 1,
        "north": cell.y << step,
        "south": ((cell.y + 1) << step) - 1,
    }


def cameras_in_cells(rows: Connection, cells: Iterable[Cell]) -> list[CameraFact]:
    """List the cameras whose zone lies in any of some cells of one level, in the order of ids.

    Parameters
    ----------
    cells : iterable of Cell
        All of one level, at most `ZONE_LEVEL`.
    """
    query = _cameras().join(Zone, col(Zone.camera_id) == col(Camera.id)).where(_WITHIN)
    found: dict[str, CameraFact] = {}
    for cell in cells:
        found |= {fact.camera_id: fact for fact in _facts(rows.execute(query, _range(cell)))}
    return [found[camera_id] for camera_id in sorted(found)]


def is_opted_out(rows: Connection, household_id: str) -> bool:
    """Whether a household's latest standing choice is an opt-out."""
    query = _opted_out().subquery()
    return rows.execute(select(query.c.household_id).where(query.c.household_id == household_id)).first() is not None
