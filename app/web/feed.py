"""The pages of the neighbors' feed, for residents and for officers. Every part of them has passed the gate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from ..edge.door import After, AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part, SeeOther
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.feed import (
    CommentOnPost,
    PostCommentDraft,
    PostDraft,
    PostOfficially,
    ReadAlerts,
    ReadFeed,
    ReadPost,
)

neighbors = GatedRouter(serves={Role.RESIDENT}, prefix="/me/feed", include_in_schema=False)
officers = GatedRouter(serves={Role.OFFICER}, prefix="/officer/feed", include_in_schema=False)

UNUSABLE: Final = Reason(
    "post-unusable", "Choose what it is about, and write a title of at most 80 and a text of at most 1,500 characters."
)
NO_WORDS: Final = Reason("no-words", "Write a comment of at most 600 characters.")


@dataclass(frozen=True, slots=True)
class _Pages:
    """The page of one post as one kind of reader gets it, and the address of their feed."""

    template: str
    path: str


_OF_NEIGHBORS: Final = _Pages("feed/neighbors-post.html", "/me/feed")
_OF_OFFICERS: Final = _Pages("feed/officers-post.html", "/officer/feed")


@neighbors.get("")
def feed(door: AtGate, after: After = "") -> Page:
    """Show what neighbors within reach posted, and the reader's own alerts."""
    return Page("feed/neighbors.html", feed=door.ask(ReadFeed(after)), alerts=door.ask(ReadAlerts()))


@neighbors.get("/{post_id}")
def post(door: AtGate, post_id: str) -> Page:
    """Show one post with its comments."""
    return _post(door, _OF_NEIGHBORS, post_id)


@neighbors.post("/{post_id}/comments")
def comment(door: AtGateForm, post_id: str) -> Page | SeeOther:
    """Comment on a post."""
    return _comment(door, _OF_NEIGHBORS, post_id)


@officers.get("")
def officers_feed(door: AtGate, after: After = "") -> Page:
    """Show the same feed to an officer, with the form for an official post."""
    return _officers_feed(door, after)


@officers.post("")
def post_officially(door: AtGateForm) -> Page | SeeOther:
    """Post in the agency's name."""
    try:
        typed = {name: door.form.get(name, "") for name in ("category", "title", "text")}
        draft = PostDraft.model_validate(typed)
    except ValidationError:
        return _officers_feed(door, status=422, refused=door.refuse(UNUSABLE))
    answer = door.try_to_carry_out(PostOfficially(draft))
    if isinstance(answer, Released):
        return SeeOther("/officer/feed", after=answer)
    return _officers_feed(door, status=422, refused=answer)


@officers.get("/{post_id}")
def officers_post(door: AtGate, post_id: str) -> Page:
    """Show one post with its comments to an officer."""
    return _post(door, _OF_OFFICERS, post_id)


@officers.post("/{post_id}/comments")
def officers_comment(door: AtGateForm, post_id: str) -> Page | SeeOther:
    """Comment on a post as an officer."""
    return _comment(door, _OF_OFFICERS, post_id)


def _officers_feed(door: GateDoor, after: str = "", *, status: int = 200, **more: Part) -> Page:
    return Page("feed/officers.html", status=status, feed=door.ask(ReadFeed(after)), **more)


def _post(door: GateDoor, pages: _Pages, post_id: str, *, status: int = 200, **more: Part) -> Page:
    return Page(pages.template, status=status, view=door.ask(ReadPost(post_id)), **more)


def _comment(door: GateDoor, pages: _Pages, post_id: str) -> Page | SeeOther:
    try:
        draft = PostCommentDraft(text=door.form.get("text", ""))
    except ValidationError:
        return _post(door, pages, post_id, status=422, refused=door.refuse(NO_WORDS))
    answer = door.try_to_carry_out(CommentOnPost(post_id, draft))
    if isinstance(answer, Released):
        return SeeOther(f"{pages.path}/{post_id}", after=answer)
    return _post(door, pages, post_id, status=422, refused=answer)
