"""The pages of residents' own posts, and of moderators who judge posts at work. They stand outside the gate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from pydantic import ValidationError
from starlette.responses import Response

from ..edge.door import AtOwn, AtOwnForm, OwnDoor
from ..edge.pages import back_to, own_page
from ..edge.problems import Problem
from ..edge.routes import OwnRouter
from ..policy.decision import Reason
from ..policy.roles import Role
from ..services import feed_moderation, own_posts
from ..services.feed_shapes import FeedSettings, OwnPost, OwnPostDraft, PostFootageDraft, PostJudged, PostVerdict
from ..services.own_desk import Declined, Desk, NotThere
from ..services.own_shapes import Own
from .faults import or_hidden
from .feed import UNUSABLE

own = OwnRouter(serves={Role.RESIDENT}, prefix="/me", include_in_schema=False)
company = OwnRouter(serves={Role.MODERATOR}, prefix="/company", include_in_schema=False)

ABOUT: Final = "about-"
"""What the name of a category's checkbox begins with."""
NO_RADIUS: Final = Reason("radius-unusable", "Write whole meters, at most 100,000, or leave the field empty.")
NO_PART: Final = Reason("part-unusable", "Choose a still or a clip, and write whole seconds, from 0 to 59.")
NOTE_TOO_LONG: Final = Reason("note-too-long", "A note has at most 400 characters. Shorten it, and choose a word.")


class Nothing(Own):
    """A form without fields."""


@own.get("/posts", response_class=Response)
def posts(door: AtOwn) -> Response:
    """Show one's own posts, the form for a new one, and what one is alerted to."""
    return _posts(door)


@own.post("/posts", response_class=Response)
def write(door: AtOwnForm) -> Response:
    """Post in the feed; what was typed is kept where it cannot be taken."""
    try:
        footage = _footage(door)
    except ValidationError:
        return _posts(door, status=422, reasons=(NO_PART,))
    try:
        typed = {name: door.form.get(name, "").strip() for name in ("category", "title", "text")}
        draft = OwnPostDraft.model_validate({**typed, "footage": footage})
    except ValidationError as error:
        return _posts(door, status=422, reasons=(or_hidden(error, UNUSABLE),))
    copy = door.draw_for_post(draft)
    return _done(door, draft, OwnPost, lambda desk: own_posts.write(desk, draft, copy))


def _footage(door: OwnDoor) -> PostFootageDraft | None:
    """Read which still or clip was chosen; numbers that were left empty keep their default."""
    named = ("clip_id", "kind", "begins_s", "seconds")
    typed = {name: door.form[name].strip() for name in named if door.form.get(name, "").strip()}
    return PostFootageDraft.model_validate(typed) if "clip_id" in typed else None


@own.post("/posts/{post_id}/resolve", response_class=Response)
def resolve(door: AtOwnForm, post_id: str) -> Response:
    """Mark one's own post as resolved."""
    return _done(door, Nothing(), OwnPost, lambda desk: own_posts.resolve(desk, post_id))


@own.post("/posts/{post_id}/take-back", response_class=Response)
def take_back(door: AtOwnForm, post_id: str) -> Response:
    """Take one's own post out of the feed."""
    return _done(door, Nothing(), OwnPost, lambda desk: own_posts.take_back(desk, post_id))


@own.post("/feed-settings", response_class=Response)
def follow(door: AtOwnForm) -> Response:
    """Choose what to be alerted to."""
    typed = door.form.get("radius_m", "").strip()
    about = tuple(name.removeprefix(ABOUT) for name in door.form if name.startswith(ABOUT))
    try:
        draft = FeedSettings.model_validate(
            {"radius_m": typed or None, "categories": about, "alerts": door.form.get("alerts") == "yes"}
        )
    except ValidationError:
        return _posts(door, status=422, reasons=(NO_RADIUS,))
    return _done(door, draft, FeedSettings, lambda desk: own_posts.follow(desk, draft))


def _done(door: OwnDoor, sent: Own, shape: type[Any], do: Callable[[Desk], Any | Declined | NotThere]) -> Response:
    try:
        door.act(sent, shape, do)
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return _posts(door, status=problem.status, reasons=problem.reasons)
    return back_to(door, "/me/posts")


def _posts(door: OwnDoor, *, status: int = 200, reasons: tuple[Reason, ...] = ()) -> Response:
    return own_page(
        door,
        "feed/own.html",
        status=status,
        own=door.look(own_posts.own_posts),
        settings=door.look(own_posts.settings),
        beside=door.look(own_posts.told_beside),
        reasons=reasons,
    )


@company.get("/posts", response_class=Response)
def to_judge(door: AtOwn) -> Response:
    """Show the posts that wait, and those that are shown."""
    return _queue(door)


@company.post("/posts/{post_id}/review", response_class=Response)
def judge(door: AtOwnForm, post_id: str) -> Response:
    """Approve, reject or take down a post."""
    try:
        typed = {"verdict": door.form.get("verdict", ""), "note": door.form.get("note", "")}
        draft = PostVerdict.model_validate(typed)
        door.act(draft, PostJudged, lambda desk: feed_moderation.judge(desk, post_id, draft))
    except ValidationError:
        return _queue(door, status=422, about=post_id, reasons=(NOTE_TOO_LONG,))
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return _queue(door, status=problem.status, about=post_id, reasons=problem.reasons)
    return back_to(door, "/company/posts")


def _queue(door: OwnDoor, *, status: int = 200, about: str = "", reasons: tuple[Reason, ...] = ()) -> Response:
    listed = door.look(feed_moderation.posts_to_judge)
    return own_page(door, "company/posts.html", status=status, listed=listed, about=about, reasons=reasons)
