"""Bring a world's database to the newest schema, by Alembic."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import inspect, text

from .engine import Database


class SchemaTooNewError(Exception):
    """A database was made by a newer version of this program."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def upgrade(database: Database) -> None:
    """Create the tables of a new world, or bring an older one up to date; WAL is switched on for good.

    Raises
    ------
    SchemaTooNewError
        If the database carries a revision that this version does not know.
    """
    with closing(sqlite3.connect(database.path)) as plain:  # outside any transaction, where SQLite allows it
        plain.execute("PRAGMA journal_mode = WAL")
    config = _config()
    with database.acting() as rows:
        config.attributes["connection"] = rows
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            message = f"{database.path.name} was made by a newer version; install that version to open it."
            raise SchemaTooNewError(message) from error


def is_current(database: Database) -> bool:
    """Whether a database has the newest schema, read without changing it."""
    with database.looking() as rows:
        if not inspect(rows).has_table("alembic_version"):
            return False
        held = rows.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return held == ScriptDirectory.from_config(_config()).get_current_head()
