"""Clips as bytes: what cameras handed over, and what was released of it.

Company role only, but for the released bytes. Nothing here knows what the bytes show or who may see them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from ..models import Camera, CameraPlace, Clip, Footage, Person, Picture, Release, ReleasedPicture
from .erasing import is_there
from .tables import columns_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A clip, and the camera that recorded it.

    Parameters
    ----------
    start_us, end_us : int
        Simulated time, microseconds.
    sealed : bool
        Whether the camera seals what it records with its resident's own key.
    lon, lat : float
        Exact place of the camera, WGS 84 degrees.
    over : bool
        Whether its time was over once, so that it is kept for a legal demand alone.
    """

    clip_id: str
    household_id: str
    camera_id: str
    start_us: int
    end_us: int
    shows_event: bool
    sealed: bool
    model: str
    lon: float
    lat: float
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A clip's bytes as the company keeps them.

    Parameters
    ----------
    sha256 : str
        Of the body, hexadecimal; of a sealed clip it is the box's, which says nothing about what is inside.
    media_type : str
        Of the clip, also where it is sealed.
    ingested_us : int
        When the camera handed it over, simulated microseconds.
    """

    clip_id: str
    sha256: str
    media_type: str
    sealed: bool
    body: bytes
    ingested_us: int


def find_recording(rows: Connection, clip_id: str) -> Recording | None:
    """Find a clip with its camera; one that is gone for good is not found."""
    row = rows.execute(
        select(
            *columns_of(Clip),
            col(Camera.household_id),
            col(Camera.end_to_end),
            col(Camera.model),
            col(CameraPlace.lon),
            col(CameraPlace.lat),
        )
        .join(Camera, col(Camera.id) == col(Clip.camera_id))
        .join(CameraPlace, col(CameraPlace.camera_id) == col(Camera.id))
        .where(col(Clip.id) == clip_id, is_there())
    ).one_or_none()
    if row is None:
        return None
    return Recording(
        clip_id=row.id,
        household_id=row.household_id,
        camera_id=row.camera_id,
        start_us=row.start_us,
        end_us=row.end_us,
        shows_event=bool(row.shows_event),
        sealed=bool(row.end_to_end),
        model=row.model,
        lon=row.lon,
        lat=row.lat,
        over=bool(row.over),
    )


def sealed_cameras(rows: Connection, household_id: str) -> frozenset[str]:
    """Return the cameras of a household whose clips the company cannot open."""
    found = rows.execute(
        select(col(Camera.id)).where(col(Camera.household_id) == household_id, col(Camera.end_to_end).is_(True))
    )
    return frozenset(found.scalars())


def owner_name(rows: Connection, household_id: str) -> str:
    """Return the name of a household's first resident: the one on its cameras' account."""
    query = select(col(Person.name)).where(col(Person.household_id) == household_id)
    return str(rows.execute(query.order_by(col(Person.since_us), col(Person.account_id)).limit(1)).scalar_one())


def find_kept(rows: Connection, clip_id: str) -> Kept | None:
    """Find a clip's bytes; None where none were needed yet."""
    row = rows.execute(select(*columns_of(Footage)).where(col(Footage.clip_id) == clip_id)).one_or_none()
    if row is None:
        return None
    return Kept(
        clip_id=row.clip_id,
        sha256=row.sha256,
        media_type=row.media_type,
        sealed=bool(row.sealed),
        body=row.body,
        ingested_us=row.ingested_us,
    )


def add_kept(rows: Connection, kept: Kept) -> None:
    """Keep a clip's bytes; those that are there already stay."""
    rows.execute(
        insert(Footage)
        .values(
            clip_id=kept.clip_id,
            sha256=kept.sha256,
            media_type=kept.media_type,
            sealed=kept.sealed,
            body=kept.body,
            ingested_us=kept.ingested_us,
        )
        .on_conflict_do_nothing()
    )


def add_released_bytes(rows: Connection, sha256: str, media_type: str, body: bytes) -> None:
    """Keep released bytes, also where such bytes were released before and are gone."""
    fresh = insert(ReleasedPicture).values(sha256=sha256, media_type=media_type, body=body)
    rows.execute(fresh.on_conflict_do_update(index_elements=["sha256"], set_={"body": body}))


def set_footage(rows: Connection, release_id: str, commitment: str, sha256: str, media_type: str) -> None:
    """Note which bytes a release consists of, with a commitment to the capture from which they come."""
    values = {"capture_commitment": commitment, "footage_sha256": sha256, "footage_type": media_type}
    rows.execute(update(Release).where(col(Release.id) == release_id).values(values))


def keep_picture(rows: Connection, sha256: str, body: bytes) -> None:
    """Keep a picture that stands for clips whose own is not kept."""
    rows.execute(insert(Picture).values(sha256=sha256, media_type="image/png", body=body).on_conflict_do_nothing())
