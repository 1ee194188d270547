"""What residents read of their own posts, and what the company's moderators read of posts at work. Outside the gate."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, StrictBool

from ..policy.regime import Moderation, PostCategory
from ..policy.wire.feed import PostedType, PostState
from ..policy.wire.sent import Words
from .own_shapes import Own


class PostFootageDraft(Own):
    """Which still or clip of one's own goes with a post."""

    clip_id: str = Field(min_length=1, max_length=40, description="One of `clips` of your posts.")
    kind: Literal["still", "clip"] = "still"
    begins_s: int = Field(
        default=0, ge=0, le=59, description="Seconds into the film at which the still or part begins."
    )
    seconds: int = Field(default=1, ge=1, le=60, description="How long the part is; of a still nothing.")


class OwnPostDraft(Own):
    """A post as a resident hands it in; where the camera hangs is known."""

    category: PostCategory
    title: Words = Field(min_length=1, max_length=80)
    text: Words = Field(min_length=1, max_length=1_500)
    footage: PostFootageDraft | None = Field(default=None, description="Null: words alone.")


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
    footage: PostedType | None = Field(description="Of the still or clip that goes with it, while it is not gone.")
    steps: tuple[PostStepShown, ...]


class PostableClip(Own):
    """A clip of the household's own that could go with a post; sealed ones could not and are not listed."""

    id: str
    starts_at: datetime
    film: bool = Field(description="Whether it is a film; otherwise a still stands in.")


class OwnPostList(Own):
    """The signed-in resident's own posts, newest first."""

    posts: tuple[OwnPost, ...]
    categories: tuple[PostCategory, ...] = Field(description="What a post can be about under the rules in force.")
    moderation: Moderation
    clips: tuple[PostableClip, ...] = Field(description="The newest fifty that could go with a post, newest first.")
    film_s: int = Field(description="Seconds that a film has.")


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
    footage: PostedType | None = Field(description="Of the still or clip that goes with it.")
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
