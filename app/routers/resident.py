"""The API for residents about their own household. It stands outside the gate and serves nobody else."""

from __future__ import annotations

from fastapi import Response

from ..edge.door import AtOwn
from ..edge.parameters import WriteKey
from ..edge.ranges import own_bytes
from ..edge.routes import OwnRouter
from ..policy.roles import Role
from ..services import (
    answering,
    choice_view,
    choosing,
    commenting,
    declining,
    onward_answers,
    own_posts,
    own_view,
    posted_footage,
    receipts,
    withdrawing,
)
from ..services.choice_shapes import ChoiceDraft, ChoiceHistory, Choices, MovedOut, Withdrawn
from ..services.feed_shapes import FeedSettings, OwnPost, OwnPostDraft, OwnPostList
from ..services.life_shapes import (
    CommentDraft,
    Commented,
    OnwardAnswer,
    OnwardAnswered,
    OnwardAsks,
    ViewDraft,
    Viewed,
)
from ..services.own_shapes import (
    Answered,
    Household,
    NoticeList,
    NoticeView,
    OptDraft,
    Own,
    ShareDraft,
)
from ..services.record_shapes import OwnRecord
from .bodies import FOOTAGE, OWN_FOOTAGE, PICTURE, RECEIPT

router = OwnRouter(serves={Role.RESIDENT}, prefix="/me", tags=["resident"])


class Nothing(Own):
    """An empty body."""


@router.get("")
def read_household(door: AtOwn) -> Household:
    """Your household, its cameras, its standing choice and its consent history."""
    return door.look(own_view.household)


@router.get("/notices")
def list_notices(door: AtOwn) -> NoticeList:
    """The requests that reached your household, newest first."""
    return door.look(own_view.notice_list)


@router.get("/notices/{notice_id}")
def read_notice(door: AtOwn, notice_id: str) -> NoticeView:
    """One request, with your own clips in its window."""
    return door.look(lambda desk: own_view.notice_view(desk, notice_id))


@router.post("/notices/{notice_id}/share")
def share(door: AtOwn, notice_id: str, draft: ShareDraft, idempotency_key: WriteKey) -> Answered:
    """Release the clips that you chose, all or none of them."""
    del idempotency_key  # the door reads it
    ready = door.make_ready(notice_id, draft)
    return door.act(draft, Answered, lambda desk: answering.share(desk, notice_id, draft, ready))


@router.post("/notices/{notice_id}/decline")
def decline(door: AtOwn, notice_id: str, idempotency_key: WriteKey) -> Answered:
    """Say no to one request; its page shows the agency what silence shows. Some regimes count answers in totals."""
    del idempotency_key  # the door reads it
    return door.act(Nothing(), Answered, lambda desk: declining.decline(desk, notice_id))


@router.post("/notices/{notice_id}/comments", status_code=201)
def comment(door: AtOwn, notice_id: str, draft: CommentDraft, idempotency_key: WriteKey) -> Commented:
    """Comment publicly on a request, where its rules know comments. Numbers of comments say nothing about shares."""
    del idempotency_key  # the door reads it
    return door.act(draft, Commented, lambda desk: commenting.comment(desk, notice_id, draft))


@router.put("/notices/{notice_id}/view")
def set_view(door: AtOwn, notice_id: str, draft: ViewDraft, idempotency_key: WriteKey) -> Viewed:
    """Hide a request from your list, or stop its push messages. Nobody else learns of it."""
    del idempotency_key  # the door reads it
    return door.act(draft, Viewed, lambda desk: commenting.set_view(desk, notice_id, draft))


@router.post("/posts", status_code=201)
def write_post(door: AtOwn, draft: OwnPostDraft, idempotency_key: WriteKey) -> OwnPost:
    """Post in the neighbors' feed. It is shown in the cell of your camera, under a number for this post alone."""
    del idempotency_key  # the door reads it
    copy = door.draw_for_post(draft)
    return door.act(draft, OwnPost, lambda desk: own_posts.write(desk, draft, copy))


@router.get("/posts")
def list_own_posts(door: AtOwn) -> OwnPostList:
    """Your own posts and what became of them, newest first."""
    return door.look(own_posts.own_posts)


@router.post("/posts/{post_id}/resolve")
def resolve_post(door: AtOwn, post_id: str, idempotency_key: WriteKey) -> OwnPost:
    """Mark one of your posts as resolved."""
    del idempotency_key  # the door reads it
    return door.act(Nothing(), OwnPost, lambda desk: own_posts.resolve(desk, post_id))


@router.post("/posts/{post_id}/take-back")
def take_post_back(door: AtOwn, post_id: str, idempotency_key: WriteKey) -> OwnPost:
    """Take one of your posts out of the feed."""
    del idempotency_key  # the door reads it
    return door.act(Nothing(), OwnPost, lambda desk: own_posts.take_back(desk, post_id))


