"""The neighbors' feed: what residents and officers alike can read there, and what they can write through the gate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, Literal

from geojson_pydantic import Polygon
from pydantic import Field

from ..roles import Role
from ..switches.feed import PostCategory
from .base import Bytes, Disclosure, Draft, Question, microseconds
from .sent import Words

PostState = Literal["in-review", "published", "removed", "rejected", "resolved"]
SHOWN: Final[tuple[PostState, ...]] = ("published", "resolved")
"""The states in which anybody but its author and the company reads a post."""
PAGE: Final = 20
"""Posts on one page of the feed."""
PostedType = Literal["image/png", "video/mp4"]
"""Media type of the still or clip with a post."""


class PostDraft(Draft):
    """A post as somebody hands it in."""

    category: PostCategory
    title: Words = Field(min_length=1, max_length=80)
    text: Words = Field(min_length=1, max_length=1_500)


class PostCommentDraft(Draft):
    """A comment below a post."""

    text: Words = Field(min_length=1, max_length=600)


class PostLine(Disclosure):
    """A post as every reader of the feed is shown it: residents and officers get the same."""

    id: str
    category: PostCategory
    title: str
    text: str
    state: PostState
    published_at: datetime
    by: str = Field(description="A number that stands for this post alone; the officer's name; or the company's desk.")
    agency: str | None = Field(description="On official posts; null on those of residents and of the company.")
    footage: PostedType | None = Field(description="Of the still or clip that goes with the post; null without one.")
    area: Polygon | None = Field(description="The cell in which the post is shown; null on official posts.")
    number: int | None = Field(description="Under rules that number posts. No page shows it.")
    longitude: float | None = Field(description="Degrees, under rules that let it out. No page shows it.")
    latitude: float | None = Field(description="Degrees, under rules that let it out. No page shows it.")
    address: str | None = Field(description="Block and street, under rules that let it out. No page shows it.")


class FeedPage(Disclosure):
    """One page of the feed, newest first."""

    posts: tuple[PostLine, ...]
    next: str | None = Field(description="Send it as `after` to read on; null at the end.")
    categories: tuple[PostCategory, ...] = Field(description="What a post can be about under the rules in force.")


class PostCommentLine(Disclosure):
    """A comment below a post."""

    id: str
    by: str = Field(description="The author's number below this post; officers' own name.")
    agency: str | None
    text: str
    at: datetime


class PostView(Disclosure):
    """A post with its comments, oldest first."""

    post: PostLine
    comments: tuple[PostCommentLine, ...]


_READERS: Final = frozenset({Role.RESIDENT, Role.OFFICER})


@dataclass(frozen=True, slots=True)
class ReadFeed(Question[FeedPage]):
    """What have neighbors posted, after a place in the list: about one thing, or from a moment on?

    Parameters
    ----------
    category : PostCategory or None
        None: about anything.
    since_us : int
        Simulated microseconds; 0: from the beginning.
    """

    after: str = ""
    category: PostCategory | None = None
    since_us: int = 0

    serves = _READERS


def feed_question(after: str, category: PostCategory | None, since: date | None) -> ReadFeed:
    """Make the question from what was sent: days begin at midnight UTC."""
    since_us = microseconds(datetime(since.year, since.month, since.day, tzinfo=UTC)) if since else 0
    return ReadFeed(after, category, since_us)


@dataclass(frozen=True, slots=True)
class ReadPost(Question[PostView]):
    """What does this post say, and what was commented?"""

    post_id: str

    serves = _READERS


@dataclass(frozen=True, slots=True)
class ReadPostByNumber(Question[PostView]):
    """What does the post of this number say?"""

    number: str

    serves = frozenset({Role.RESIDENT})


@dataclass(frozen=True, slots=True)
class FetchPostFootage(Question[Bytes]):
    """May I have the still or clip that goes with this post?"""

    post_id: str

    serves = _READERS


@dataclass(frozen=True, slots=True)
class CommentOnPost(Question[PostView]):
    """Please add my comment to this post."""

    post_id: str
    draft: PostCommentDraft

    serves = _READERS


@dataclass(frozen=True, slots=True)
class PostOfficially(Question[PostView]):
    """Please publish this in my agency's name."""

    draft: PostDraft

    serves = frozenset({Role.OFFICER})


class AlertLine(Disclosure):
    """A post to which the asker was alerted."""

    post: PostLine
    at: datetime


class AlertList(Disclosure):
    """The asker's own alerts, the latest first."""

    alerts: tuple[AlertLine, ...]
    next: str | None = Field(description="Send it as `after` to read on; null at the end.")


@dataclass(frozen=True, slots=True)
class ReadAlerts(Question[AlertList]):
    """To which posts was I alerted, after a place in the list?"""

    after: str = ""
    serves = frozenset({Role.RESIDENT})


FEED_QUESTIONS: Final = (
    ReadAlerts,
    ReadFeed,
    ReadPost,
    ReadPostByNumber,
    FetchPostFootage,
    CommentOnPost,
    PostOfficially,
)
"""Whose asker, if a resident, is judged by the cell of their own home."""
