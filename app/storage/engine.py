"""One world's database: two engines on one file, one for the company and one for every gated path.

The *gated* engine is the reading role: an SQLite authorizer refuses it every table that is not on its list,
above all exact places, notices and consent. The *company* engine runs delivery, publishing and consent.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine import URL, Dialect

GATED_READS: Final = frozenset(
    {
        "world_state",
        "agency",
        "account",
        "sign_in",
        "incident",
        "footage_request",
        "release",
        "released_picture",
        "publication",
        "response_total",
        "partner_agency",
        "attribution",
        "replay",
        "invitation",
        "request_event",
        "comment",
        "onward",
        "custody_entry",
        "regime_change",
        "house",
        "agreement",
        "agreement_event",
        "ledger_entry",
        "subsidy_programme",
        "legal_demand",
        "production",
        "production_step",
        "legal_report",
        "post",
        "post_beside",
        "post_comment",
        "post_footage",
        "statement",
        "statement_version",
        "records_request",
        "records_file",
        "mail",
        "alert_choice",
    }
)
"""Tables that the reading role may read; exact places, people, notices, consent and clips are not among them (houses
are public geometry, and who lives in one is not), nor the filed decisions: the rules that determined a delivery say
whether somebody in the area had opted out. Whose a post is and where their camera hangs is closed (`post_origin`). What
stood beside a post in the eras that let it out (`post_beside`) is open, for that was the leak; no other era makes a
row of it.

Two of them tell more than every asker may learn. When a clip was passed on (`onward.passed_us`) is a fact of the agency
that received it, and the resident's word to the one that asked. The hand-overs of a clip (`custody_entry`) are numbered
by the role that adds the next one, and go into the evidence package. One role serves both agencies, so that closing a
column to it, or reading it through a view, would close it to the agency whose own it is. That the one that asked is not
told rests on the covering rule `what_was_passed_on` and on the shapes that leave, not on this list."""

GATED_INSERTS: Final = frozenset(
    {
        "footage_request",
        "request_event",
        "agenda_item",
        "decision",
        "replay",
        "custody_entry",
        "objection",
        "production_step",
    }
)
"""Tables to which the reading role may add rows; it may change or delete none."""

_ALWAYS: Final = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_SAVEPOINT}
)
_BUSY_SECONDS: Final = 30.0


def gated_authorizer(action: int, first: str | None, *_: str | None) -> int:
    """Allow the reading role exactly its list; SQLite asks once for each prepared statement."""
    allowed = (
        action in _ALWAYS
        or (action == sqlite3.SQLITE_READ and first in GATED_READS)
        or (action == sqlite3.SQLITE_INSERT and first in GATED_INSERTS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _dialect() -> Dialect:
    """Return a dialect that has seen a connection, and so knows the version of SQLite."""
    engine = create_engine("sqlite://")
    engine.connect().close()
    engine.dispose()
    return engine.dialect


@dataclass(frozen=True, slots=True)
class Compiled:
    """Statements as SQLite takes them: what databases of one schema can share. It holds no row and no connection.

    Copies of one image share it, so that a fresh world need not compile every statement anew.
    """

    dialect: Dialect = field(default_factory=_dialect)
    held: dict[Any, Any] = field(default_factory=dict)


def _open(path: Path, authorizer: Callable[..., int] | None, compiled: Compiled) -> Engine:
    def connect() -> Any:
        connection = sqlite3.connect(
            path,
            timeout=_BUSY_SECONDS,
            isolation_level=None,  # transactions begin where we say, below
            check_same_thread=False,  # the pool lends a connection to one thread at a time
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA recursive_triggers = ON")  # so that a replaced row counts as deleted
        if authorizer is None:
            connection.execute("PRAGMA secure_delete = ON")  # only this role deletes: what it frees becomes zeros
        else:
            connection.set_authorizer(authorizer)
        return connection

    pool = QueuePool(connect, pool_size=8, max_overflow=32, dialect=compiled.dialect)
    url = URL.create("sqlite", database=str(path))
    engine = Engine(pool, compiled.dialect, url, execution_options={"compiled_cache": compiled.held})

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("glassporch_begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


@dataclass(frozen=True, slots=True)
class Database:
    """A world's database file and its two roles.

    Parameters
    ----------
    path : Path
        The SQLite file.
    company, gated : Engine
    """

    path: Path
    company: Engine
    gated: Engine

    @classmethod
    def open(cls, path: Path, compiled: Compiled | None = None) -> Database:
        """Open a world's database file; nothing is read until the first unit of work.

        Parameters
        ----------
        path : Path
        compiled : Compiled, optional
            Shared with other databases of the same schema; by default it has its own.
        """
        shared = compiled or Compiled()
        return cls(path, _open(path, None, shared), _open(path, gated_authorizer, shared))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a unit of work of the reading role, which sees one consistent moment."""
        with self.gated.begin() as rows:
            yield rows

    @contextmanager
    def filing(self) -> Iterator[Connection]:
        """Open a unit of work in which the reading role adds rows."""
        with self.gated.connect().execution_options(glassporch_begin="IMMEDIATE") as rows, rows.begin():
            yield rows

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Open a unit of work in which the company only reads."""
        with self.company.begin() as rows:
            yield rows

    @contextmanager
    def acting(self) -> Iterator[Connection]:
        """Open a unit of work in which the company writes."""
        with self.company.connect().execution_options(glassporch_begin="IMMEDIATE") as rows, rows.begin():
            yield rows

    def empty_log(self) -> bool:
        """Bring everything into the database file and empty its log, so that what was erased is in neither.

        Returns
        -------
        bool
            False if a reader still held an older moment; then the log is emptied the next time.
        """
        with closing(sqlite3.connect(self.path, timeout=_BUSY_SECONDS)) as plain:  # outside any transaction
            busy, _, _ = plain.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def close(self) -> None:
        """Give back every connection."""
        self.company.dispose()
        self.gated.dispose()
