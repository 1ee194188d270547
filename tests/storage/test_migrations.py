"""The migrations build exactly the tables of the models, and keep what a database holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from glassporch.storage import migrate
from glassporch.storage.engine import Database
from glassporch.storage.migrate import SchemaTooNewError
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError
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
        rows.execute(text("INSERT INTO household (id) VALUES ('hou_1')"))
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


OLDER = """
INSERT INTO world_state VALUES (1, 'old', 'tiny', 0, 0, 1, 1, 777, 60.0, 'video-request-2019', 3);
INSERT INTO agency VALUES ('age_1', 'Fictional Police', NULL, NULL);
INSERT INTO account VALUES ('acc_1', 'resident', '', NULL, 0, 1), ('acc_2', 'officer', 'A. Clerk', 'age_1', 1, 1);
INSERT INTO household VALUES ('hou_1');
INSERT INTO incident VALUES ('inc_1', 'age_1', '19-1', 'theft', 'street', 0.5, 0.5, 1, 2);
INSERT INTO footage_request VALUES ('req_1', 'age_1', 'acc_2', 'A. Clerk', 'inc_1', 'theft', '19-1', 'desk',
    'Please look.', '[]', 0.1, 1, 2, 3, 'delivered', '', 4);
INSERT INTO consent_event VALUES ('con_1', 'hou_1', 'acc_1', 'opted-out', NULL, 5, 1),
    ('con_2', 'hou_1', 'acc_1', 'opted-in', NULL, 6, 2), ('con_3', 'hou_1', 'acc_1', 'given', 'req_1', 7, 3),
    ('con_4', 'hou_1', 'acc_1', 'refused', 'req_1', 8, 4);
"""
"""Rows as revision 0002 kept them."""

CONSENT = "SELECT id, kind, purpose, scopes FROM consent_event ORDER BY position"
SINCE = [
    ("con_1", "withdrawn", "requests", "[]"),
    ("con_2", "given", "requests", "[]"),
    ("con_3", "given", "answer", "[]"),
    ("con_4", "refused", "answer", "[]"),
]


def moved(database: Database, step: Callable[..., None], revision: str) -> None:
    """Bring a database to one revision by Alembic's own command."""
    config = migrate._config()
    with database.acting() as rows:
        config.attributes["connection"] = rows
        step(config, revision)


@pytest.fixture
def older(database: Database) -> Database:
    """A database of revision 0002 with rows."""
    moved(database, command.upgrade, "0002")
    with database.acting() as rows:
        for statement in filter(str.strip, OLDER.split(";\n")):
            rows.execute(text(statement))
    return database


def found(database: Database, statement: str) -> list[tuple[object, ...]]:
    with database.looking() as rows:
        return [tuple(row) for row in rows.execute(text(statement))]


def test_an_older_world_keeps_its_rows_and_its_consent_is_put_into_the_new_words(older: Database) -> None:
    assert not migrate.is_current(older)
    migrate.upgrade(older)
    assert migrate.is_current(older)
    assert found(older, CONSENT) == SINCE
    assert found(older, "SELECT regime_id, further_incidents FROM footage_request") == [("video-request-2019", "[]")]
    assert found(older, "SELECT pinned, started_us, clock_us FROM world_state") == [(1, 777, 777)]
    assert found(older, "SELECT id, seen_us FROM account ORDER BY id") == [("acc_1", None), ("acc_2", 777)]
    assert found(older, "SELECT kind, due_us, done_us FROM agenda_item ORDER BY kind") == [
        ("close-idle", 777, None),
        ("expire-clips", 777, None),
        ("legal-report", 777, None),
    ]


def test_the_guards_of_older_tables_outlast_an_upgrade(older: Database) -> None:
    migrate.upgrade(older)
    for table in ("consent_event", "footage_request", "agenda_item"):
        with pytest.raises(DatabaseError, match="only ever added"), older.acting() as rows:
            rows.execute(text(f"DELETE FROM {table}"))


def test_a_downgrade_leaves_the_older_tables_as_they_were_and_can_be_upgraded_again(older: Database) -> None:
    schema = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2"
    columns = (
        "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY 1, 2"
    )
    before = found(older, schema), found(older, columns)
    migrate.upgrade(older)
    moved(older, command.downgrade, "0002")
    assert (found(older, schema), found(older, columns)) == before
    migrate.upgrade(older)
    assert found(older, CONSENT) == SINCE


def test_an_agreement_that_approved_statements_keeps_checking_their_words_as_a_clause_of_its_own(
    database: Database,
) -> None:
    moved(database, command.upgrade, "0009")
    approved = '[{"name": "statements-approved", "number": 0, "usd": 0, "company_usd": 0}]'
    with database.acting() as rows:
        rows.execute(text("PRAGMA defer_foreign_keys = ON"))
        for name, clauses in (("agr_1", approved), ("agr_2", "[]")):
            values = {"id": name, "clauses": clauses}
            rows.execute(
                text(
                    "INSERT INTO agreement (id, agency_id, form, clauses, signatories, drafted_us, starts_us, "
                    "notice_days, state, renews) VALUES (:id, 'age_1', 'memorandum', :clauses, '[]', 0, 0, 30, "
                    "'in-force', '')"
                ),
                values,
            )
        rows.execute(text("INSERT INTO agency (id, name, kind) VALUES ('age_1', 'Police', 'police')"))
    migrate.upgrade(database)
    with database.looking() as rows:
        held = {row[0]: row[1] for row in rows.execute(text("SELECT id, clauses FROM agreement"))}
    names = {name: [clause["name"] for clause in json.loads(clauses)] for name, clauses in held.items()}
    assert names == {"agr_1": ["statements-approved", "wording"], "agr_2": []}
    moved(database, command.downgrade, "0009")
    with database.looking() as rows:
        back = rows.execute(text("SELECT clauses FROM agreement WHERE id = 'agr_1'")).scalar_one()
    assert json.loads(back) == json.loads(approved)
