"""Bulk loading of a planted world: plain rows in, one INSERT a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

from ..models import (
    Account,
    Agency,
    Agreement,
    AgreementEvent,
    AttributionRow,
    Camera,
    CameraPlace,
    Clip,
    Credential,
    Dwelling,
    Footage,
    House,
    Household,
    Incident,
    LedgerEntry,
    PartnerAgency,
    Person,
    Picture,
    Publication,
    SubsidyProgramme,
    Zone,
)

TABLES: Final[Mapping[str, type[SQLModel]]] = {
    "agency": Agency,
    "agreement": Agreement,
    "agreement_event": AgreementEvent,
    "ledger_entry": LedgerEntry,
    "account": Account,
    "credential": Credential,
    "house": House,
    "household": Household,
    "dwelling": Dwelling,
    "person": Person,
    "camera": Camera,
    "camera_place": CameraPlace,
    "zone": Zone,
    "picture": Picture,
    "clip": Clip,
    "footage": Footage,
    "incident": Incident,
    "publication": Publication,
    "partner_agency": PartnerAgency,
    "subsidy_programme": SubsidyProgramme,
    "attribution": AttributionRow,
}
"""Tables that planting fills, in an order that respects their links."""

_BATCH: Final = 5_000


def add_rows(rows: Connection, table: str, values: Iterable[Mapping[str, Any]]) -> int:
    """Add many rows to one table, in batches, and return how many.

    Parameters
    ----------
    table : str
        A key of `TABLES`.
    values : iterable of mapping
        Column name to value, every column given.
    """
    count = 0
    statement = insert(TABLES[table])
    for batch in _batches(iter(values)):
        rows.execute(statement, batch)
        count += len(batch)
    return count


def _batches(values: Iterator[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    while batch := list(islice(values, _BATCH)):
        yield batch
