"""Footage requests, the notices that bring them to residents, and what residents released."""

from __future__ import annotations

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from .columns import id_field, link, time_field


class FootageRequest(SQLModel, table=True):
    """A request as its agency filed it."""

    __tablename__ = "footage_request"

    id: str = id_field()
    agency_id: str = link("agency.id")
    account_id: str = link("account.id")
    officer_name: str
    incident_id: str = link("incident.id")
    incident_type: str
    case_number: str = Field(index=True)
    contact: str
    message: str
    area: str
    area_sq_mi: float
    from_us: int = time_field()
    to_us: int = time_field()
    filed_us: int = time_field()
    state: str
    review_note: str = ""
    delivered_us: int | None = time_field(nullable=True)


class Notice(SQLModel, table=True):
    """A request brought to one household, and its answer; closed to the reading role."""

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("request_id", "household_id"),)

    id: str = id_field()
    request_id: str = link("footage_request.id", index=False)
    household_id: str = link("household.id")
    form: str
    delivered_us: int = time_field()
    answer: str = ""
    answered_us: int | None = time_field(nullable=True)


class Release(SQLModel, table=True):
    """A clip that a resident shared, with exactly what the regime disclosed beside it that day."""

    __tablename__ = "release"

    id: str = id_field()
    request_id: str = link("footage_request.id")
    agency_id: str = link("agency.id")
    label: str
    start_us: int = time_field()
    end_us: int = time_field()
    released_us: int = time_field()
    expires_us: int | None = time_field(nullable=True)
    contact: str
    picture_sha256: str = Field(foreign_key="released_picture.sha256", max_length=64)


class ReleaseOrigin(SQLModel, table=True):
    """Which household and clip a release came from; closed to the reading role."""

    __tablename__ = "release_origin"

    release_id: str = link("release.id", primary_key=True, index=False)
    household_id: str = link("household.id")
    clip_id: str = link("clip.id")


class ReleasedPicture(SQLModel, table=True):
    """The bytes that were released, a copy of their own."""

    __tablename__ = "released_picture"

    sha256: str = Field(primary_key=True, max_length=64)
    media_type: str
    body: bytes = Field(sa_type=LargeBinary)
