"""The fence: an ASGI layer that turns every unmarked response of a gated address into a bare 500.

Every address of a world is gated unless it stands on the short list below. The fence also lets only listed
headers through, so that none becomes a side door.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, Final

import structlog

from ..worlds.shelf import Shelf
from ..worlds.world import World
from .marks import KEY, Marks, Scope

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

UNGATED: Final = re.compile(
    r"/w/[^/]+/(?:api/v1/)?(?:me(?!/(?:feed|alerts)(?:/|\Z))|company|lab|sessions|sign-in|sign-out|invitation)(?:/.*)?",
    re.DOTALL,  # a line break in an address is a character like any other
)
"""Own data, the company at work, the marked truth view, and the door itself; everything else is gated, and so is what a
resident reads of others: the feed, and alerts to it."""

GATED: Final = re.compile(r"/w/[^/]+(?:/.*)?", re.DOTALL)

HEADERS: Final = frozenset(
    {
        "accept-ranges",
        "allow",
        "cache-control",
        "content-length",
        "content-range",
        "content-security-policy",
        "content-type",
        "etag",
        "location",
        "referrer-policy",
        "retry-after",
        "x-content-type-options",
        "x-frame-options",
    }
)
"""The headers that a gated response may carry."""


def is_gated(path: str) -> bool:
    """Whether an address belongs to a world and is not on the short list."""
    return GATED.fullmatch(path) is not None and UNGATED.fullmatch(path) is None


def path_of(scope: Scope) -> str:
    """Return the address as the routes see it: without the path under which a server mounts the application."""
    path: str = scope.get("path", "")
    root: str = scope.get("root_path", "")
    return path[len(root) :] if root and path.startswith(f"{root}/") else path


def keep_listed(headers: Mapping[str, str]) -> dict[str, str]:
    """Keep the headers that a gated response may carry."""
    return {name: value for name, value in headers.items() if name.lower() in HEADERS}


class Fence:
    """Wraps an application.

    Parameters
    ----------
    app : ASGI application
    shelf : Shelf
        Where a world's own header policy is found.
    """

    def __init__(self, app: ASGIApp, shelf: Shelf) -> None:
        self._app = app
        self._shelf = shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; hold back its response until it is seen to be marked."""
        path = path_of(scope)
        if scope["type"] == "lifespan" or not is_gated(path):
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        scope[KEY] = marks = Marks()
        held = _Held()
        try:
            await self._app(scope, receive, held.send)
        except Exception:
            await _stop(send)  # before anything further out can write what went wrong into an answer
            raise
        world = self._shelf.find(path.split("/")[2])
        await _let_go(held, marks, send, world, method=scope["method"])


class _Held:
    """A response that is being held back."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: dict[str, str] = {}
        self.body = bytearray()

    async def send(self, message: Message) -> None:
        """Take one message of the response."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in message["headers"]}
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")


async def _let_go(held: _Held, marks: Marks, send: Send, world: World | None, *, method: str) -> None:
    body = bytes(held.body)
    # These carry no body; their mark is the full body's.
    silent = method == "HEAD" or held.status in {HTTPStatus.NOT_MODIFIED, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE}
    allowed = marks.allow(body) or (silent and not body and marks.stand)
    if not allowed or not _tells_its_part(held, marks):
        await _stop(send)  # before the log line, which may fail where nobody listens any more
        structlog.get_logger("fence").error("unmarked response stopped", status=held.status)
        return
    policy = world.wiring.headers if world else keep_listed
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in policy(held.headers).items()]
    await send({"type": "http.response.start", "status": held.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})


def _tells_its_part(held: _Held, marks: Marks) -> bool:
    """Whether the answer says which part of stamped bytes it is, and says so of no other answer."""
    if held.status == HTTPStatus.PARTIAL_CONTENT or marks.part is not None:
        told = held.headers.get("content-range", "")
        return held.status == HTTPStatus.PARTIAL_CONTENT and marks.part is not None and told == marks.part.content_range
    return held.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE or "content-range" not in held.headers


async def _stop(send: Send) -> None:
    """Answer with a status, no body and no header that could say anything."""
    await send({"type": "http.response.start", "status": 500, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
