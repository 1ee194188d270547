"""Decision C: the reading role has no right to exact places, people, notices or consent, however it asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from glassporch.storage.engine import GATED_INSERTS, GATED_READS
from glassporch.worlds.world import World
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import SQLModel

from ..conftest import Bench
from ..papers import Papers
from ..scene import Scene, delivered

OPEN = {
    "account": "who can sign in: no names of residents",
    "agency": "the fictional agencies",
    "agreement": "the two sides' own; confidential terms are kept from the public by a rule",
    "agreement_event": "the two sides' own",
    "attribution": "anybody's",
    "comment": "public by the resident's own act",
    "custody_entry": "hand-overs of what was let out; fetching adds to it",
    "footage_request": "the agencies' own",
    "house": "public geometry: the address list; who lives where is closed",
    "incident": "the agencies' own",
    "invitation": "the agencies' own",
    "ledger_entry": "the two sides' own; no entry names a resident",
    "legal_demand": "the agencies' own papers, and the company's word on them",
    "legal_report": "anybody's",
    "alert_choice": "the officers' own",
    "mail": "the agencies' own, and the company's letters; a copy of a post is what its officer could read",
    "onward": "the agencies' own; whether it arrived is told to the receiving one alone",
    "partner_agency": "anybody's",
    "production": "let out already, on a demand",
    "production_step": "hand-overs of what was produced; fetching adds to it",
    "post": "what readers of the feed see: a cell, and a label for this post alone",
    "post_beside": "let out beside a post, under the rules that did; no other rules make a row",
    "post_footage": "made anew for the readers of a post; nothing of its clip or camera is in the row",
    "post_comment": "public by its author's own act",
    "publication": "let out already",
    "records_file": "made to be given out; nothing in it is about a resident",
    "records_request": "its asker's own",
    "regime_change": "anybody's",
    "release": "let out already",
    "released_picture": "let out already",
    "replay": "the agencies' own",
    "request_event": "what became of the agencies' own requests; none of it depends on residents",
    "response_total": "let out already, where the regime does",
    "sign_in": "to recognise a session",
    "statement": "the agencies' own",
    "statement_version": "the agencies' own; the company and the public are shown less",
    "subsidy_programme": "anybody's: history",
    "world_state": "anybody's",
}
CLOSED = {
    "agenda_item": "what is due; filing only adds to it",
    "alembic_version": "nobody's business",
    "camera": "who has one, since when",
    "camera_place": "exact places",
    "clip": "what was recorded",
    "comment_origin": "who wrote a comment",
    "consent_event": "what a household chose",
    "credential": "password hashes and residents' addresses",
    "decision": "the rules that chose whom to ask say whether somebody had opted out; filing only adds to it",
    "decision_about": "whom a decision was about",
    "demand_event": "what became of a demand, and so whether anybody answers to it",
    "demand_origin": "who answers to a demand",
    "dwelling": "exact places",
    "feed_alert": "who lives near which post",
    "feed_setting": "what a resident follows",
    "footage": "what was recorded",
    "household": "who takes part",
    "notice": "who was asked, and what they answered",
    "notice_display": "who was asked, and what they hid",
    "legal_notice": "who was told of a demand",
    "objection": "who was filmed, where and when; objecting only adds to it",
    "own_replay": "what residents sent",
    "person": "names and addresses",
    "picture": "what was recorded",
    "production_origin": "whom a production came from",
    "post_comment_origin": "who wrote a comment",
    "post_event": "who wrote, judged or took back a post",
    "post_origin": "whose a post is, and where their camera hangs",
    "release_origin": "whom a release came from",
    "ticker_lease": "the operator's",
    "zone": "approximate places",
}
"""Every table, classified on purpose: a new one must be added to one of the two."""

FILED = {
    "agenda_item": "what filing makes due",
    "custody_entry": "that somebody fetched a release",
    "decision": "what was decided",
    "footage_request": "what an officer files",
    "objection": "what somebody who was filmed sends, answered alike whether or not there is a camera",
    "production_step": "that somebody fetched what was produced",
    "replay": "the stored answer of a write",
    "request_event": "the steps of a request that its agency takes",
}
GUARDED = {
    *FILED,
    "agreement",
    "agreement_event",
    "comment",
    "consent_event",
    "decision_about",
    "demand_event",
    "ledger_entry",
    "legal_demand",
    "legal_report",
    "mail",
    "post_comment",
    "post_event",
    "production",
    "production_origin",
    "regime_change",
    "statement_version",
}
"""Tables of which no row is ever deleted, by any role."""


@pytest.fixture
def world(bench: Bench) -> World:
    return bench.world()


@pytest.fixture
def gated(world: World) -> Iterator[Connection]:
    with world.database.reading() as rows:
        yield rows


def test_every_table_is_classified_on_purpose(world: World) -> None:
    with world.database.looking() as rows:
        tables = set(rows.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    assert tables == set(OPEN) | set(CLOSED)
    assert set(SQLModel.metadata.tables) == tables - {"alembic_version"}
    assert not set(OPEN) & set(CLOSED)


def test_the_list_of_the_reading_role_is_that_of_the_open_tables() -> None:
    assert set(OPEN) == GATED_READS
    assert set(FILED) == GATED_INSERTS


def test_every_table_to_which_rows_are_only_added_has_its_guard(world: World) -> None:
    with world.database.looking() as rows:
        guarded = rows.execute(text("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    assert sorted(guarded) == sorted(GUARDED)


def assert_refused(rows: Connection, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"not authorized|prohibited|authoriz"):
        rows.execute(text(statement)).all()


WAYS = [
    "SELECT * FROM {}",
    "SELECT count(*) FROM {}",
    "SELECT 1 FROM {} LIMIT 1",
    "SELECT rowid FROM {}",
    "SELECT EXISTS (SELECT 1 FROM {})",
    "SELECT (SELECT count(*) FROM {}) FROM world_state",
    "SELECT a.* FROM world_state a JOIN {} b ON 1 = 1",
    "SELECT a.* FROM world_state a LEFT JOIN {} b ON 1 = 1",
    "SELECT * FROM (SELECT * FROM {})",
    "WITH hidden AS (SELECT * FROM {}) SELECT count(*) FROM hidden",
    "SELECT id FROM world_state UNION ALL SELECT 1 FROM {}",
    "SELECT id FROM world_state WHERE id IN (SELECT 1 FROM {})",
    "SELECT id FROM world_state ORDER BY (SELECT count(*) FROM {})",
    "SELECT * FROM main.{0}",
]


@pytest.mark.parametrize("table", sorted(CLOSED))
def test_the_reading_role_reads_no_closed_table_however_it_asks(gated: Connection, table: str) -> None:
    for way in WAYS:
        assert_refused(gated, way.format(table))


def test_the_same_questions_are_answered_for_the_company(world: World) -> None:
    with world.database.looking() as rows:
        for table in CLOSED:
            assert rows.execute(text(f"SELECT count(*) FROM {table}")).scalar() is not None


def test_the_reading_role_reads_its_list(gated: Connection) -> None:
    for table in GATED_READS:
        gated.execute(text(f"SELECT * FROM {table} LIMIT 1")).all()


OTHER_STATEMENTS = [
    "ATTACH DATABASE ':memory:' AS other",
    "DETACH DATABASE main",
    "PRAGMA table_info(camera_place)",
    "PRAGMA writable_schema = ON",
    "PRAGMA foreign_keys = OFF",
    "SELECT * FROM pragma_table_info('camera_place')",
    "SELECT * FROM pragma_table_list",
    "SELECT * FROM sqlite_master",
    "SELECT * FROM sqlite_schema",
    "CREATE TABLE own (x)",
    "CREATE TEMP TABLE own (x)",
    "CREATE TABLE own AS SELECT * FROM world_state",
    "CREATE VIEW own AS SELECT * FROM camera_place",
    "CREATE TEMP VIEW own AS SELECT * FROM camera_place",
    "CREATE INDEX own ON world_state (name)",
    "CREATE TRIGGER own AFTER INSERT ON decision BEGIN DELETE FROM camera; END",
    "CREATE TEMP TRIGGER own AFTER INSERT ON decision BEGIN DELETE FROM camera; END",
    "CREATE VIRTUAL TABLE own USING fts5(x)",
    "DROP TABLE world_state",
    "ALTER TABLE world_state ADD COLUMN x",
    "ANALYZE",
    "REINDEX",
    "UPDATE world_state SET clock_us = 0",
    "UPDATE account SET role = 'company-moderator'",
    "UPDATE footage_request SET state = 'queued'",
    "UPDATE decision SET allowed = 1",
    "DELETE FROM decision",
    "DELETE FROM footage_request",
    "DELETE FROM sign_in",
    "INSERT INTO sign_in VALUES ('a', 'b', 'c', 1)",
    "INSERT INTO account (id, role) VALUES ('a', 'officer')",
    "INSERT INTO release SELECT * FROM release",
    "INSERT INTO camera_place VALUES ('a', 1, 2)",
    "INSERT INTO decision SELECT camera_id, 1, lon, lat, NULL, NULL, NULL, '', 1, '', '' FROM camera_place",
    "INSERT INTO replay SELECT account_id, name, email, '' FROM person",
    "INSERT INTO replay VALUES ('a', 'b', (SELECT name FROM person LIMIT 1), '')",
    "INSERT INTO replay VALUES ('a', 'b', '', '') ON CONFLICT DO UPDATE SET answer = (SELECT name FROM person)",
    "INSERT INTO replay VALUES ('a', 'b', '', '') ON CONFLICT DO UPDATE SET answer = 'x'",
    "SELECT load_extension('/lib/x')",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n LIMIT 9",
]


@pytest.mark.parametrize("statement", OTHER_STATEMENTS)
def test_the_reading_role_does_nothing_but_read_and_add(world: World, statement: str) -> None:
    with pytest.raises(DatabaseError), world.database.filing() as rows:
        rows.execute(text(statement))


@pytest.mark.parametrize("role", ["filing", "acting"])
@pytest.mark.parametrize("table", [*sorted(GATED_INSERTS), "consent_event", "decision_about"])
def test_no_role_deletes_or_replaces_what_is_only_ever_added(bench: Bench, table: str, role: str) -> None:
    world = scene_with_rows(bench)
    with world.database.looking() as rows:
        before = rows.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2")).all()
    assert before
    copied = f"{table} SELECT * FROM {table} LIMIT 1"
    for statement in (f"INSERT OR REPLACE INTO {copied}", f"REPLACE INTO {copied}", f"DELETE FROM {table}"):
        with (
            pytest.raises(DatabaseError, match=r"only ever added|not authorized|prohibited"),
            getattr(world.database, role)() as rows,
        ):
            rows.execute(text(statement))
    with world.database.looking() as rows:
        assert rows.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2")).all() == before


def scene_with_rows(bench: Bench) -> World:
    scene = delivered(bench)
    scene.share("resident")
    scene.opt("resident", out=True)
    with scene.world.database.acting() as rows:
        house = rows.execute(text("SELECT id FROM house")).scalars().first()
        row = "INSERT INTO objection VALUES ('obj_1', :house, 0, 1, 'words', 0, 'open', NULL)"
        rows.execute(text(row), {"house": house})
    produced_one(scene)
    return scene.world


def produced_one(scene: Scene) -> None:
    """Let something be produced on a warrant, so that its hand-overs stand on record."""
    found = Papers(scene.bench, scene.world)
    found.grant(found.paper("resident"))


def test_a_view_or_trigger_that_the_company_left_opens_nothing(world: World) -> None:
    with world.database.acting() as rows:
        rows.execute(text("CREATE VIEW careless AS SELECT * FROM camera_place"))
    with world.database.reading() as gated:
        assert_refused(gated, "SELECT * FROM careless")


def test_a_statement_stays_refused_when_it_was_prepared_before(world: World) -> None:
    for _ in range(3):
        with world.database.reading() as gated:
            assert_refused(gated, "SELECT * FROM camera_place")
    with world.database.looking() as rows:
        assert rows.execute(text("SELECT count(*) FROM camera_place")).scalar()


def test_every_connection_of_the_pool_is_held_to_the_list(world: World) -> None:
    from contextlib import ExitStack

    with ExitStack() as stack:
        opened = [stack.enter_context(world.database.reading()) for _ in range(12)]
        for rows in opened:
            assert_refused(rows, "SELECT * FROM camera_place")


def test_links_between_tables_are_enforced_for_both_roles(world: World) -> None:
    with pytest.raises(DatabaseError, match="FOREIGN KEY"), world.database.filing() as rows:
        rows.execute(text("INSERT INTO replay VALUES ('nobody', 'k', 'f', 'a')"))
    with pytest.raises(DatabaseError, match="FOREIGN KEY"), world.database.acting() as rows:
        rows.execute(text("INSERT INTO camera_place VALUES ('nothing', 1.0, 2.0)"))


def test_the_world_keeps_a_write_ahead_log(world: World) -> None:
    with world.database.looking() as rows:
        assert rows.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert rows.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_unit_of_work_that_fails_leaves_nothing_behind(world: World) -> None:
    def fail() -> None:
        with world.database.acting() as rows:
            rows.execute(text("UPDATE world_state SET name = 'changed'"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert world.now().name != "changed"


def test_a_reader_sees_one_moment_while_others_write(world: World) -> None:
    with world.database.reading() as rows:
        before = rows.execute(text("SELECT name FROM world_state")).scalar()
        with world.database.acting() as writing:
            writing.execute(text("UPDATE world_state SET name = 'changed'"))
        assert rows.execute(text("SELECT name FROM world_state")).scalar() == before
    assert world.now().name == "changed"
