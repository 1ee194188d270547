"""The API for residents about their own household. It stands outside the gate and serves nobody else."""

from __future__ import annotations

from fastapi import Response

from ..edge.door import AtOwn, WriteKey
from ..edge.routes import OwnRouter
from ..policy.roles import Role
from ..services import answering, own_view
from ..services.own_shapes import (
    Answered,
    Household,
    NoticeList,
    NoticeView,
    OptDraft,
    Own,
    OwnRecord,
    ShareDraft,
)
from .bodies import PICTURE

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
    return door.act(draft, Answered, lambda desk: answering.share(desk, notice_id, draft))


@router.post("/notices/{notice_id}/decline")
def decline(door: AtOwn, notice_id: str, idempotency_key: WriteKey) -> Answered:
    """Say no to one request; its page shows the agency what silence shows. Some regimes count answers in totals."""
    del idempotency_key  # the door reads it
    return door.act(Nothing(), Answered, lambda desk: answering.decline(desk, notice_id))


@router.put("/standing-choice")
def choose(door: AtOwn, draft: OptDraft, idempotency_key: WriteKey) -> Household:
    """Opt out of all future requests, or in again."""
    del idempotency_key  # the door reads it
    return door.act(draft, Household, lambda desk: answering.choose(desk, draft))


@router.get("/record")
def read_record(door: AtOwn) -> OwnRecord:
    """Who asked about your household, what was decided, and what left."""
    return door.look(own_view.own_record)


@router.get("/clips/{clip_id}/picture", response_class=Response, responses=PICTURE)
def read_picture(door: AtOwn, clip_id: str) -> Response:
    """The still picture of one of your own clips."""
    media_type, body = door.look(lambda desk: own_view.own_picture(desk, clip_id))
    return Response(body, media_type=media_type, headers={"cache-control": "no-store"})
