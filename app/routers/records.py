"""The API for journalists: what an agency holds, asked for under the law on public records. Every answer is gated."""

from __future__ import annotations

from ..edge.door import AtGate
from ..edge.parameters import After, WriteKey
from ..edge.routes import GatedRouter
from ..policy.released import Released, ReleasedBytes
from ..policy.roles import Role
from ..policy.wire.records import (
    AskForRecords,
    FetchRecordsFile,
    HolderList,
    ListHolders,
    ListRecordsRequests,
    ReadRecordsRequest,
    RecordsDraft,
    RecordsLine,
    RecordsList,
    RecordsView,
)
from .bodies import RECORDS

router = GatedRouter(serves={Role.JOURNALIST}, prefix="/records", tags=["records"])


@router.get("/agencies")
def list_holders(door: AtGate) -> Released[HolderList]:
    """The agencies of this world that can be asked for records."""
    return door.ask(ListHolders())


@router.get("/requests")
def list_records_requests(door: AtGate, after: After = "") -> Released[RecordsList]:
    """Your requests for records, newest first; a page at a time."""
    return door.ask(ListRecordsRequests(after))


@router.post("/requests", status_code=201)
def ask_for_records(door: AtGate, draft: RecordsDraft, idempotency_key: WriteKey) -> Released[RecordsLine]:
    """Ask an agency for what it holds; the answer comes after ten simulated days."""
    del idempotency_key  # the door reads it
    return door.carry_out(AskForRecords(draft))


@router.get("/requests/{records_id}")
def read_records_request(door: AtGate, records_id: str) -> Released[RecordsView]:
    """One of your requests for records, with the files that came."""
    return door.ask(ReadRecordsRequest(records_id))


@router.get("/requests/{records_id}/files/{name}", responses=RECORDS)
def fetch_records_file(door: AtGate, records_id: str, name: str) -> ReleasedBytes:
    """A file of the answer: a table as CSV, a description as text, or all of them in one zip file."""
    return door.fetch(FetchRecordsFile(records_id, name))
