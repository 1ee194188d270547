"""Cameras as facts: every one for a publication, those in some cells for a delivery. Company role only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, bindparam, select
from sqlmodel import col

from ..models import Camera, CameraPlace, Household, Zone
from ..policy.cells import Cell
from ..policy.consent.file import ConsentFile
from ..policy.facts import CameraFact
from ..policy.regime import FINEST_CELL_LEVEL
from . import consents

ZONE_LEVEL: Final = FINEST_CELL_LEVEL
"""Quadtree level of a camera's zone; no regime chooses cameras by finer cells."""


def _cameras() -> Select[Any]:
    query: Any = (
        select(
            col(Camera.id),
            col(Camera.household_id),
            col(CameraPlace.lon),
            col(CameraPlace.lat),
            col(Camera.installed_us),
            col(Household.uses_feed),
        )
        .join(CameraPlace, col(CameraPlace.camera_id) == col(Camera.id))
        .join(Household, col(Household.id) == col(Camera.household_id))
    )
    selected: Select[Any] = query
    return selected


def _facts(found: Iterable[Any], files: Mapping[str, ConsentFile]) -> list[CameraFact]:
    return [CameraFact(row[0], row[1], row[2], row[3], row[4], files[row[1]], bool(row[5])) for row in found]


def list_cameras(rows: Connection) -> list[CameraFact]:
    """List every camera of the world, in the order of ids."""
    return _facts(rows.execute(_cameras().order_by(col(Camera.id))), consents.lasting_files(rows))


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
    found: dict[str, Any] = {}
    for cell in cells:
        found |= {row[0]: row for row in rows.execute(query, _range(cell))}
    files = consents.lasting_files(rows, (row[1] for row in found.values()))
    return _facts((found[camera_id] for camera_id in sorted(found)), files)
