"""What a household released, clip by clip, and what of it was taken back. Company role only."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Final

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from ..models import ConsentEvent, Release, ReleaseOrigin


@dataclass(frozen=True, slots=True)
class ReleasedClip:
    """A clip that a household released in answer to a request, and whether it was taken back."""

    release_id: str
    taken_back: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a release came from.

    Parameters
    ----------
    capture_sha256 : str
        Of the bytes as captured, hexadecimal; "" where a release is older than footage.
    grant_id : str
        The event of the household's history by which a resident released it; "" likewise.
    """

    household_id: str
    clip_id: str
    capture_sha256: str
    grant_id: str


_ORIGIN: Final = (
    col(ReleaseOrigin.household_id),
    col(ReleaseOrigin.clip_id),
    col(ReleaseOrigin.capture_sha256),
    col(ReleaseOrigin.grant_id),
)


def released_clips(rows: Connection, household_id: str, request_id: str) -> dict[str, ReleasedClip]:
    """List by clip what a household released in answer to one request."""
    found = rows.execute(
        select(col(ReleaseOrigin.clip_id), col(Release.id), col(Release.withdrawn_us))
        .join(Release, col(Release.id) == col(ReleaseOrigin.release_id))
        .where(col(ReleaseOrigin.household_id) == household_id, col(Release.request_id) == request_id)
    )
    return {row[0]: ReleasedClip(row[1], row[2] is not None) for row in found}


def releasers(rows: Connection, household_id: str) -> dict[str, str]:
    """Return by release of a household the account whose yes it left by; "" where none was noted."""
    found = rows.execute(
        select(col(ReleaseOrigin.release_id), col(ConsentEvent.account_id))
        .outerjoin(ConsentEvent, col(ConsentEvent.id) == col(ReleaseOrigin.grant_id))
        .where(col(ReleaseOrigin.household_id) == household_id)
    )
    return {row[0]: row[1] or "" for row in found}


def add_origin(rows: Connection, release_id: str, origin: Origin) -> None:
    """Remember where a release came from; the reading role never learns it."""
    rows.execute(insert(ReleaseOrigin).values(release_id=release_id, **asdict(origin)))


def origin_of(rows: Connection, release_id: str) -> Origin:
    """Return where a release came from."""
    query = select(*_ORIGIN).where(col(ReleaseOrigin.release_id) == release_id)
    return Origin(*tuple(rows.execute(query).one()))


def origins_standing(rows: Connection, household_id: str, request_id: str | None = None) -> list[Origin]:
    """List where a household's releases come from that it did not take back, by clip.

    Parameters
    ----------
    request_id : str, optional
        By default in answer to any request.
    """
    query = (
        select(*_ORIGIN)
        .join(Release, col(ReleaseOrigin.release_id) == col(Release.id))
        .where(
            col(ReleaseOrigin.household_id) == household_id,
            col(Release.withdrawn_us).is_(None),
            col(ReleaseOrigin.capture_sha256) != "",
        )
        .order_by(col(ReleaseOrigin.clip_id), col(ReleaseOrigin.release_id))
    )
    if request_id is not None:
        query = query.where(col(Release.request_id) == request_id)
    return [Origin(*tuple(row)) for row in rows.execute(query)]
