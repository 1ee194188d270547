"""Where posts that appeared came from, and where incidents were. Company role only: for the truth view and calls."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlmodel import col

from ..models import Incident, Post, PostOrigin
from ..policy.geometry import Point


@dataclass(frozen=True, slots=True)
class Placed:
    """A resident's post that appeared, and where its author's camera hangs: (lon, lat) degrees."""

    category: str
    at_us: int
    place: Point


@dataclass(frozen=True, slots=True)
class Happened:
    """An incident: where, (lon, lat) degrees, and when it was over, simulated microseconds."""

    place: Point
    to_us: int


def list_placed(rows: Connection) -> list[Placed]:
    """List the posts of residents that appeared, whatever became of them, in the order in which they were written."""
    found = rows.execute(
        select(col(Post.category), col(Post.at_us), col(PostOrigin.lon), col(PostOrigin.lat))
        .join(PostOrigin, col(PostOrigin.post_id) == col(Post.id))
        .where(col(Post.published_us).is_not(None))
        .order_by(col(Post.number))
    )
    return [Placed(row[0], row[1], (row[2], row[3])) for row in found]


def list_happened(rows: Connection, by_us: int) -> list[Happened]:
    """List the incidents that were over by a moment, oldest first."""
    found = rows.execute(
        select(col(Incident.lon), col(Incident.lat), col(Incident.to_us))
        .where(col(Incident.to_us) <= by_us)
        .order_by(col(Incident.to_us), col(Incident.id))
    )
    return [Happened((row[0], row[1]), row[2]) for row in found]


@dataclass(frozen=True, slots=True)
class Call:
    """What was called about: whose record it is on, which kind, and where, (lon, lat) degrees."""

    agency_id: str
    category: str
    place: Point


def find_call(rows: Connection, incident_id: str) -> Call:
    """Return what was called about, of an incident that is there."""
    query = select(col(Incident.agency_id), col(Incident.category), col(Incident.lon), col(Incident.lat))
    row = rows.execute(query.where(col(Incident.id) == incident_id)).one()
    return Call(row.agency_id, row.category, (row.lon, row.lat))
