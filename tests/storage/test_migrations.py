"""The migrations build exactly the tables of the models, and keep what a database holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from glassporch.storage import migrate
from glassporch.storage.engine import Database
from glassporch.storage.migrate import SchemaTooNewError
from sqlalchemy import inspect, text
from sqlmodel import SQLModel


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "world.sqlite")
    yield opened
    opened.close()


def test_an_upgrade_from_nothing_builds_exactly_the_tables_of_the_models(database: Database) -> None:
    migrate.upgrade(database)
    with database.looking() as rows:
        context = MigrationContext.configure(rows, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_an_upgrade_builds_every_link_index_and_unique_column(database: Database, tmp_path: Path) -> None:
    migrate.upgrade(database)
    direct = Database.open(tmp_path / "direct.sqlite")
    SQLModel.metadata.create_all(direct.company)
    for table in SQLModel.metadata.tables:
        built, wanted = (inspect(which.company) for which in (database, direct))
        for ask in ("get_columns", "get_pk_constraint", "get_foreign_keys", "get_indexes", "get_unique_constraints"):
            seen = [getattr(which, ask)(table) for which in (built, wanted)]
            first, second = (
                sorted(str({**entry, "type": str(entry.get("type")), "name": None}) for entry in found)
                if isinstance(found, list)
                else found["constrained_columns"]
                for found in seen
            )
            assert first == second, (table, ask)
    direct.close()


def test_an_upgrade_twice_changes_nothing(database: Database) -> None:
    migrate.upgrade(database)
    with database.acting() as rows:
        rows.execute(text("INSERT INTO household VALUES ('hou_1')"))
    migrate.upgrade(database)
    assert migrate.is_current(database)
    with database.looking() as rows:
        assert rows.execute(text("SELECT id FROM household")).scalar() == "hou_1"


def test_an_upgrade_switches_the_write_ahead_log_on_for_good(database: Database) -> None:
    migrate.upgrade(database)
    database.close()
    with Database.open(database.path).looking() as rows:
        assert rows.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_a_database_of_a_newer_version_is_left_alone_with_a_message(database: Database) -> None:
    migrate.upgrade(database)
    with database.acting() as rows:
        rows.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not migrate.is_current(database)
    with pytest.raises(SchemaTooNewError, match="newer version"):
        migrate.upgrade(database)


def test_an_empty_database_is_not_current(database: Database) -> None:
    assert not migrate.is_current(database)
