"""Which addresses the answer of a list names: of each thing its own, and of what stands in that again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

from ..client import Exchange, Portal

PREFIX: Final = "/api/v1"
"""What every address of the API begins with, below the world."""
COPIES: Final = ("picture", "footage", "evidence")
"""What an agency fetches of a released clip."""


@dataclass(frozen=True, slots=True)
class Named:
    """Things that an answer lists, and where each of them is read.

    Parameters
    ----------
    listed, key : str
        The list's name in the answer, and the name of the id in each of its entries.
    at : tuple of str
        Addresses below the world; ``{of}`` is that of whatever listed them, below the API, and ``{id}`` the id.
        The first one's answer may list more.
    inner : Named or None
        What that answer lists.
    measured : tuple of str
        Addresses that are asked for their size alone, as ``at``.
    """

    listed: str
    key: str
    at: tuple[str, ...]
    inner: Named | None = None
    measured: tuple[str, ...] = ()


_FILES: Final = Named("files", "name", (f"{PREFIX}{{of}}/files/{{id}}", "{of}/files/{id}"))
_PRODUCED: Final = Named(
    "clips",
    "id",
    tuple(f"{PREFIX}/officer/productions/{{id}}/{what}" for what in ("footage", "evidence")),
    measured=(f"{PREFIX}/officer/productions/{{id}}/footage",),
)
_RELEASED: Final = Named("clips", "release_id", tuple(f"{PREFIX}/officer/releases/{{id}}/{what}" for what in COPIES))
_TILES: Final = Named("tiles", "id", (f"{PREFIX}{{of}}/tiles/{{id}}",))
_STATEMENTS: Final = Named("statements", "id", (f"{PREFIX}{{of}}/{{id}}", "{of}/{id}"))
_LETTERS: Final = Named("threads", "id", (f"{PREFIX}{{of}}/{{id}}", "{of}/{id}"))
_POSTS: Final = Named("posts", "id", (f"{PREFIX}{{of}}/{{id}}", "{of}/{id}", f"{PREFIX}{{of}}/{{id}}/footage"))

NAMED: Final[Mapping[str, Named]] = MappingProxyType(
    {
        "/officer/map": _TILES,
        "/public/base-map": _TILES,
        "/officer/passed-on": _RELEASED,
        "/officer/feed": _POSTS,
        "/me/feed": _POSTS,
        "/me/posts": Named("posts", "id", (f"{PREFIX}{{of}}/{{id}}/footage",)),
        "/company/posts": Named("shown", "id", (f"{PREFIX}{{of}}/{{id}}/footage",)),
        "/newsroom/statements": _STATEMENTS,
        "/partners/statements": _STATEMENTS,
        "/agency/letters": _LETTERS,
        "/partners/letters": _LETTERS,
        "/partners/agencies": Named("agencies", "agency_id", (f"{PREFIX}{{of}}/{{id}}", "{of}/{id}")),
        "/officer/demands": Named("demands", "id", (f"{PREFIX}{{of}}/{{id}}", "{of}/{id}"), _PRODUCED),
        "/records/requests": Named("requests", "id", (f"{PREFIX}{{of}}/{{id}}", "{of}/{id}"), _FILES),
    }
)
"""Lists by their addresses below the API."""


def read_named(portal: Portal, of: str, exchange: Exchange, named: Named | None) -> Iterator[Exchange]:
    """Read all that an answer names, and what is named there again.

    Parameters
    ----------
    of : str
        The address that answered, below the API.
    exchange : Exchange
        Its answer.
    """
    if named is None or exchange.status != HTTPStatus.OK or "json" not in exchange.header("content-type"):
        return
    answer: Any = exchange.json()
    for one in answer[named.listed]:
        found = [portal.get(address.format(of=of, id=one[named.key])) for address in named.at]
        yield from found
        yield from (portal.call("HEAD", address.format(id=one[named.key])) for address in named.measured)
        yield from read_named(portal, found[0].path.removeprefix(PREFIX), found[0], named.inner)
