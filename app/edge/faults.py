"""What goes wrong around an endpoint, as problems: input that cannot be read, and a database that will not have it."""

from __future__ import annotations

import sqlite3
from typing import Final

import structlog
from sqlalchemy.exc import OperationalError
from starlette.requests import Request

from .door import GateDoor, OwnDoor
from .problems import Problem
from .routes import GatedRoute, OwnRoute

BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
UNWRITABLE: Final = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
)


def if_served(request: Request, problem: Problem) -> Problem:
    """Keep what is wrong with the input for those whom the address serves; everybody else gets one same answer.

    It reads the database, so it is for handlers that run on a thread of their own.
    """
    route = request.scope.get("route")
    if not isinstance(route, GatedRoute | OwnRoute):
        return problem
    door = GateDoor(request) if isinstance(route, GatedRoute) else OwnDoor(request)
    try:
        return problem if door.is_served() else Problem("not-served")
    except Problem as nothing_here:
        return nothing_here
    except OperationalError as error:
        return of_database(error)


def of_database(error: OperationalError) -> Problem:
    """Tell a world that is being written, where trying again helps, from one that cannot be written at all."""
    primary = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the rest says where it arose
    if primary in BUSY:
        return Problem("busy")
    structlog.get_logger("database").error("a world's database does not answer", sqlite_code=primary)
    return Problem("unwritable" if primary in UNWRITABLE else "failed")
