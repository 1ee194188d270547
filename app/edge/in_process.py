"""A synchronous httpx transport that calls an ASGI application in process: no port, no socket."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import MutableMapping
from http import HTTPStatus
from types import TracebackType
from typing import Any, Final, Self

import httpx


class _Call:
    """One request on its way through an application, and the answer as it comes back.

    It stands in for `httpx.ASGITransport`, which looks at every call for an event loop that is not installed.

    Parameters
    ----------
    request : httpx.Request
    """

    def __init__(self, request: httpx.Request) -> None:
        self._asked: bytes | None = request.read()
        self._silent = request.method == "HEAD"
        self.scope: Final[dict[str, Any]] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "scheme": request.url.scheme,
            "path": request.url.path,
            "raw_path": request.url.raw_path.split(b"?")[0],
            "query_string": request.url.query,
            "server": (request.url.host, request.url.port),
            "client": ("127.0.0.1", 123),
            "root_path": "",
        }
        self.answered: Final = asyncio.Event()
        self.status = int(HTTPStatus.INTERNAL_SERVER_ERROR)
        self.headers: list[tuple[bytes, bytes]] = []
        self.body: Final = bytearray()

    async def receive(self) -> dict[str, Any]:
        """Hand the body over whole; whoever asks again hears, after the answer, that the caller has gone."""
        if self._asked is None:
            await self.answered.wait()
            return {"type": "http.disconnect"}
        body, self._asked = self._asked, None
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", ()))
            return
        if not self._silent:
            self.body.extend(message.get("body", b""))
        if not message.get("more_body", False):
            self.answered.set()


class InProcess(httpx.BaseTransport):
    """Runs one application on an event loop in a thread of its own.

    The loop runs on between calls: the threads on which synchronous endpoints work belong to its main task, and
    would otherwise be started anew for every call.

    Parameters
    ----------
    app : ASGI application
    """

    def __init__(self, app: Any) -> None:
        self._app = app
        self._loop = asyncio.new_event_loop()
        self._closed = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="in-process", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._until_closed())

    async def _until_closed(self) -> None:
        await self._closed.wait()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Carry one request."""
        return asyncio.run_coroutine_threadsafe(self._carry(request), self._loop).result()

    async def _carry(self, request: httpx.Request) -> httpx.Response:
        call = _Call(request)
        try:
            await self._app(call.scope, call.receive, call.send)
        except Exception:  # noqa: BLE001 - whatever went wrong, a caller sees what had been sent until then
            call.answered.set()
        if not call.answered.is_set():
            raise httpx.RemoteProtocolError("the application ended before its answer did", request=request)
        return httpx.Response(call.status, headers=call.headers, content=bytes(call.body), request=request)

    def close(self) -> None:
        """Stop the loop and its threads."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._closed.set)
            self._thread.join()

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
