"""Column kinds that several tables share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, false, text, true
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


def added(default: str | int, **more: Any) -> Any:
    """Return a column that came to a table which may hold rows already.

    Parameters
    ----------
    default : str, int or bool
        What those older rows get; the database itself fills it in, so it stands in the schema too.
    **more
        What else ``Field`` takes.
    """
    return Field(default=default, sa_column_kwargs={"server_default": _as_sql(default)}, **more)


def _as_sql(default: str | int) -> Any:
    if isinstance(default, bool):
        return true() if default else false()
    return text(f"'{default}'" if isinstance(default, str) else str(default))
