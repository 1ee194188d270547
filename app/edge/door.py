"""The doors: what one request says about who calls, to which world, and under which key.

A door does no work until it is asked, and then does all of it in one unit of work on one thread.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Final, TypeVar

from fastapi import Depends, Header, Query
from pydantic import BaseModel
from starlette.requests import Request

from ..policy.decision import Reason
from ..policy.released import NothingHere, Refused, Released, ReleasedBytes
from ..policy.roles import Role
from ..policy.switches.feed import PostCategory
from ..policy.wire.base import Bytes, Question
from ..policy.wire.footage_request import FileRequest, RequestFiled
from ..policy.wire.objection import ObjectionReceived, ObjectToFootage
from ..services import agency_desk, objections, own_desk, own_footage, portal, posted_footage
from ..services.feed_shapes import OwnPostDraft
from ..services.footage_room import Captured
from ..services.making_ready import MadeReady, make_ready
from ..services.own_desk import Declined, Desk, NotThere
from ..services.own_shapes import Own, ShareDraft
from ..services.portal import Caller, NotServed
from ..services.posted_footage import Copy
from ..worlds.actors import Actors
from ..worlds.world import World
from .problems import Problem
from .rooms import ROOMS, Packed

M = TypeVar("M", bound=BaseModel)
A = TypeVar("A", bound=Own)
T = TypeVar("T")

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_KEY: Final = r"^[\x21-\x7e][\x20-\x7e]{6,78}[\x21-\x7e]$"

WriteKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=_KEY,
        description="A fresh key for each write, 8 to 80 printable ASCII characters; a repeat repeats the answer.",
    ),
]
"""The header of every write in the API document; the door reads it itself, for forms have it in a field."""
After = Annotated[
    str,
    Query(
        max_length=80,
        pattern=r"^[0-9a-z_-]*$",
        description="What `next` said on the page before; empty for the first.",
    ),
]
"""Where a list is read on."""


Category = Annotated[PostCategory | None, Query(description="What posts are about; none for everything.")]
Since = Annotated[date | None, Query(description="First day of posts, UTC; none for the beginning.")]
"""What a feed is searched for."""


def cookie_name(world: str, role: Role) -> str:
    """Name the session cookie of one role in one world, so that one browser can be several people."""
    return f"gp_{world}_{role.value}"


class _Door:
    """What all doors share."""

    def __init__(self, request: Request, form: dict[str, str] | None = None) -> None:
        self.request = request
        self._form = form or {}

    @property
    def world(self) -> World:
        """The world that the address names."""
        world: World | None = self.request.app.state.shelf.find(self.request.path_params["world"])
        if world is None:
            raise Problem("nothing-here")
        return world

    @property
    def actors(self) -> Actors:
        """Who acts in the worlds of this process, where one is inhabited."""
        found: Actors = self.request.app.state.actors
        return found

    @property
    def form(self) -> dict[str, str]:
        """The fields of the form that was sent, by name; empty where none was."""
        return self._form

    @property
    def serves(self) -> frozenset[Role]:
        """The roles that this address serves."""
        return frozenset(self.request.scope["route"].serves)

    def caller(self) -> Caller:
        """Say who calls: a bearer token, or the cookie of a role that the address serves."""
        if Role.PUBLIC in self.serves:
            return Caller(None, self.serves)
        scheme, _, bearer = self.request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and bearer:
            return Caller(portal.token_hash(bearer.strip()), self.serves)
        for role in sorted(self.serves):
            token = self.request.cookies.get(cookie_name(self.world.name, role))
            if token:
                return Caller(portal.token_hash(token), self.serves, self._csrf())
        return Caller(None, self.serves)

    def _csrf(self) -> str | None:
        if self.request.method in _SAFE:
            return None
        return self._form.get("csrf") or self.request.headers.get("x-csrf-token", "")

    def key(self) -> str:
        """Return the write's Idempotency-Key."""
        key = self._form.get("idempotency_key") or self.request.headers.get("idempotency-key", "")
        if not re.fullmatch(_KEY, key):
            raise self.unusable("no-key")
        return key

    def is_served(self) -> bool:
        """Whether the address serves whoever calls; it opens a unit of work of its own.

        Raises
        ------
        Problem
            If there is no such world.
        """
        return portal.is_served(self.world, self.caller())

    def unusable(self, kind: str = "invalid") -> Problem:
        """Say what is wrong with what was sent; whom the address does not serve is told that and nothing else."""
        return Problem(kind if self.is_served() else "not-served")

    def keep_asked(self, **asked: str) -> None:
        """Hand the page the query parameters that its endpoint declares."""
        self.request.state.asked = asked


