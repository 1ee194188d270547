"""Small helpers over tables that every storage module shares."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, inspect
from sqlmodel import SQLModel

from ..policy.geometry import Ring


def columns_of(table: type[SQLModel]) -> list[ColumnElement[Any]]:
    """Return all columns of a table, to select rows without loading objects."""
    return list(inspect(table).columns)


def ring_from(stored: str) -> Ring:
    """Read a ring of (lon, lat) degrees from its column; the empty ring where none is stored."""
    return tuple((lon, lat) for lon, lat in json.loads(stored)) if stored else ()


def ring_into(ring: Ring) -> str:
    """Write a ring as its column holds it; "" for the empty ring."""
    return json.dumps(ring) if ring else ""
