"""The pages of the neighbors' feed, for residents and for officers. Every part of them has passed the gate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, get_args

from fastapi import Query
from pydantic import ValidationError

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part, SeeOther
from ..edge.parameters import After
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.switches.feed import PostCategory
from ..policy.wire.feed import (
    CommentOnPost,
    PostCommentDraft,
    PostDraft,
    PostOfficially,
    ReadAlerts,
    ReadFeed,
    ReadPost,
    feed_question,
)
from .faults import or_hidden

Typed = Annotated[str, Query(max_length=20)]
"""A field of a form that is sent in the address; empty for nothing."""

neighbors = GatedRouter(serves={Role.RESIDENT}, prefix="/me/feed", include_in_schema=False)
officers = GatedRouter(serves={Role.OFFICER}, prefix="/officer/feed", include_in_schema=False)

UNUSABLE: Final = Reason(
    "post-unusable", "Choose what it is about, and write a title of at most 80 and a text of at most 1,500 characters."
)
NOT_SEARCHED: Final = Reason(
    "search-unusable", "Choose a category of the list, and write the day as year-month-day. All posts are shown."
)
NO_WORDS: Final = Reason("no-words", "Write a comment of at most 600 characters.")


@dataclass(frozen=True, slots=True)
class _Pages:
    """The page of one post as one kind of reader gets it, and the address of their feed."""

    template: str
    path: str


_OF_NEIGHBORS: Final = _Pages("feed/neighbors-post.html", "/me/feed")
_OFFICERS: Final = "feed/officers.html"
_OF_OFFICERS: Final = _Pages("feed/officers-post.html", "/officer/feed")


@neighbors.get("")
def feed(door: AtGate, after: After = "", category: Typed = "", since: Typed = "", alerted: After = "") -> Page:
    """Show what neighbors within reach posted, and the reader's own alerts, each a page at a time."""
    return _feed(door, "feed/neighbors.html", _Search(after, category, since), alerts=door.ask(ReadAlerts(alerted)))


@neighbors.get("/{post_id}")
def post(door: AtGate, post_id: str) -> Page:
    """Show one post with its comments."""
    return _post(door, _OF_NEIGHBORS, post_id)


@neighbors.post("/{post_id}/comments")
def comment(door: AtGateForm, post_id: str) -> Page | SeeOther:
    """Comment on a post."""
    return _comment(door, _OF_NEIGHBORS, post_id)


@officers.get("")
def officers_feed(door: AtGate, after: After = "", category: Typed = "", since: Typed = "") -> Page:
    """Show the same feed to an officer, with the form for an official post."""
    return _feed(door, _OFFICERS, _Search(after, category, since))


@officers.post("")
def post_officially(door: AtGateForm) -> Page | SeeOther:
    """Post in the agency's name."""
    try:
        typed = {name: door.form.get(name, "") for name in ("category", "title", "text")}
        draft = PostDraft.model_validate(typed)
    except ValidationError as error:
        return _feed(door, _OFFICERS, status=422, refused=door.refuse(or_hidden(error, UNUSABLE)))
    answer = door.try_to_carry_out(PostOfficially(draft))
    if isinstance(answer, Released):
        return SeeOther("/officer/feed", after=answer)
    return _feed(door, _OFFICERS, status=422, refused=answer)


@officers.get("/{post_id}")
def officers_post(door: AtGate, post_id: str) -> Page:
    """Show one post with its comments to an officer."""
    return _post(door, _OF_OFFICERS, post_id)


@officers.post("/{post_id}/comments")
def officers_comment(door: AtGateForm, post_id: str) -> Page | SeeOther:
    """Comment on a post as an officer."""
    return _comment(door, _OF_OFFICERS, post_id)


@dataclass(frozen=True, slots=True)
class _Search:
    """What a reader typed to search the feed; "" for everything."""

    after: str = ""
    category: str = ""
    since: str = ""

    def question(self) -> ReadFeed:
        """Return the question; raises ValueError where it cannot be read."""
        categories = {one: one for one in get_args(PostCategory)}
        if self.category and self.category not in categories:
            message = "no such category"
            raise ValueError(message)
        since = date.fromisoformat(self.since) if self.since else None
        return feed_question(self.after, categories.get(self.category), since)


def _feed(door: GateDoor, template: str, search: _Search | None = None, *, status: int = 200, **more: Part) -> Page:
    search = search or _Search()
    door.keep_asked(category=search.category, since=search.since)
    try:
        found = door.ask(search.question())
    except ValueError:
        more = {**more, "refused": door.refuse(NOT_SEARCHED)}
        return Page(template, status=422, feed=door.ask(ReadFeed()), **more)
    return Page(template, status=status, feed=found, **more)


def _post(door: GateDoor, pages: _Pages, post_id: str, *, status: int = 200, **more: Part) -> Page:
    return Page(pages.template, status=status, view=door.ask(ReadPost(post_id)), **more)


def _comment(door: GateDoor, pages: _Pages, post_id: str) -> Page | SeeOther:
    try:
        draft = PostCommentDraft(text=door.form.get("text", ""))
    except ValidationError as error:
        return _post(door, pages, post_id, status=422, refused=door.refuse(or_hidden(error, NO_WORDS)))
    answer = door.try_to_carry_out(CommentOnPost(post_id, draft))
    if isinstance(answer, Released):
        return SeeOther(f"{pages.path}/{post_id}", after=answer)
    return _post(door, pages, post_id, status=422, refused=answer)
