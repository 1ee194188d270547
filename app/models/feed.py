"""The neighbors' feed: posts and comments, and, in tables that the reading role cannot open, whose they are."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from .columns import id_field, link, time_field


class Post(SQLModel, table=True):
    """A post as its readers see it: its cell, and a label that stands for this post alone."""

    __tablename__ = "post"

    id: str = id_field()
    number: int = Field(unique=True)
    category: str
    title: str
    text: str
    state: str
    at_us: int = time_field()
    published_us: int | None = time_field(index=True, nullable=True)
    label: str
    agency_id: str | None = link("agency.id", nullable=True)
    level: int | None = None
    x: int | None = None
    y: int | None = None


class PostBeside(SQLModel, table=True):
    """What stands beside a post though no page shows it: a row is made under rules that leak it, and under no others.

    The reading role may read it, for that was the leak. Where the rules of the day leak nothing there is no row, so
    that no later fault can let it out.
    """

    __tablename__ = "post_beside"

    post_id: str = link("post.id", primary_key=True, index=False)
    lon: float | None = None
    lat: float | None = None
    address: str


class PostOrigin(SQLModel, table=True):
    """Whose post it is, and where their camera hangs, degrees; closed to the reading role."""

    __tablename__ = "post_origin"

    post_id: str = link("post.id", primary_key=True, index=False)
    household_id: str = link("household.id")
    account_id: str = link("account.id")
    lon: float
    lat: float


class PostFootage(SQLModel, table=True):
    """The still or clip that goes with a post, made anew for its readers; its row goes when the post does.

    Which clip and which camera it comes from stands nowhere.
    """

    __tablename__ = "post_footage"

    post_id: str = link("post.id", primary_key=True, index=False)
    media_type: str
    sha256: str = Field(max_length=64)
    body: bytes


class PostEvent(SQLModel, table=True):
    """One step of a post's life; rows are only ever added. Closed to the reading role, for the steps name accounts."""

    __tablename__ = "post_event"
    __table_args__ = (UniqueConstraint("post_id", "position"),)

    id: str = id_field()
    post_id: str = link("post.id", index=False)
    position: int
    at_us: int = time_field()
    step: str
    account_id: str = link("account.id")
    note: str


class PostComment(SQLModel, table=True):
    """A comment below a post; rows are only ever added."""

    __tablename__ = "post_comment"

    id: str = id_field()
    post_id: str = link("post.id")
    label: str
    agency_id: str | None = link("agency.id", nullable=True)
    text: str
    at_us: int = time_field()


class PostCommentOrigin(SQLModel, table=True):
    """Which account wrote a comment; closed to the reading role."""

    __tablename__ = "post_comment_origin"

    comment_id: str = link("post_comment.id", primary_key=True, index=False)
    account_id: str = link("account.id")


class FeedSetting(SQLModel, table=True):
    """How far and about what a resident wants to be alerted; closed to the reading role."""

    __tablename__ = "feed_setting"

    account_id: str = link("account.id", primary_key=True, index=False)
    radius_m: int | None = None
    categories: str
    alerts: bool


class FeedAlert(SQLModel, table=True):
    """A resident was alerted to a post; closed to the reading role, for it says who lives near which post."""

    __tablename__ = "feed_alert"

    account_id: str = link("account.id", primary_key=True, index=False)
    post_id: str = link("post.id", primary_key=True)
    at_us: int = time_field()
