"""Records requests: filed by a journalist, answered by the agenda as the agency's records office, by rule.

What comes out is decided by covering rules; what is withheld, where it is written out (`policy/disclose/records.py`).
Nobody at the agency chooses. The office reads no table about residents.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any, Final, cast

from sqlalchemy import Connection

from ..policy.acts_around import AnswerRecords
from ..policy.casefile import Standing
from ..policy.disclose.records import EXEMPTIONS
from ..policy.disclose.records_tables import tables_of
from ..policy.gate import Admitted
from ..policy.records_facts import RecordsFact, RecordTable
from ..policy.roles import Role
from ..policy.units import DAY
from ..policy.wire.base import microseconds
from ..policy.wire.public import NOTICE
from ..policy.wire.records import AskForRecords
from ..storage import (
    agenda,
    agreements,
    ledger,
    mail,
    onward,
    records_requests,
    request_events,
    requests,
    standings,
    statements,
    worlds_rows,
)
from ..worlds.world import World
from .spreadsheets import cell

ANSWER_RECORDS: Final = "answer-records"
"""Kind of agenda row that answers a records request."""
ANSWER_DAYS: Final = 10
"""Simulated days from a request to its answer. An assumption: state laws name 3 to 10 working days."""
ALL_IN_ONE: Final = "records.zip"
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip file can name: equal records give equal bytes."""


def with_holder(rows: Connection, standing: Standing, question: Any) -> Standing:
    """Add to a standing the agency that a request names."""
    return replace(standing, other_agency=onward.find_agency(rows, question.draft.agency_id, standing.now_us))


def ask_for_records(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[RecordsFact]:
    """File a request, and put its answer on the agenda."""
    standing, draft = admitted.standing, cast("AskForRecords", admitted.question).draft
    records_id = world.new_id("records", standing.account_id or "", key)
    fact = RecordsFact(
        records_id=records_id,
        account_id=standing.account_id or "",
        agency_id=draft.agency_id,
        agency_name="",
        topics=tuple(sorted(set(draft.topics))),
        from_us=microseconds(datetime.combine(draft.from_day, time(), UTC)),
        to_us=microseconds(datetime.combine(draft.to_day, time(), UTC)) + DAY - 1,
        filed_us=standing.now_us,
        due_us=standing.now_us + ANSWER_DAYS * DAY,
        answered_us=None,
    )
    records_requests.add_request(rows, fact)
    due = agenda.Due(world.new_id("agenda", ANSWER_RECORDS, records_id), fact.due_us, ANSWER_RECORDS, records_id)
    agenda.add(rows, due)
    found = records_requests.find_request(rows, records_id)
    return [found] if found else []


def answer_records(world: World, rows: Connection, records_id: str) -> None:
    """Bring out what the agency holds, as files: a table each, and all of them in one."""
    asked = records_requests.find_request(rows, records_id)
    if asked is None:
        return
    now = worlds_rows.read_now(rows)
    regime = world.regime(now.regime_id)
    act = AnswerRecords(asked.agency_id, frozenset(asked.topics), asked.from_us, asked.to_us)
    office = Standing(role=Role.MODERATOR, now_us=now.clock_us)
    decision = world.gate.decide(act, office, _held(rows, asked, now.clock_us), regime)
    files = dict(_files(tables_of(decision.covered, act, regime), asked))
    files[ALL_IN_ONE] = _zipped(files)
    for name, body in files.items():
        digest = hashlib.sha256(body).hexdigest()
        records_requests.add_file(rows, records_id, name, _media_type(name), digest, body)
    records_requests.mark_answered(rows, records_id, now.clock_us)


def _held(rows: Connection, asked: RecordsFact, now_us: int) -> list[Any]:
    """Load everything that an agency holds; the covering rules choose of it."""
    agency_id = asked.agency_id
    own = requests.list_requests(rows, agency_id)
    steps = (step for one in own for step in request_events.step_facts(rows, request_id=one.request_id))
    return [
        *own,
        *steps,
        *requests.list_releases(rows, agency_id=agency_id),
        *statements.list_statements(rows, now_us, agency_id),
        *requests.read_totals(rows, agency_id),
        *standings.list_colleagues(rows, agency_id),
        *agreements.list_agreements(rows, agency_id),
        *ledger.list_entries(rows, agency_id),
        *mail.list_of_agency(rows, agency_id),
    ]


def _files(tables: Iterable[RecordTable], asked: RecordsFact) -> Iterator[tuple[str, bytes]]:
    named = [(f"{table.name}.csv", as_csv(table)) for table in tables]
    digests = (f"{hashlib.sha256(body).hexdigest()}  {name}" for name, body in named)
    about = (
        NOTICE,
        "",
        f"Records of {asked.agency_name}: {', '.join(asked.topics)}.",
        "",
        *EXEMPTIONS,
        "",
        "SHA-256 of each file:",
        *digests,
        "",
    )
    yield "about.txt", "\n".join(about).encode()
    yield from named


def as_csv(table: RecordTable) -> bytes:
    """Write a table as CSV; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([cell(one) for one in row] for row in table.rows)
    return out.getvalue().encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(files):
            packed.writestr(zipfile.ZipInfo(name, _BEGINNING), files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _media_type(name: str) -> str:
    kinds = {"csv": "text/csv; charset=utf-8", "txt": "text/plain; charset=utf-8", "zip": "application/zip"}
    return kinds[name.rpartition(".")[2]]
