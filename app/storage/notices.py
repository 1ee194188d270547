"""Notices and clips of households, and what they released. Company role only."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, insert, select, update
from sqlmodel import col

from ..models import (
    Camera,
    CameraPlace,
    Clip,
    Dwelling,
    FootageRequest,
    House,
    Notice,
    Person,
    Picture,
    Release,
    ReleaseOrigin,
    ResponseTotal,
)
from ..policy.facts import ClipFact
from .erasing import is_shown
from .tables import columns_of

Answer = Literal["", "shared", "declined", "withdrawn"]


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A request as it reached one household, and its answer ("" while silent)."""

    notice_id: str
    request_id: str
    household_id: str
    form: str
    delivered_us: int
    answer: Answer
    answered_us: int | None


@dataclass(frozen=True, slots=True)
class ClipRow:
    """A household's own clip."""

    clip_id: str
    camera_id: str
    start_us: int
    end_us: int
    picture_sha256: str


def add_notices(rows: Connection, notices: list[NoticeRow]) -> None:
    """Bring a request to households."""
    if notices:
        rows.execute(
            insert(Notice),
            [
                {
                    "id": notice.notice_id,
                    "request_id": notice.request_id,
                    "household_id": notice.household_id,
                    "form": notice.form,
                    "delivered_us": notice.delivered_us,
                    "answer": notice.answer,
                    "answered_us": notice.answered_us,
                }
                for notice in notices
            ],
        )


def _notices() -> Select[Any]:
    query: Select[Any] = select(*columns_of(Notice))
    return query


def list_notices(rows: Connection, household_id: str) -> list[NoticeRow]:
    """List a household's notices, newest first."""
    query = _notices().where(col(Notice.household_id) == household_id)
    found = rows.execute(query.order_by(col(Notice.delivered_us).desc(), col(Notice.id)))
    return [NoticeRow(*row) for row in found]


def find_notice(rows: Connection, household_id: str, notice_id: str) -> NoticeRow | None:
    """Find one of a household's own notices."""
    query = _notices().where(col(Notice.household_id) == household_id, col(Notice.id) == notice_id)
    row = rows.execute(query).one_or_none()
    return NoticeRow(*row) if row else None


def incident_types(rows: Connection, household_id: str) -> tuple[str, ...]:
    """List the types of incident about which requests reached a household, sorted."""
    query = (
        select(col(FootageRequest.incident_type))
        .join(Notice, col(Notice.request_id) == col(FootageRequest.id))
        .where(col(Notice.household_id) == household_id)
        .distinct()
        .order_by(col(FootageRequest.incident_type))
    )
    return tuple(rows.execute(query).scalars())


def set_answer(rows: Connection, notice_id: str, answer: str, at_us: int) -> None:
    """Store a household's answer to a notice."""
    rows.execute(update(Notice).where(col(Notice.id) == notice_id).values(answer=answer, answered_us=at_us))


def clips_in_window(rows: Connection, household_id: str, from_us: int, to_us: int) -> list[ClipRow]:
    """List a household's own clips that touch a window and are not gone, oldest first."""
    found = rows.execute(
        select(col(Clip.id), col(Clip.camera_id), col(Clip.start_us), col(Clip.end_us), col(Clip.picture_sha256))
        .join(Camera, col(Camera.id) == col(Clip.camera_id))
        .where(col(Camera.household_id) == household_id, col(Clip.end_us) >= from_us, col(Clip.start_us) <= to_us)
        .where(is_shown())
        .order_by(col(Clip.start_us), col(Clip.id))
    )
    return [ClipRow(*row) for row in found]


def clip_facts(rows: Connection, household_id: str, named: tuple[str, ...], window: tuple[int, int]) -> list[ClipFact]:
    """Load a household's clips that touch a window, and whatever clips were named; none that is gone for good.

    Parameters
    ----------
    window : (from_us, to_us)
        Simulated microseconds.
    """
    own = (
        (col(Camera.household_id) == household_id) & (col(Clip.end_us) >= window[0]) & (col(Clip.start_us) <= window[1])
    )
    found = rows.execute(
        select(
            col(Clip.id),
            col(Camera.household_id),
            col(Clip.start_us),
            col(Clip.end_us),
            col(CameraPlace.lon),
            col(CameraPlace.lat),
        )
        .join(Camera, col(Camera.id) == col(Clip.camera_id))
        .outerjoin(CameraPlace, col(CameraPlace.camera_id) == col(Camera.id))
        .where(own | col(Clip.id).in_(named), is_shown())
        .order_by(col(Clip.start_us), col(Clip.id))
    )
    return [_clip_fact(row) for row in found]


def _clip_fact(row: Any) -> ClipFact:
    place = None if row[4] is None else (row[4], row[5])
    return ClipFact(row[0], row[1], row[2], row[3], place)


