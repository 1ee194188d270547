"""Column kinds that several tables share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger
from sqlmodel import Field


def id_field() -> Any:
    """Return a primary key: an opaque id, a keyed function of a natural key, never a sequence."""
    return Field(primary_key=True, max_length=40)


def link(target: str, *, index: bool = True, nullable: bool = False, primary_key: bool = False) -> Any:
    """Return a foreign key to a column named as ``table.column``."""
    return Field(foreign_key=target, index=index, nullable=nullable, primary_key=primary_key, max_length=40)


def time_field(*, index: bool = False, nullable: bool = False) -> Any:
    """Return a moment: integer microseconds since the Unix epoch."""
    return Field(sa_type=BigInteger, index=index, nullable=nullable)
