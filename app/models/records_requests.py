"""Records requests, and the files that answered them. Nothing in them is about a resident."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from .columns import id_field, link, time_field


class RecordsRequest(SQLModel, table=True):
    """Somebody's request for what an agency holds."""

    __tablename__ = "records_request"

    id: str = id_field()
    account_id: str = link("account.id")
    agency_id: str = link("agency.id")
    topics: str
    from_us: int = time_field()
    to_us: int = time_field()
    filed_us: int = time_field()
    due_us: int = time_field()
    answered_us: int | None = time_field(nullable=True)


class RecordsFile(SQLModel, table=True):
    """A file of an answer."""

    __tablename__ = "records_file"

    records_id: str = link("records_request.id", primary_key=True, index=False)
    name: str = Field(primary_key=True, max_length=80)
    media_type: str
    sha256: str = Field(max_length=64)
    body: bytes = Field(sa_type=LargeBinary)
