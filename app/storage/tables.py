"""Small helpers over tables that every storage module shares."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, inspect
from sqlmodel import SQLModel


def columns_of(table: type[SQLModel]) -> list[ColumnElement[Any]]:
    """Return all columns of a table, to select rows without loading objects."""
    return list(inspect(table).columns)