@dataclass(frozen=True, slots=True)
class ClipPicture:
    """The picture of a clip that ended at a moment, simulated microseconds, and whether its time was over for good."""

    end_us: int
    over: bool
    media_type: str
    body: bytes


def clip_picture(rows: Connection, household_id: str, clip_id: str) -> ClipPicture | None:
    """Find the picture of a household's own clip."""
    row = rows.execute(
        select(col(Clip.end_us), ~is_shown(), col(Picture.media_type), col(Picture.body))
        .join(Clip, col(Clip.picture_sha256) == col(Picture.sha256))
        .join(Camera, col(Camera.id) == col(Clip.camera_id))
        .where(col(Clip.id) == clip_id, col(Camera.household_id) == household_id)
    ).one_or_none()
    return ClipPicture(*row) if row else None


@dataclass(frozen=True, slots=True)
class Gone:
    """A clip that a household released: until when it can be fetched, what went with it, and when it was taken back."""

    release_id: str
    request_id: str
    clip_id: str
    released_us: int
    expires_us: int | None
    contact: dict[str, str]
    withdrawn_us: int | None


def releases_of(rows: Connection, household_id: str) -> list[Gone]:
    """List what a household released, oldest first."""
    found = rows.execute(
        select(
            col(Release.id),
            col(Release.request_id),
            col(ReleaseOrigin.clip_id),
            col(Release.released_us),
            col(Release.expires_us),
            col(Release.contact),
            col(Release.withdrawn_us),
        )
        .join(ReleaseOrigin, col(ReleaseOrigin.release_id) == col(Release.id))
        .where(col(ReleaseOrigin.household_id) == household_id)
        .order_by(col(Release.released_us), col(Release.id))
    )
    return [Gone(row[0], row[1], row[2], row[3], row[4], json.loads(row[5]), row[6]) for row in found]


def labels(rows: Connection, request_id: str) -> dict[str, str]:
    """Return the label of each household that already released something for a request."""
    found = rows.execute(
        select(col(ReleaseOrigin.household_id), col(Release.label))
        .join(Release, col(Release.id) == col(ReleaseOrigin.release_id))
        .where(col(Release.request_id) == request_id)
    )
    return {row[0]: row[1] for row in found}


def contact_of(rows: Connection, account_id: str) -> tuple[str, str, str]:
    """Return a resident's name, home address (block and street; there are no house numbers) and e-mail address."""
    row = rows.execute(
        select(col(Person.name), col(House.block), col(House.street), col(Person.email))
        .join(Dwelling, col(Dwelling.household_id) == col(Person.household_id))
        .join(House, col(House.id) == col(Dwelling.house_id))
        .where(col(Person.account_id) == account_id)
    ).one()
    block = f"{row[1]} block of " if row[1] is not None else ""
    return row[0], f"{block}{row[2]}", row[3]


def phone_of(rows: Connection, account_id: str) -> str:
    """Return a resident's telephone number; "" where none is known."""
    return str(rows.execute(select(col(Person.phone)).where(col(Person.account_id) == account_id)).scalar_one())


def refresh_totals(rows: Connection, agency_id: str, regime_ids: Collection[str]) -> None:
    """Count anew how residents answered an agency's requests, for regimes that give agencies the counts.

    Parameters
    ----------
    regime_ids : collection of str
        Whose requests are counted: what was filed under other rules reached residents as not counted.
    """
    counts_here = (col(FootageRequest.agency_id) == agency_id) & col(FootageRequest.regime_id).in_(regime_ids)
    asked, shared, declined = rows.execute(
        select(
            func.count(),
            func.count().filter(col(Notice.answer) == "shared"),
            func.count().filter(col(Notice.answer) == "declined"),
        )
        .join(FootageRequest, col(FootageRequest.id) == col(Notice.request_id))
        .where(counts_here)
    ).one()
    requests = rows.execute(
        select(func.count())
        .select_from(FootageRequest)
        .where(counts_here, col(FootageRequest.delivered_us).is_not(None))
    ).scalar_one()
    counts = {"requests": requests, "asked": asked, "shared": shared, "declined": declined}
    changed = rows.execute(update(ResponseTotal).where(col(ResponseTotal.agency_id) == agency_id).values(**counts))
    if changed.rowcount == 0:
        rows.execute(insert(ResponseTotal).values(agency_id=agency_id, **counts))


def list_own_cameras(rows: Connection, household_id: str) -> list[tuple[str, str, int]]:
    """List a household's own cameras: id, model, installed when."""
    found = rows.execute(
        select(col(Camera.id), col(Camera.model), col(Camera.installed_us))
        .where(col(Camera.household_id) == household_id)
        .order_by(col(Camera.id))
    )
    return [(row[0], row[1], row[2]) for row in found]
