"""A synchronous httpx transport that calls an ASGI application in process: no port, no socket."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any, Self

import httpx


class InProcess(httpx.BaseTransport):
    """Runs one application on an event loop of its own; for use by one thread at a time.

    Parameters
    ----------
    app : ASGI application
    """

    def __init__(self, app: Any) -> None:
        self._runner = asyncio.Runner()
        self._inner = httpx.ASGITransport(app=app, raise_app_exceptions=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Carry one request."""
        return self._runner.run(self._carry(request))

    async def _carry(self, request: httpx.Request) -> httpx.Response:
        request.stream = httpx.ByteStream(request.read())
        answer = await self._inner.handle_async_request(request)
        body = await answer.aread()
        return httpx.Response(answer.status_code, headers=answer.headers, content=body, request=request)

    def close(self) -> None:
        """Stop the loop."""
        self._runner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        self.close()


def client_of(app: Any) -> httpx.Client:
    """Return a client of an application in process."""
    return httpx.Client(transport=InProcess(app), base_url="http://portal.test")
