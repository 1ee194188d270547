"""The headers that every response carries: what a browser may load and run, and nothing about the content.

They are the same for every reader, world and answer, so that none of them says anything.
"""

from __future__ import annotations

from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

DIRECTIVES: Final = (
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' data:",  # a sealed clip that its resident opened stands in the page and has no address
    "worker-src blob:",  # the map library starts its workers from blobs and has no other build
    "child-src blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
"""The Content-Security-Policy: no inline script or style, and no request to anywhere else."""

HEADERS: Final = (
    (b"content-security-policy", "; ".join(DIRECTIVES).encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)


class SecurityHeaders:
    """Wraps an application, the fence included, and sets the headers on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and complete its response's headers."""

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _completed(message.get("headers", ()))
            await send(message)

        await self._app(scope, receive, complete)


def _completed(headers: Any) -> list[tuple[bytes, bytes]]:
    ours = {name for name, _ in HEADERS}
    kept = [(name, value) for name, value in headers if name.lower() not in ours]
    if not any(name.lower() == b"cache-control" for name, _ in kept):
        kept.append((b"cache-control", b"no-store"))  # what does not say that it may be kept is not kept
    return [*kept, *HEADERS]
