"""The resident's pages about their own household. They stand outside the gate and serve nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pydantic import SecretStr, ValidationError
from starlette.responses import Response

from ..edge.door import AtOwn, AtOwnForm, OwnDoor
from ..edge.pages import back_to, own_page
from ..edge.problems import Problem
from ..edge.routes import OwnRouter
from ..policy.decision import Reason
from ..policy.roles import Role
from ..services import answering, choice_view, choosing, commenting, declining, onward_answers, own_view
from ..services.life_shapes import CommentDraft, Commented, OnwardAnswer, OnwardAnswered, ViewDraft, Viewed
from ..services.own_shapes import Answered, Household, OptDraft, Own, ShareDraft

router = OwnRouter(serves={Role.RESIDENT}, prefix="/me", include_in_schema=False)

CLIP = "clip-"
"""What the name of a clip's checkbox begins with."""
CHOICES: Final[Mapping[str, bool]] = MappingProxyType({"yes": True, "no": False})
"""What the standing choice may say; anything else changes nothing, for silence must not opt anybody in."""
ALL: Final = "all"
"""The name of the button that shares every clip."""
NO_WORDS = Reason("no-words", "Write a comment of at most 600 characters. Nothing was published.")
NOT_READ = Reason("notice-not-read", "The form did not say which text you read. Read it below, then share from here.")
NOTHING_CHOSEN = Reason("no-clip-chosen", "Choose at least one clip to share. Nothing was shared.")


class Nothing(Own):
    """A form without fields."""


@router.get("", response_class=Response)
def home(door: AtOwn) -> Response:
    """Show the household, its standing choice and the requests that reached it; or that its reader moved out."""
    return own_page(door, "resident/moved-out.html") if door.has_left() else _home(door)


@router.get("/notices/{notice_id}", response_class=Response)
def notice(door: AtOwn, notice_id: str) -> Response:
    """Show one request, and what sharing would disclose."""
    return _notice(door, notice_id)


@router.post("/notices/{notice_id}/share", response_class=Response)
def share(door: AtOwnForm, notice_id: str) -> Response:
    """Release the clips that were ticked, or every one of them where the button says so; all or none."""
    ticked = tuple(name.removeprefix(CLIP) for name in door.form if name.startswith(CLIP))
    if ALL in door.form:
        ticked = _all_clips(door, notice_id)
    try:
        draft = ShareDraft(
            clip_ids=ticked,
            notice_version=door.form.get("notice_version", ""),
            device_secret=SecretStr(door.form.get("device_secret", "")),
        )
    except ValidationError:
        return _notice(door, notice_id, status=422, reasons=(NOT_READ if ticked else NOTHING_CHOSEN,))
    return _answer(door, notice_id, draft)


@router.post("/notices/{notice_id}/decline", response_class=Response)
def decline(door: AtOwnForm, notice_id: str) -> Response:
    """Say no to one request."""
    return _answer(door, notice_id, Nothing())


@router.post("/notices/{notice_id}/comments", response_class=Response)
def comment(door: AtOwnForm, notice_id: str) -> Response:
    """Comment publicly on a request."""
    try:
        draft = CommentDraft(text=door.form.get("text", "").strip())
    except ValidationError:
        return _notice(door, notice_id, status=422, reasons=(NO_WORDS,))
    return _answer(door, notice_id, draft)


@router.post("/notices/{notice_id}/view", response_class=Response)
def set_view(door: AtOwnForm, notice_id: str) -> Response:
    """Hide a request or show it again, stop its push messages or let them come."""
    draft = ViewDraft(hidden=door.form.get("hidden") == "yes", muted=door.form.get("muted") == "yes")
    return _answer(door, notice_id, draft)


@router.post("/onward/{onward_id}", response_class=Response)
def answer_onward(door: AtOwnForm, onward_id: str) -> Response:
    """Say yes or no to passing a clip on."""
    said = CHOICES.get(door.form.get("agree", ""))
    if said is None:
        raise door.unusable()
    try:
        draft = OnwardAnswer(agree=said, notice_version=door.form.get("notice_version", ""))
    except ValidationError:
        raise door.unusable() from None
    try:
        done = door.act(draft, OnwardAnswered, lambda desk: onward_answers.reply(desk, onward_id, draft))
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return own_page(door, "resident/onward.html", status=problem.status, reasons=problem.reasons, done=None)
    return own_page(door, "resident/onward.html", reasons=(), done=done)


@router.post("/standing-choice", response_class=Response)
def choose(door: AtOwnForm) -> Response:
    """Opt out of all future requests, or in again."""
    chosen = CHOICES.get(door.form.get("opted_out", ""))
    if chosen is None:
        raise door.unusable()
    try:
        draft = OptDraft(opted_out=chosen, notice_version=door.form.get("notice_version", ""))
    except ValidationError:
        raise door.unusable() from None
    try:
        door.act(draft, Household, lambda desk: choosing.choose(desk, draft))
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return _home(door, status=problem.status, reasons=problem.reasons)
    return back_to(door, "/me")


@router.get("/record", response_class=Response)
def record(door: AtOwn) -> Response:
    """Show who asked about the household, what was decided, and what left."""
    book = door.world.wiring.book
    sentences = {rule.name: rule.sentence for rule in book.admission} | {
        rule.name: rule.sentence for rule in book.covering
    }
    return own_page(door, "resident/record.html", record=door.look(own_view.own_record), sentences=sentences)


def _home(door: OwnDoor, *, status: int = 200, reasons: tuple[Reason, ...] = ()) -> Response:
    return own_page(
        door,
        "resident/home.html",
        status=status,
        reasons=reasons,
        household=door.look(own_view.household),
        notices=door.look(own_view.notice_list).notices,
        asks=door.look(onward_answers.asks).asks,
        chosen=door.look(choice_view.history).events,
        told=door.look(choice_view.told_of_requests),
    )


def _all_clips(door: OwnDoor, notice_id: str) -> tuple[str, ...]:
    """List the clips that share-all means: every one that is not shared yet and that the company can read."""
    seen = door.look(lambda desk: own_view.notice_view(desk, notice_id))
    return tuple(clip.id for clip in seen.clips if not clip.shared and not clip.sealed)


def _answer(door: OwnDoor, notice_id: str, sent: ShareDraft | CommentDraft | ViewDraft | Nothing) -> Response:
    """Carry an answer out; reasons why not stand on the notice's own page."""
    try:
        match sent:
            case ShareDraft():
                ready = door.make_ready(notice_id, sent)
                door.act(sent, Answered, lambda desk: answering.share(desk, notice_id, sent, ready))
            case CommentDraft():
                door.act(sent, Commented, lambda desk: commenting.comment(desk, notice_id, sent))
            case ViewDraft():
                door.act(sent, Viewed, lambda desk: commenting.set_view(desk, notice_id, sent))
            case _:
                door.act(sent, Answered, lambda desk: declining.decline(desk, notice_id))
    except Problem as problem:
        if problem.kind != "declined":
            raise
        return _notice(door, notice_id, status=problem.status, reasons=problem.reasons)
    return back_to(door, f"/me/notices/{notice_id}")


def _notice(door: OwnDoor, notice_id: str, *, status: int = 200, reasons: tuple[Reason, ...] = ()) -> Response:
    seen = door.look(lambda desk: own_view.notice_view(desk, notice_id))
    opted_out = door.look(own_view.household).opted_out
    return own_page(door, "resident/notice.html", status=status, notice=seen, reasons=reasons, opted_out=opted_out)
