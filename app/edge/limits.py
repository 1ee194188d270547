"""How much one request may send. A larger body is refused before anything reads it to its end."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .pages import problem_page
from .problems import Problem, problem_response

LARGEST_BODY: Final = 256 * 1024
"""Bytes. The longest area and the longest message together stay below a tenth of this."""


class BodyLimit:
    """Wraps an application and refuses bodies that are too large, whether they say so or not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, counting what it sends."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _announced(scope) > LARGEST_BODY:
            await problem_response(Request(scope), Problem("too-large"), problem_page)(scope, receive, send)
        else:
            await self._app(scope, _counting(receive), send)


def _announced(scope: Scope) -> int:
    """Return the Content-Length, bytes; 0 where there is none that can be read."""
    for name, value in scope["headers"]:
        if name == b"content-length":
            # More digits than any size has; Python refuses to read numbers of thousands of them.
            return int(value[:18]) if value.isdigit() else 0
    return 0


def _counting(receive: Receive) -> Receive:
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST_BODY:
            raise HTTPException(413)  # becomes the problem "too-large" on its way out
        return message

    return counted
