"""The public address list, and, for the company alone, at which of its houses each household lives."""

from __future__ import annotations

from typing import Final

import numpy as np
from sqlalchemy import Connection, func, select
from sqlmodel import col

from ..models import Dwelling, House
from ..policy.facts import HouseFact
from ..policy.publication.counts import Homes

MOST_FOUND: Final = 500
"""Houses that one search returns at most: more than any street of a block has."""


def find_houses(rows: Connection, street: str, block: int | None) -> list[HouseFact]:
    """Find the houses of a street, in any case of letters, and of one of its blocks where it is named.

    Returns
    -------
    list of HouseFact
        At most `MOST_FOUND`, in the order of block and place.
    """
    query = (
        select(col(House.lon), col(House.lat), col(House.block), col(House.street))
        .where(func.lower(col(House.street)) == street.strip().lower())
        .order_by(col(House.block), col(House.lon), col(House.lat))
        .limit(MOST_FOUND)
    )
    if block is not None:
        query = query.where(col(House.block) == block)
    return [HouseFact(lon=row[0], lat=row[1], block=row[2], street=row[3]) for row in rows.execute(query)]


def load_homes(rows: Connection) -> Homes:
    """Load the address list with who lives where. Company role only."""
    listed = rows.execute(select(col(House.id), col(House.lon), col(House.lat)).order_by(col(House.id))).all()
    at = {row[0]: number for number, row in enumerate(listed)}
    lived = rows.execute(select(col(Dwelling.household_id), col(Dwelling.house_id)))
    places = np.array([(row[1], row[2]) for row in listed], np.float64).reshape(-1, 2)
    return Homes(places[:, 0].copy(), places[:, 1].copy(), {row[0]: at[row[1]] for row in lived})
