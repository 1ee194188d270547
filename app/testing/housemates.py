"""A further resident of a planted household, who can sign in: planted households have one resident who can."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from ..policy.roles import Role
from ..policy.units import DAY
from ..services.portal import token_hash
from ..storage import planting, standings
from .images import WALL_US, token_of

_PASSES_US: Final = WALL_US + DAY


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
        "email": f"{who}@test.example",
        "phone": "",
        "since_us": since_us,
        "left_us": None,
    }
    planting.add_rows(rows, "account", [account])
    planting.add_rows(rows, "person", [person])
    standings.add_sign_in(rows, token_hash(token_of(who)), account_id, f"csrf-of-{who}", _PASSES_US)
