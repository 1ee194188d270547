"""Houses, which are public geometry, and the made-up people and cameras in them, which are not."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, LargeBinary, String, UniqueConstraint
from sqlmodel import Field, SQLModel

from ..policy.consent.events import ConsentKind, Purpose
from .columns import added, id_field, link, time_field


class House(SQLModel, table=True):
    """A house of the public address list."""

    __tablename__ = "house"

    id: str = id_field()
    lon: float
    lat: float
    block: int | None
    street: str
    district: str
    area: str
    footprint_m2: int | None


class Household(SQLModel, table=True):
    """A household that has, or will have, a camera."""

    __tablename__ = "household"

    id: str = id_field()
    uses_feed: bool = added(default=True)


class Dwelling(SQLModel, table=True):
    """Where a household lives: an exact place, closed to the reading role."""

    __tablename__ = "dwelling"

    household_id: str = link("household.id", primary_key=True, index=False)
    house_id: str = link("house.id")


class Person(SQLModel, table=True):
    """A resident's name and address for mail, closed to the reading role."""

    __tablename__ = "person"

    account_id: str = link("account.id", primary_key=True, index=False)
    household_id: str = link("household.id")
    name: str
    email: str
    phone: str = added("")
    since_us: int = added(0, sa_type=BigInteger)
    left_us: int | None = time_field(nullable=True)


class Camera(SQLModel, table=True):
    """A camera, without its place."""

    __tablename__ = "camera"

    id: str = id_field()
    household_id: str = link("household.id")
    installed_us: int = time_field(index=True)
    model: str
    end_to_end: bool = added(default=False)


class CameraPlace(SQLModel, table=True):
    """Where a camera truly is, degrees, closed to the reading role."""

    __tablename__ = "camera_place"

    camera_id: str = link("camera.id", primary_key=True, index=False)
    lon: float
    lat: float


class Zone(SQLModel, table=True):
    """A camera's approximate location: its quadtree cell, closed to the reading role."""

    __tablename__ = "zone"
    __table_args__ = (Index("ix_zone_cell", "level", "x", "y"),)

    camera_id: str = link("camera.id", primary_key=True, index=False)
    level: int
    x: int
    y: int


class ConsentEvent(SQLModel, table=True):
    """One event of a household's consent history; rows are only ever added."""

    __tablename__ = "consent_event"
    __table_args__ = (UniqueConstraint("household_id", "position"),)

    id: str = id_field()
    household_id: str = link("household.id", index=False)
    account_id: str = link("account.id")
    kind: ConsentKind = Field(sa_type=String)
    purpose: Purpose = added("requests", sa_type=String)
    scopes: str = added("[]")
    agency_id: str | None = Field(default=None, index=True, max_length=40)
    incident_type: str | None = Field(default=None, max_length=80)
    notice_version: str = added("")
    notice_digest: str = added("")
    served_us: int | None = time_field(nullable=True)
    expires_us: int | None = time_field(nullable=True)
    retention_days: int | None = None
    request_id: str | None = link("footage_request.id", nullable=True)
    at_us: int = time_field()
    position: int


class Objection(SQLModel, table=True):
    """Somebody who was filmed objects to a release: where and when it was; closed to the reading role."""

    __tablename__ = "objection"

    id: str = id_field()
    house_id: str = link("house.id")
    from_us: int = time_field()
    to_us: int = time_field()
    words: str
    at_us: int = time_field()
    state: str
    decided_us: int | None = time_field(nullable=True)


class Footage(SQLModel, table=True):
    """A clip's bytes as captured, or as sealed by the resident's own key, closed to the reading role."""

    __tablename__ = "footage"

    clip_id: str = link("clip.id", primary_key=True, index=False)
    sha256: str = Field(max_length=64)
    media_type: str
    sealed: bool
    body: bytes = Field(sa_type=LargeBinary)
    ingested_us: int = time_field()


class Picture(SQLModel, table=True):
    """Bytes of a still picture, keyed by their SHA-256, closed to the reading role."""

    __tablename__ = "picture"

    sha256: str = Field(primary_key=True, max_length=64)
    media_type: str
    body: bytes = Field(sa_type=LargeBinary)


class Clip(SQLModel, table=True):
    """A recorded clip; one whose time was over once and that only a legal demand keeps is ``over`` for good."""

    __tablename__ = "clip"

    id: str = id_field()
    camera_id: str = link("camera.id")
    start_us: int = time_field(index=True)
    end_us: int = time_field()
    shows_event: bool
    picture_sha256: str = Field(foreign_key="picture.sha256", max_length=64)
    over: bool = added(default=False)
