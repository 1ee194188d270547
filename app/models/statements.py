"""What agencies want to say in public: each statement as it stands, and every step that it took."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from .columns import id_field, link, time_field


class Statement(SQLModel, table=True):
    """A press release or a post of an agency, as it stands."""

    __tablename__ = "statement"

    id: str = id_field()
    agency_id: str = link("agency.id")
    kind: str
    state: str
    published_us: int | None = time_field(nullable=True)


class StatementVersion(SQLModel, table=True):
    """One step of a statement with its wording then; rows are only ever added."""

    __tablename__ = "statement_version"
    __table_args__ = (UniqueConstraint("statement_id", "position"),)

    id: str = id_field()
    statement_id: str = link("statement.id", index=False)
    position: int
    at_us: int = time_field()
    step: str
    side: str
    account_id: str = link("account.id")
    title: str
    text: str
    note: str
