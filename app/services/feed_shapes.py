"""What residents read of their own posts, and what the company's moderators read of posts at work. Outside the gate."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, StrictBool

from ..policy.regime import Moderation, PostCategory
from ..policy.wire.feed import PostState
from ..policy.wire.sent import Words
from .own_shapes import Own


class OwnPostDraft(Own):
    """A post as a resident hands it in; where the camera hangs is known."""

    category: PostCategory
    title: Words = Field(min_length=1, max_length=80)
    text: Words = Field(min_length=1, max_length=1_500)


class PostStepShown(Own):
    """One step of a post's life."""

    step: str
    at: datetime
    note: str


class OwnPost(Own):
    """One of the signed-in resident's own posts."""

    id: str
    category: PostCategory
    title: str
    text: str
    state: PostState
    label: str = Field(description="What stands in place of your name below this post, and below no other.")
    steps: tuple[PostStepShown, ...]


class OwnPostList(Own):
    """The signed-in resident's own posts, newest first."""

    posts: tuple[OwnPost, ...]
    categories: tuple[PostCategory, ...] = Field(description="What a post can be about under the rules in force.")
    moderation: Moderation


class FeedSettings(Own):
    """What a resident wants to be alerted to."""

    radius_m: int | None = Field(default=None, ge=1, le=100_000, description="From home; null: as far as one can read.")
    categories: tuple[PostCategory, ...] = Field(default=(), max_length=8, description="Empty: every one.")
    alerts: StrictBool = False


class PostToJudge(Own):
    """A post as a moderator sees it: no camera, no home, no name."""

    id: str
    category: PostCategory
    title: str
    text: str
    label: str
    state: PostState
    written_at: datetime


class PostsToJudge(Own):
    """The posts that wait for a moderator, oldest first, then those that are shown, newest first."""

    waiting: tuple[PostToJudge, ...]
    shown: tuple[PostToJudge, ...]
    moderation: Moderation


class PostVerdict(Own):
    """A moderator's word on a post."""

    verdict: Literal["approve", "reject", "remove"]
    note: Words = Field(default="", max_length=400, description="The author reads it.")


class PostJudged(Own):
    """In which state a moderator's word left a post."""

    id: str
    state: PostState