class GateDoor(_Door):
    """The door of a gated address: whatever comes back is stamped, or the request ends in a problem."""

    def ask(self, question: Question[M]) -> Released[M]:
        """Ask a question that changes nothing."""
        answer = portal.ask(self.world, self.caller(), question)
        if isinstance(answer, Released):
            return answer
        raise _turned_away(answer)

    def fetch(self, question: Question[Bytes]) -> ReleasedBytes:
        """Ask for released bytes."""
        answer = portal.ask_bytes(self.world, self.caller(), question)
        if isinstance(answer, ReleasedBytes):
            return answer
        raise _turned_away(answer)

    def pack(self, question: Packed) -> ReleasedBytes:
        """Ask for a file that is made when it is asked for: a package, a table, a drawing."""
        answer = ROOMS[type(question)](self.world, self.caller(), question)
        if isinstance(answer, ReleasedBytes):
            return answer
        raise _turned_away(answer)

    def file(self, question: FileRequest) -> Released[RequestFiled]:
        """File a footage request under the write's Idempotency-Key."""
        answer = portal.file_request(self.world, self.caller(), question, self.key())
        if isinstance(answer, Released):
            return answer
        raise _turned_away(answer)

    def carry_out(self, question: Question[M]) -> Released[M]:
        """Carry out an agency's write under its Idempotency-Key."""
        answer = agency_desk.carry_out(self.world, self.caller(), question, self.key())
        if isinstance(answer, Released):
            return answer
        raise _turned_away(answer)

    def try_to_carry_out(self, question: Question[M]) -> Released[M] | Refused:
        """Carry out an agency's write; a refusal goes back to the form, so that nothing that was typed is lost."""
        answer = agency_desk.carry_out(self.world, self.caller(), question, self.key())
        if isinstance(answer, Released | Refused):
            return answer
        raise _turned_away(answer)

    def object_to(self, question: ObjectToFootage) -> Released[ObjectionReceived]:
        """File somebody's objection to footage under its Idempotency-Key."""
        answer = objections.file_objection(self.world, self.caller(), question, self.key())
        if isinstance(answer, Released):
            return answer
        raise _turned_away(answer)

    def try_to_object(self, question: ObjectToFootage) -> Released[ObjectionReceived] | Refused:
        """File somebody's objection; a refusal goes back to the form, so that nothing that was typed is lost."""
        answer = objections.file_objection(self.world, self.caller(), question, self.key())
        if isinstance(answer, Released | Refused):
            return answer
        raise _turned_away(answer)

    def hear(self, question: Question[M]) -> Released[M] | Refused:
        """Ask a question whose refusal stands on a page beside other things, rather than ending the request."""
        answer = portal.ask(self.world, self.caller(), question)
        if isinstance(answer, Released | Refused):
            return answer
        raise _turned_away(answer)

    def try_to_file(self, question: FileRequest) -> Released[RequestFiled] | Refused:
        """File a footage request; a refusal goes back to the form, so that nothing that was typed is lost."""
        answer = portal.file_request(self.world, self.caller(), question, self.key())
        if isinstance(answer, Released | Refused):
            return answer
        raise _turned_away(answer)

    def refuse(self, *reasons: Reason) -> Refused:
        """Let the gate refuse a form that cannot be read; the reasons speak only of what was typed."""
        return self.world.gate.refuse(*reasons)


def _turned_away(answer: Refused | NothingHere | NotServed) -> Problem:
    match answer:
        case NotServed():
            return Problem("not-served")
        case NothingHere():
            return Problem("nothing-here")
        case Refused():
            return Problem("refused", refused=answer)


class OwnDoor(_Door):
    """The door of an address that serves somebody their own affairs; it stands outside the gate."""

    def is_served(self) -> bool:
        """Whether the address serves whoever calls."""
        if Role.PUBLIC in self.serves:
            return True
        return not isinstance(own_desk.look(self.world, self.caller(), lambda _: None), NotServed)

    def has_left(self) -> bool:
        """Whether whoever calls is a resident who moved out."""
        return own_desk.has_left(self.world, self.caller())

    def look(self, view: Callable[[Desk], T | NotThere | Declined], *, left: bool = False) -> T:
        """Look at one's own affairs; ``left`` lets whoever moved out look too."""
        return _own(own_desk.look(self.world, self.caller(), view, left=left))

    def footage(self, clip_id: str) -> Captured:
        """Look at the footage of one of one's own clips."""
        return _own(own_footage.own_footage(self.world, self.caller(), clip_id))

    def open_sealed(self, clip_id: str, secret: str) -> Captured:
        """Open one of one's own clips with the secret that sealed it."""
        return _own(own_footage.open_sealed(self.world, self.caller(), clip_id, secret))

    def make_ready(self, notice_id: str, draft: ShareDraft) -> MadeReady:
        """Draw what a share would release before the share begins; whether it may leave is decided there."""
        return make_ready(self.world, self.caller(), notice_id, draft)

    def draw_for_post(self, draft: OwnPostDraft) -> Copy | None:
        """Draw the still or clip that would go with a post before the post is written."""
        return posted_footage.draw(self.world, self.caller(), draft)

    def act(
        self, sent: Own, shape: type[A], do: Callable[[Desk], A | Declined | NotThere], *, leaves: bool = False
    ) -> A:
        """Carry out a write under its Idempotency-Key; one by which its owner leaves a household is repeated later."""
        said = f"{self.request.method} {self.request.url.path} {sent.model_dump_json()}"
        return _own(own_desk.act(self.world, self.caller(), self.key(), said, shape, do, leaves=leaves))


def _own(answer: T | NotThere | Declined | NotServed) -> T:
    if isinstance(answer, NotServed):
        raise Problem("not-served")
    if isinstance(answer, NotThere):
        raise Problem("nothing-here")
    if isinstance(answer, Declined):
        raise Problem("declined", answer.reasons)
    return answer


async def _gate_door(request: Request) -> GateDoor:
    return GateDoor(request)


async def _own_door(request: Request) -> OwnDoor:
    return OwnDoor(request)


async def _form_of(request: Request) -> dict[str, str]:
    sent = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    request.state.sent = sent  # a page may give its reader back what they typed, and nothing else of a request
    return sent


async def _gate_form(request: Request) -> GateDoor:
    return GateDoor(request, await _form_of(request))


async def _own_form(request: Request) -> OwnDoor:
    return OwnDoor(request, await _form_of(request))


AtGate = Annotated[GateDoor, Depends(_gate_door)]
AtOwn = Annotated[OwnDoor, Depends(_own_door)]
AtGateForm = Annotated[GateDoor, Depends(_gate_form)]
AtOwnForm = Annotated[OwnDoor, Depends(_own_form)]