@router.get("/posts/{post_id}/footage", response_class=Response, responses=FOOTAGE)
def read_own_post_footage(door: AtOwn, post_id: str) -> Response:
    """The still or clip that goes with one of your posts, as its readers get it."""
    return own_bytes(door.request, *door.look(lambda desk: posted_footage.own_copy(desk, post_id)))


@router.get("/feed-settings")
def read_feed_settings(door: AtOwn) -> FeedSettings:
    """What you are alerted to; nobody else learns of it."""
    return door.look(own_posts.settings)


@router.put("/feed-settings")
def set_feed_settings(door: AtOwn, draft: FeedSettings, idempotency_key: WriteKey) -> FeedSettings:
    """Choose what to be alerted to, and from how far."""
    del idempotency_key  # the door reads it
    return door.act(draft, FeedSettings, lambda desk: own_posts.follow(desk, draft))


@router.get("/onward")
def list_onward_asks(door: AtOwn) -> OnwardAsks:
    """The questions that wait for you: may a clip that your household shared be passed on to another agency?"""
    return door.look(onward_answers.asks)


@router.post("/onward/{onward_id}")
def answer_onward(door: AtOwn, onward_id: str, draft: OnwardAnswer, idempotency_key: WriteKey) -> OnwardAnswered:
    """Say yes or no to passing a clip on, or take a yes back. The agency is told neither a no nor silence."""
    del idempotency_key  # the door reads it
    return door.act(draft, OnwardAnswered, lambda desk: onward_answers.reply(desk, onward_id, draft))


@router.put("/standing-choice")
def choose(door: AtOwn, draft: OptDraft, idempotency_key: WriteKey) -> Household:
    """Opt out of all future requests, or in again."""
    del idempotency_key  # the door reads it
    return door.act(draft, Household, lambda desk: choosing.choose(desk, draft))


@router.post("/notices/{notice_id}/withdraw")
def withdraw(door: AtOwn, notice_id: str, idempotency_key: WriteKey) -> Withdrawn:
    """Take your answer back. Before a release that always wins; after one the rules of the request decide."""
    del idempotency_key  # the door reads it
    return door.act(Nothing(), Withdrawn, lambda desk: withdrawing.withdraw(desk, notice_id))


@router.get("/choices")
def read_choices(door: AtOwn) -> Choices:
    """What you chose for good, what it comes to in your household, and what else can be chosen."""
    return door.look(choice_view.choices)


@router.post("/choices")
def choose_for_good(door: AtOwn, draft: ChoiceDraft, idempotency_key: WriteKey) -> Choices:
    """Say yes or no for good: to being asked, by agency or type of incident where that is known, or to the map."""
    del idempotency_key  # the door reads it
    return door.act(draft, Choices, lambda desk: choosing.choose_for_good(desk, draft))


@router.get("/choices/history")
def read_history(door: AtOwn) -> ChoiceHistory:
    """Your own consent history: what each event covers, what you were told before it, and when."""
    return door.look(choice_view.history)


@router.post("/move-out")
def move_out(door: AtOwn, idempotency_key: WriteKey) -> MovedOut:
    """Leave the household: your choices no longer count, and this account no longer reads it."""
    del idempotency_key  # the door reads it
    return door.act(Nothing(), MovedOut, withdrawing.move_out, leaves=True)


@router.get("/receipt", response_class=Response, responses=RECEIPT)
def read_receipt(door: AtOwn) -> Response:
    """A signed receipt of your choices, where the rules give one; `glassporch receipts verify` checks it offline."""
    body = door.look(receipts.own_receipt)
    return Response(body, media_type="application/json", headers={"cache-control": "no-store"})


@router.get("/record")
def read_record(door: AtOwn) -> OwnRecord:
    """Who asked about your household, what was decided, and what left."""
    return door.look(own_view.own_record)


@router.get("/clips/{clip_id}/picture", response_class=Response, responses=PICTURE)
def read_picture(door: AtOwn, clip_id: str) -> Response:
    """The still picture of one of your own clips."""
    media_type, body = door.look(lambda desk: own_view.own_picture(desk, clip_id))
    return Response(body, media_type=media_type, headers={"cache-control": "no-store"})


@router.get("/clips/{clip_id}/footage", response_class=Response, responses=OWN_FOOTAGE)
def read_footage(door: AtOwn, clip_id: str) -> Response:
    """The footage of one of your own clips as your camera made it; of a sealed one, only your own device shows it."""
    found = door.footage(clip_id)
    return own_bytes(door.request, found.media_type, found.body)
