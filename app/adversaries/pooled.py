"""One person with several accounts, such as an officer's and those of homes of their own, who pools all answers.

What this adversary knows: the API document, which is public; whatever any of the accounts is answered; and no more. It
tries every address with every id that it has seen anywhere, as every account, and every write under one key for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from ..client import Exchange, Portal

BELOW: Final = "/w/{world}"
"""What every address of the API document begins with."""
ENDS: Final = ("/sessions", "/me/move-out")
"""Writes after which an account sees nothing more; no adversary wants them."""
MOST_IDS: Final = 4
"""As many ids of one kind are tried at one address."""
_EVERYBODYS: Final = "/api/v1/public/"
"""What answers everybody alike is read by one account for all."""
_NOT_SERVED: Final = 403
_ID: Final = re.compile(rb"\b([a-z]{3})_[a-z2-7]{24}\b")
_HOLE: Final = re.compile(r"\{([a-z_]+)\}")
_DRAWN: Final = re.compile(rb"\b[a-z]{3}_[a-z2-7]{24}\b|\bNeighbor [0-9]{6}\b|\b[0-9a-f]{64}\b")
"""What a portal draws under its keys: ids, the numbers of neighbors, digests."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One line of the API document.

    Parameters
    ----------
    method, path : str
        The path begins below the world, with holes in braces.
    body : Any
        The document's own example; None where no body is sent.
    """

    method: str
    path: str
    body: Any = None


@dataclass(slots=True)
class Pool:
    """The accounts of one adversary in one world.

    Parameters
    ----------
    accounts : tuple of Portal
    """

    accounts: tuple[Portal, ...]
    _shut: set[tuple[int, str, str]] = field(default_factory=set)
    _read: dict[int, int] = field(default_factory=dict)
    _known: dict[str, dict[str, None]] = field(default_factory=dict)

    def seen(self) -> list[Exchange]:
        """Return every answer that any account ever got, account by account, each in order."""
        return [exchange for account in self.accounts for exchange in account.exchanges]

    def ids(self) -> dict[str, list[str]]:
        """Return all ids that stood in any answer, by the three letters of their kind, the last seen first."""
        for which, account in enumerate(self.accounts):
            done = self._read.get(which, 0)
            self._read[which] = len(account.exchanges)
            for match in (match for one in account.exchanges[done:] for match in _ID.finditer(one.body)):
                of_kind = self._known.setdefault(match[1].decode(), {})
                of_kind.pop(match[0].decode(), None)
                of_kind[match[0].decode()] = None
        return {kind: list(reversed(ids)) for kind, ids in self._known.items()}

    def attack(self) -> None:
        """Read what was not read yet, write everything once as every account, and read everything again."""
        operations = _operations(self.accounts[0].outside("/openapi.json"))
        reads = [one for one in operations if one.method == "GET"]
        writes = [one for one in operations if one.method != "GET"]
        self._try(reads, again=False)
        self._try(writes)
        self._try(reads)

    def _try(self, operations: list[Operation], *, again: bool = True) -> None:
        done = [{one.path for one in account.exchanges} for account in self.accounts]
        for number, operation in enumerate(operations):
            known = self.ids() if _HOLE.search(operation.path) or operation.body else {}
            for turn, path in enumerate(islice(_paths(operation.path, known), MOST_IDS)):
                reading = 1 if path.startswith(_EVERYBODYS) else len(self.accounts)
                for which, account in enumerate(self.accounts[:reading]):
                    if path in done[which] and not again:
                        continue
                    self._call(which, account, operation, path, f"pooled-{number:03d}-{turn}", known)

    def _call(
        self, which: int, account: Portal, operation: Operation, path: str, key: str, known: dict[str, list[str]]
    ) -> None:
        """Make one call, unless the address does not serve this account at all."""
        mine = (which, operation.method, operation.path)
        if mine in self._shut:
            return
        body = _with_known(operation.body, known)
        found = account.call(operation.method, path, body, headers={"idempotency-key": key})
        if found.status == _NOT_SERVED:
            self._shut.add(mine)


def first_difference(one: Pool, other: Pool) -> tuple[Exchange, Exchange] | None:
    """Return the first two answers by which the adversary tells two worlds apart; None if there are none.

    What is drawn under the portal's keys is compared by where it recurs, over all accounts together: that an id is
    another one tells nothing, that it is the same as elsewhere does.
    """
    names: tuple[dict[bytes, bytes], dict[bytes, bytes]] = ({}, {})
    left, right = one.seen(), other.seen()
    for first, second in zip(left, right, strict=False):
        if _observed(first, names[0]) != _observed(second, names[1]):
            return first, second
    return (left[-1], right[-1]) if len(left) != len(right) else None


def _observed(exchange: Exchange, names: dict[bytes, bytes]) -> tuple[object, ...]:
    def name(match: re.Match[bytes]) -> bytes:
        return names.setdefault(match[0], b"%s#%d" % (match[0][:3], len(names)))

    headers = "\n".join(f"{key}: {value}" for key, value in exchange.headers)
    text = b"\n".join((exchange.path.encode(), headers.encode(), exchange.body))
    return exchange.method, exchange.status, _DRAWN.sub(name, text)


def _operations(document: Exchange) -> list[Operation]:
    """Read the API document: every operation with at most one hole that an id can fill."""
    paths: dict[str, Any] = document.json()["paths"]
    return [
        Operation(method.upper(), path.removeprefix(BELOW), _example(told))
        for path, told_of in paths.items()
        for method, told in told_of.items()
        if method in {"get", "post", "put"} and not any(end in path for end in ENDS)
    ]


def _example(operation: dict[str, Any]) -> Any:
    content = operation.get("requestBody", {}).get("content", {})
    return content.get("application/json", {}).get("example")


def _paths(path: str, known: dict[str, list[str]]) -> Iterator[str]:
    """Fill an address with each known id of the kind that it names; with none where none is known."""
    holes = _HOLE.findall(path)
    if not holes:
        yield path
    elif len(holes) == 1:
        yield from (_HOLE.sub(one, path) for one in known.get(holes[0][:3], ["1"]))


def _with_known(body: Any, known: dict[str, list[str]]) -> Any:
    """Put ids that the adversary has seen in place of the document's own."""
    if isinstance(body, dict):
        return {key: _with_known(value, known) for key, value in body.items()}
    if isinstance(body, list):
        return [_with_known(value, known) for value in body]
    match = _ID.fullmatch(body.encode()) if isinstance(body, str) else None
    return next(iter(known.get(match[1].decode(), [])), body) if match else body
