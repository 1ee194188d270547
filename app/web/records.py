"""The journalist's pages: requests for records, and the files that came. Every part of them has passed the gate."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, get_args

from pydantic import ValidationError

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part, SeeOther
from ..edge.parameters import After
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.released import Released, ReleasedBytes
from ..policy.roles import Role
from ..policy.wire.records import (
    AskForRecords,
    FetchRecordsFile,
    ListHolders,
    ListRecordsRequests,
    ReadRecordsRequest,
    RecordsDraft,
    RecordTopic,
)

router = GatedRouter(serves={Role.JOURNALIST}, prefix="/records", include_in_schema=False)

ADVICE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "agency_id": "Agency: choose one from the list.",
        "topics": "Records: choose at least one kind.",
        "from_day": "From: write a day such as 2019-08-01.",
        "to_day": "To: write a day such as 2019-08-31.",
    }
)
TOPICS: Final[tuple[RecordTopic, ...]] = get_args(RecordTopic)


@router.get("")
def home(door: AtGate, after: After = "") -> Page:
    """Show one's requests, and the form for another."""
    return _home(door, after=after)


@router.post("/requests")
def ask(door: AtGateForm) -> Page | SeeOther:
    """Ask for records."""
    read = _read(door.form)
    answer = door.try_to_carry_out(AskForRecords(read)) if isinstance(read, RecordsDraft) else door.refuse(*read)
    if isinstance(answer, Released):
        return SeeOther(f"/records/requests/{answer.payload.id}", after=answer)
    return _home(door, status=422, refused=answer)


@router.get("/requests/{records_id}")
def show(door: AtGate, records_id: str) -> Page:
    """Show one request with its files."""
    return Page("records/request.html", records=door.ask(ReadRecordsRequest(records_id)))


@router.get("/requests/{records_id}/files/{name}")
def fetch(door: AtGate, records_id: str, name: str) -> ReleasedBytes:
    """Fetch a file of an answer."""
    return door.fetch(FetchRecordsFile(records_id, name))


def _read(form: Mapping[str, str]) -> RecordsDraft | tuple[Reason, ...]:
    """Turn the fields of a form into a draft, or into the reasons why they cannot be one."""
    topics = tuple(topic for topic in TOPICS if form.get(f"topic-{topic}") == "yes")
    typed = {"agency_id": form.get("agency_id", ""), "topics": topics}
    days = {name: _day(form.get(name, "")) for name in ("from_day", "to_day")}
    try:
        return RecordsDraft.model_validate(typed | days)
    except ValidationError as error:
        wrong = sorted({str(fault["loc"][0]) for fault in error.errors()})
        return tuple(Reason("field-unusable", ADVICE[name]) for name in wrong)


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return text


def _home(door: GateDoor, *, status: int = 200, after: str = "", **more: Part) -> Page:
    listed, holders = door.ask(ListRecordsRequests(after)), door.ask(ListHolders())
    return Page("records/home.html", status=status, listed=listed, holders=holders, **more)
