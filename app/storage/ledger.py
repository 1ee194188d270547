"""The ledger of the arrangement: rows to facts, and back; and the released clips as the ledger counts them."""

from __future__ import annotations

from dataclasses import asdict
from typing import cast

from sqlalchemy import Connection, func, insert, select
from sqlmodel import col

from ..models import LedgerEntry, Release, ReleasedPicture
from ..policy.agreement_facts import EntryFact, ReceivedFact
from ..policy.wire.ledger import EntryKind


def add_entry(rows: Connection, entry_id: str, position: int, entry: EntryFact) -> None:
    """Add an entry; ``position`` counts an agency's entries from 0."""
    rows.execute(insert(LedgerEntry).values(id=entry_id, position=position, **asdict(entry)))


def list_entries(rows: Connection, agency_id: str | None = None) -> list[EntryFact]:
    """List entries, oldest first; of one agency, or of all."""
    query = select(
        col(LedgerEntry.agency_id),
        col(LedgerEntry.kind),
        col(LedgerEntry.at_us),
        col(LedgerEntry.number),
        col(LedgerEntry.agency_usd),
        col(LedgerEntry.company_usd),
    ).order_by(col(LedgerEntry.agency_id), col(LedgerEntry.position))
    if agency_id is not None:
        query = query.where(col(LedgerEntry.agency_id) == agency_id)
    return [
        EntryFact(
            agency_id=row[0],
            kind=cast("EntryKind", row[1]),
            at_us=row[2],
            number=row[3],
            agency_usd=row[4],
            company_usd=row[5],
        )
        for row in rows.execute(query)
    ]


def list_received(rows: Connection, agency_id: str) -> list[ReceivedFact]:
    """List the clips that were released to an agency, with the padded size of their recordings, bytes."""
    query = (
        select(
            col(Release.start_us),
            col(Release.end_us),
            func.coalesce(func.length(col(ReleasedPicture.body)), 0),
            col(Release.expires_us),
            col(Release.withdrawn_us),
        )
        .outerjoin(ReleasedPicture, col(ReleasedPicture.sha256) == col(Release.footage_sha256))
        .where(col(Release.agency_id) == agency_id)
    )
    return [
        ReceivedFact(
            agency_id=agency_id, start_us=row[0], end_us=row[1], size=row[2], expires_us=row[3], withdrawn_us=row[4]
        )
        for row in rows.execute(query)
    ]
