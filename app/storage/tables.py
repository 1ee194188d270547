"""Small helpers over tables that every storage module shares."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, and_, inspect, or_
from sqlalchemy.orm import Mapped
from sqlmodel import SQLModel

from ..policy.geometry import Ring
from ..policy.wire.paging import Place

_Column = Mapped[Any] | ColumnElement[Any]


def columns_of(table: type[SQLModel]) -> list[ColumnElement[Any]]:
    """Return all columns of a table, to select rows without loading objects."""
    return list(inspect(table).columns)


def ring_from(stored: str) -> Ring:
    """Read a ring of (lon, lat) degrees from its column; the empty ring where none is stored."""
    return tuple((lon, lat) for lon, lat in json.loads(stored)) if stored else ()


def ring_into(ring: Ring) -> str:
    """Write a ring as its column holds it; "" for the empty ring."""
    return json.dumps(ring) if ring else ""


def comes_after(place: Place, at_us: _Column, row_id: _Column) -> ColumnElement[bool]:
    """Return the condition that a row stands after a place in a list, newest first and by id within a moment."""
    us = -place[0]
    return and_(at_us <= us, or_(at_us < us, row_id > place[1]))
