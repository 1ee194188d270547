"""Footage requests and what happened to them, the notices that bring them to residents, and what was released."""

from __future__ import annotations

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from .columns import added, id_field, link, time_field
from .handovers import HandOver


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
    delivered_us: int | None = time_field(nullable=True, index=True)
    further_incidents: str = added("[]")
    regime_id: str = added("")


class RequestEvent(SQLModel, table=True):
    """One step in the life of a request, as its agency and the company know it; rows are only ever added."""

    __tablename__ = "request_event"
    __table_args__ = (UniqueConstraint("request_id", "position"),)

    id: str = id_field()
    request_id: str = link("footage_request.id", index=False)
    position: int
    at_us: int = time_field()
    step: str
    account_id: str | None = link("account.id", nullable=True)
    note: str = ""


class Comment(SQLModel, table=True):
    """A public comment on a request, under the label that the regime gives its writer."""

    __tablename__ = "comment"

    id: str = id_field()
    request_id: str = link("footage_request.id")
    label: str
    text: str
    at_us: int = time_field()


class CommentOrigin(SQLModel, table=True):
    """Who wrote a comment; closed to the reading role."""

    __tablename__ = "comment_origin"

    comment_id: str = link("comment.id", primary_key=True, index=False)
    household_id: str = link("household.id")
    account_id: str = link("account.id")


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


class NoticeDisplay(SQLModel, table=True):
    """How one resident wants to see a notice; closed to the reading role and to the household's others."""

    __tablename__ = "notice_display"

    notice_id: str = link("notice.id", primary_key=True, index=False)
    account_id: str = link("account.id", primary_key=True)
    hidden: bool
    muted: bool


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
    footage_sha256: str | None = Field(default=None, max_length=64)
    footage_type: str = added("")
    capture_commitment: str = added("", max_length=64)
    triage: str = added("")
    withdrawn_us: int | None = time_field(nullable=True)


class ReleaseOrigin(SQLModel, table=True):
    """Which household and clip a release came from; closed to the reading role."""

    __tablename__ = "release_origin"

    release_id: str = link("release.id", primary_key=True, index=False)
    household_id: str = link("household.id")
    clip_id: str = link("clip.id")
    capture_sha256: str = added("", max_length=64)
    grant_id: str = added("", max_length=40)


class Onward(SQLModel, table=True):
    """Released footage that its agency passed on, or wants to, to another agency."""

    __tablename__ = "onward"
    __table_args__ = (UniqueConstraint("release_id", "to_agency_id"),)

    id: str = id_field()
    release_id: str = link("release.id", index=False)
    from_agency_id: str = link("agency.id")
    to_agency_id: str = link("agency.id")
    account_id: str = link("account.id")
    asked_us: int = time_field()
    passed_us: int | None = time_field(nullable=True)
    withdrawn_us: int | None = time_field(nullable=True)


class CustodyEntry(HandOver, table=True):
    """One hand-over of one release's footage."""

    __tablename__ = "custody_entry"
    __table_args__ = (UniqueConstraint("release_id", "position"),)

    release_id: str = link("release.id", index=False)


class ReleasedPicture(SQLModel, table=True):
    """The bytes that were released, a copy of their own."""

    __tablename__ = "released_picture"

    sha256: str = Field(primary_key=True, max_length=64)
    media_type: str
    body: bytes = Field(sa_type=LargeBinary)
