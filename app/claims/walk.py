"""Walking every door that a reader has: fixed addresses, and whatever their answers name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from ..client import Exchange, Portal
from .claim import Site

API: Final = "/api/v1"

_PUBLIC: Final = (
    "/public/world",
    "/public/regime",
    "/public/regime-changes",
    "/public/requests",
    "/public/taking-part",
    "/public/request-counts",
    "/public/agencies",
    "/public/attributions",
    "/public/base-map",
)
_OFFICER: Final = (
    "/officer/map",
    "/officer/map/counts",
    "/officer/incidents",
    "/officer/requests",
    "/officer/passed-on",
)
_AGENCY: Final = (
    "/agency/profile",
    "/agency/users",
    "/agency/invitations",
    "/agency/requests",
    "/agency/response-totals",
)
_RESIDENT: Final = ("/me", "/me/notices", "/me/onward", "/me/record")

DOORS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "": _PUBLIC,
        "officer": _OFFICER,
        "second-officer": _OFFICER,
        "other-officer": _OFFICER,
        "administrator": _AGENCY,
        "moderator": ("/company/requests", "/company/reviewed"),
        "neighbor": _RESIDENT,
        "third-resident": _RESIDENT,
    }
)
"""The first doors of everybody but the resident whose secret it is, and the researcher with the truth view."""

PAGES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "": (
            "/",
            "/public/regime",
            "/public/changes",
            "/public/requests",
            "/public/agencies",
            "/public/attributions",
            "/sign-in",
            "/invitation",
            "/no",
        ),
        "officer": ("/officer", "/officer/requests", "/officer/passed-on", "/me"),
        "second-officer": ("/officer", "/officer/requests"),
        "other-officer": ("/officer", "/officer/requests", "/officer/passed-on"),
        "administrator": ("/agency", "/officer"),
        "moderator": ("/company", "/company/reviewed"),
        "neighbor": ("/me", "/me/record", "/officer"),
        "third-resident": ("/me", "/me/record"),
    }
)
"""The pages of the same readers, and a few that do not serve them."""

OUTSIDE: Final = ("/", "/openapi.json")
"""What the portal says of itself outside every world."""


def known_requests(site: Site) -> tuple[str, ...]:
    """List the ids of the requests that the officer knows; anybody may try them."""
    return tuple(_request_ids(site.reader("officer"), "officer"))


def walk(portal: Portal, who: str, known: tuple[str, ...] = ()) -> Iterator[Exchange]:
    """Read everything that a reader can reach.

    Parameters
    ----------
    portal : Portal
        The reader's way in.
    who : str
        Whose doors: a key of `DOORS`.
    known : tuple of str
        Ids of requests that the reader may have heard of and tries, though they may be another's.
    """
    for door in DOORS[who]:
        exchange = portal.get(API + door)
        yield exchange
        if exchange.status == 200:  # noqa: PLR2004 - an answer that can name more doors
            yield from (portal.get(path) for path in _named(exchange, door))
    for request_id in dict.fromkeys((*_request_ids(portal, who), *known)):
        yield from _request(portal, who, request_id)
    yield from (portal.get(page) for page in PAGES.get(who, ()))
    if not who:
        yield from (portal.outside(path) for path in OUTSIDE)


def _named(exchange: Exchange, door: str) -> list[str]:
    """List the addresses that an answer names: tiles of a map, notices of a household."""
    answer: Any = exchange.json()
    if door in {"/officer/map", "/public/base-map"}:
        return [f"{API}{door}/tiles/{tile['id']}" for tile in answer["tiles"]]
    if door == "/me/notices":
        return [f"{API}/me/notices/{notice['id']}" for notice in answer["notices"]]
    return []


def _request_ids(portal: Portal, who: str) -> list[str]:
    section = {"officer": "officer", "second-officer": "officer", "administrator": "agency"}.get(who)
    if section is None:
        return []
    return [line["id"] for line in portal.get(f"{API}/{section}/requests").json()["requests"]]


def _request(portal: Portal, who: str, request_id: str) -> Iterator[Exchange]:
    section = "agency" if who == "administrator" else "officer"
    view = portal.get(f"{API}/{section}/requests/{request_id}")
    yield view
    yield portal.get(f"/{section}/requests/{request_id}")
    if view.status == 200:  # noqa: PLR2004 - one's own agency's request
        for clip in view.json()["shared"]:
            yield portal.get(f"{API}/officer/releases/{clip['release_id']}/picture")
