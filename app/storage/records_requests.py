"""Records requests and their files: rows to facts, and back. It decides nothing."""

from __future__ import annotations

import json
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select, update
from sqlmodel import col

from ..models import Agency, RecordsFile, RecordsRequest
from ..policy.records_facts import RecordsFact, RecordsFileFact
from ..policy.wire.paging import Place
from .tables import columns_of, comes_after

_REQUESTS: Final[Select[Any]] = select(*columns_of(RecordsRequest), col(Agency.name)).join(
    Agency, col(Agency.id) == col(RecordsRequest.agency_id)
)
"""Written once; what is asked for is added."""


def add_request(rows: Connection, fact: RecordsFact) -> None:
    """Store a request."""
    rows.execute(
        insert(RecordsRequest).values(
            id=fact.records_id,
            account_id=fact.account_id,
            agency_id=fact.agency_id,
            topics=json.dumps(fact.topics),
            from_us=fact.from_us,
            to_us=fact.to_us,
            filed_us=fact.filed_us,
            due_us=fact.due_us,
        )
    )


def list_requests(rows: Connection, account_id: str, after: Place | None, most: int) -> list[RecordsFact]:
    """List a bounded number of one account's requests after a place in the list, newest first."""
    filed, records_id = col(RecordsRequest.filed_us), col(RecordsRequest.id)
    query = _REQUESTS.where(col(RecordsRequest.account_id) == account_id)
    if after is not None:
        query = query.where(comes_after(after, filed, records_id))
    return _facts(rows, query.order_by(filed.desc(), records_id).limit(most))


def find_request(rows: Connection, records_id: str) -> RecordsFact | None:
    """Find a request by its id."""
    return next(iter(_facts(rows, _REQUESTS.where(col(RecordsRequest.id) == records_id))), None)


def _facts(rows: Connection, query: Select[Any]) -> list[RecordsFact]:
    return [
        RecordsFact(
            records_id=row.id,
            account_id=row.account_id,
            agency_id=row.agency_id,
            agency_name=row.name,
            topics=tuple(json.loads(row.topics)),
            from_us=row.from_us,
            to_us=row.to_us,
            filed_us=row.filed_us,
            due_us=row.due_us,
            answered_us=row.answered_us,
        )
        for row in rows.execute(query)
    ]


def add_file(rows: Connection, records_id: str, name: str, media_type: str, sha256: str, body: bytes) -> None:
    """Store a file of an answer."""
    rows.execute(
        insert(RecordsFile).values(records_id=records_id, name=name, media_type=media_type, sha256=sha256, body=body)
    )


def mark_answered(rows: Connection, records_id: str, at_us: int) -> None:
    """Note that a request was answered."""
    rows.execute(update(RecordsRequest).where(col(RecordsRequest.id) == records_id).values(answered_us=at_us))


def list_files(rows: Connection, records_id: str) -> list[RecordsFileFact]:
    """List the files of an answer, without their bytes."""
    return _files(rows, col(RecordsFile.records_id) == records_id)


def find_file(rows: Connection, records_id: str, name: str) -> RecordsFileFact | None:
    """Find one file of an answer by its name, without its bytes."""
    one = (col(RecordsFile.records_id) == records_id) & (col(RecordsFile.name) == name)
    return next(iter(_files(rows, one)), None)


def _files(rows: Connection, which: ColumnElement[bool]) -> list[RecordsFileFact]:
    found = rows.execute(
        select(
            col(RecordsFile.records_id),
            col(RecordsRequest.account_id),
            col(RecordsFile.name),
            col(RecordsFile.media_type),
            func.length(col(RecordsFile.body)).label("size"),
            col(RecordsFile.sha256),
        )
        .join(RecordsRequest, col(RecordsRequest.id) == col(RecordsFile.records_id))
        .where(which)
    )
    return [
        RecordsFileFact(
            records_id=row.records_id,
            account_id=row.account_id,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
        )
        for row in found
    ]


def read_file(rows: Connection, records_id: str, name: str) -> tuple[str, bytes]:
    """Return the media type and the bytes of a file that is there."""
    row = rows.execute(
        select(col(RecordsFile.media_type), col(RecordsFile.body)).where(
            col(RecordsFile.records_id) == records_id, col(RecordsFile.name) == name
        )
    ).one()
    return row[0], row[1]
