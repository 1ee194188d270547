"""A small adapter over httpx by which claims, adversaries and simulated people reach a portal: never any other way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True, slots=True)
class Exchange:
    """One call and everything that could be observed of its answer.

    Parameters
    ----------
    method, path : str
        The path begins below the world, such as ``/api/v1/officer/map``.
    headers : tuple of (name, value)
        In the order in which they arrived, names in lower case.
    """

    method: str
    path: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Return a header, or ""."""
        return next((value for key, value in self.headers if key == name.lower()), "")

    def json(self) -> Any:
        """Return the body as JSON."""
        return httpx.Response(self.status, content=self.body).json()


class Portal:
    """One reader's way to one world of a portal, in process or at any address.

    Parameters
    ----------
    client : httpx.Client
        Carries the calls; not closed here.
    world : str
    token : str
        The reader's session token; "" for the public.
    """

    def __init__(self, client: httpx.Client, world: str, token: str = "") -> None:
        self._client = client
        self.world = world
        self._token = token
        self._writes = 0
        self.exchanges: list[Exchange] = []
        """Every call made this way and its answer, in order: what this reader has seen."""

    def get(self, path: str, **headers: str) -> Exchange:
        """Read an address below the world."""
        return self.call("GET", path, headers=headers)

    def write(self, method: str, path: str, body: object = None, *, key: str = "") -> Exchange:
        """Write to an address below the world, under a given or a counted Idempotency-Key."""
        self._writes += 1
        return self.call(method, path, body, headers={"idempotency-key": key or f"write-{self._writes:06d}"})

    def call(self, method: str, path: str, body: object = None, *, headers: dict[str, str] | None = None) -> Exchange:
        """Make one call."""
        sent = dict(headers or {})
        if self._token:
            sent["authorization"] = f"Bearer {self._token}"
        return self._send(method, path, f"/w/{self.world}{path}", body, sent)

    def outside(self, path: str) -> Exchange:
        """Read an address of the portal itself, outside every world."""
        return self._send("GET", path, path, None, {})

    def _send(self, method: str, path: str, address: str, body: object, headers: dict[str, str]) -> Exchange:
        answer = self._client.request(method, address, json=body if method != "GET" else None, headers=headers)
        seen = tuple((name.lower(), value) for name, value in answer.headers.multi_items())
        exchange = Exchange(method, path, answer.status_code, seen, answer.content)
        self.exchanges.append(exchange)
        return exchange
