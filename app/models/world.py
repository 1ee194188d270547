"""A world's own state: its clock, the regime in force, its agenda, and who runs its ticker."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from .columns import added, id_field, time_field


class WorldState(SQLModel, table=True):
    """The one row that says what world this is and what time it is there."""

    __tablename__ = "world_state"

    id: int = Field(primary_key=True)
    name: str
    town: str
    west: float
    south: float
    east: float
    north: float
    clock_us: int = time_field()
    pace: float
    regime_id: str
    epoch: int
    pinned: bool = added(default=True)
    started_us: int = added(0, sa_type=BigInteger)
    timezone: str = added("UTC")
    inhabited: bool = added(default=False)


class RegimeChange(SQLModel, table=True):
    """A change of the regime in force; rows are only ever added."""

    __tablename__ = "regime_change"

    id: str = id_field()
    at_us: int = time_field()
    from_id: str = Field(max_length=40)
    to_id: str = Field(max_length=40)
    position: int = Field(unique=True)


class AgendaItem(SQLModel, table=True):
    """A deferred effect; only ``worlds.advance`` runs it, in (due, key) order."""

    __tablename__ = "agenda_item"
    __table_args__ = (Index("ix_agenda_open", "done_us", "due_us", "key"),)

    key: str = id_field()
    due_us: int = time_field()
    kind: str
    subject: str
    done_us: int | None = time_field(nullable=True)


class TickerLease(SQLModel, table=True):
    """Which process moves the world's clock at present; times here are wall time."""

    __tablename__ = "ticker_lease"

    id: int = Field(primary_key=True)
    holder: str
    expires_us: int = time_field()
