"""What a household released, clip by clip, and what of it was taken back. Company role only."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlmodel import col

from ..models import Release, ReleaseOrigin


@dataclass(frozen=True, slots=True)
class ReleasedClip:
    """A clip that a household released in answer to a request, and whether it was taken back."""

    release_id: str
    taken_back: bool


def released_clips(rows: Connection, household_id: str, request_id: str) -> dict[str, ReleasedClip]:
    """List by clip what a household released in answer to one request."""
    found = rows.execute(
        select(col(ReleaseOrigin.clip_id), col(Release.id), col(Release.withdrawn_us))
        .join(Release, col(Release.id) == col(ReleaseOrigin.release_id))
        .where(col(ReleaseOrigin.household_id) == household_id, col(Release.request_id) == request_id)
    )
    return {row[0]: ReleasedClip(row[1], row[2] is not None) for row in found}


def captures_released(rows: Connection, household_id: str, request_id: str | None = None) -> list[str]:
    """List the SHA-256 of each capture that a household released and did not take back, sorted.

    Parameters
    ----------
    request_id : str, optional
        By default in answer to any request.
    """
    query = (
        select(col(Release.capture_sha256))
        .join(ReleaseOrigin, col(ReleaseOrigin.release_id) == col(Release.id))
        .where(
            col(ReleaseOrigin.household_id) == household_id,
            col(Release.withdrawn_us).is_(None),
            col(Release.capture_sha256) != "",
        )
        .distinct()
        .order_by(col(Release.capture_sha256))
    )
    if request_id is not None:
        query = query.where(col(Release.request_id) == request_id)
    return list(rows.execute(query).scalars())
