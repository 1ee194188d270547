"""Signing in and out over the API. The answer to a wrong password is the answer to an unknown address."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Response
from pydantic import Field
from starlette.requests import Request

from ..edge.problems import Problem
from ..policy.roles import Role
from ..policy.wire.base import moment
from ..services import joining
from ..services import sign_in as desk
from ..services.joining import AcceptDraft, Joined
from ..services.own_desk import Declined
from ..services.own_shapes import Own
from ..worlds.world import World
from .bodies import DECLINES

router = APIRouter(prefix="/sessions", tags=["sessions"])


class SignInDraft(Own):
    """Who signs in."""

    email: str = Field(max_length=200)
    password: str = Field(max_length=200)


class SessionOpened(Own):
    """A fresh session; send its token as ``Authorization: Bearer``."""

    token: str
    role: Role
    expires_at: datetime = Field(description="Wall time.")


def _world(request: Request) -> World:
    world: World | None = request.app.state.shelf.find(request.path_params["world"])
    if world is None:
        raise Problem("nothing-here")
    return world


@router.post("", status_code=201)
def open_session(request: Request, draft: SignInDraft) -> SessionOpened:
    """Sign in."""
    session = desk.sign_in(_world(request), draft.email, draft.password)
    if session is None:
        raise Problem("sign-in")
    return SessionOpened(token=session.token, role=session.role, expires_at=moment(session.expires_us))


@router.delete("/current", status_code=204, response_class=Response)
def close_session(request: Request) -> Response:
    """Sign out: the bearer's session ends. One that is not there is closed already."""
    world = _world(request)
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and bearer:
        desk.sign_out(world, bearer.strip())
    return Response(status_code=204)


@router.post("/invitations/accept", status_code=201, responses=DECLINES)
def accept_invitation(request: Request, draft: AcceptDraft) -> Joined:
    """Open the account that an invitation offers, with its one-time code and a password of your own."""
    joined = joining.accept(_world(request), draft)
    if isinstance(joined, Declined):
        raise Problem("declined", joined.reasons)
    return joined
