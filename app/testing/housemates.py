"""Further residents of planted households, who can sign in: few planted households have one who can."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

from ..policy.cells import cell_at
from ..policy.roles import Role
from ..policy.units import DAY
from ..services.portal import token_hash
from ..storage import planting, standings
from .images import PEOPLE, WALL_US, token_of
from .moving import household_of

_READERS: Final = "@test.example"
"""What the addresses of all readers end with."""
_PASSES_US: Final = WALL_US + DAY


def add_lodger(rows: Connection, who: str, near: str, level: int) -> None:
    """Add a resident to another household of somebody's cell and sign them in.

    Parameters
    ----------
    rows : Connection
        With the company's role.
    who, near : str
        Names of readers; ``near`` signs in already. Nobody who signs in lives with ``who``.
    level : int
        Quadtree level of the cell.

    Raises
    ------
    LookupError
        If no such household lives in the cell.
    """
    query = text(
        "SELECT dwelling.household_id, lon, lat, email FROM dwelling JOIN house ON house.id = dwelling.house_id "
        "LEFT JOIN person ON person.household_id = dwelling.household_id ORDER BY dwelling.household_id"
    )
    lives = list(rows.execute(query))
    lodging = {row.household_id for row in lives if (row.email or "").endswith(_READERS)}
    taken = lodging | {household_of(rows, reader) for reader, role in PEOPLE if role is Role.RESIDENT}
    cells = {row.household_id: cell_at(row.lon, row.lat, level) for row in lives}
    cell = cells.get(household_of(rows, near))
    free = [home for home, where in cells.items() if where == cell and home not in taken]
    if not free:
        message = f"nobody else lives in the cell of {near}: choose somebody in a denser place"
        raise LookupError(message)
    _add_resident(rows, who, free[0])


def add_housemate(rows: Connection, who: str, beside: str, since_us: int = 0) -> None:
    """Add a resident to somebody's household and sign them in.

    Parameters
    ----------
    rows : Connection
        With the company's role.
    who, beside : str
        Names of readers; ``beside`` signs in already.
    since_us : int
        When the resident moves in, simulated microseconds.

    Raises
    ------
    LookupError
        If ``beside`` is no resident who signs in.
    """
    found = standings.find_credential(rows, f"{beside}@test.example")
    household_id = standings.find_household(rows, found[0]) if found else None
    if household_id is None:
        message = f"{beside} lives in no household of this world: name a resident who signs in"
        raise LookupError(message)
    _add_resident(rows, who, household_id, since_us)


def _add_resident(rows: Connection, who: str, household_id: str, since_us: int = 0) -> None:
    account_id = f"acc_{who}"
    account = {
        "id": account_id,
        "role": Role.RESIDENT.value,
        "staff_name": "",
        "agency_id": None,
        "may_post": False,
        "active": True,
        "assigned_area": "",
        "seen_us": None,
    }
    person = {
        "account_id": account_id,
        "household_id": household_id,
        "name": "Ada Second",
        "email": f"{who}{_READERS}",
        "phone": "",
        "since_us": since_us,
        "left_us": None,
    }
    planting.add_rows(rows, "account", [account])
    planting.add_rows(rows, "person", [person])
    standings.add_sign_in(rows, token_hash(token_of(who)), account_id, f"csrf-of-{who}", _PASSES_US)
