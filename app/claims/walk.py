"""Walking every door that a reader has: fixed addresses, and whatever their answers name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from ..client import Exchange, Portal

API: Final = "/api/v1"

_PUBLIC: Final = (
    "/public/world",
    "/public/regime",
    "/public/requests",
    "/public/agencies",
    "/public/attributions",
    "/public/base-map",
)
_OFFICER: Final = ("/officer/map", "/officer/incidents", "/officer/requests")
_AGENCY: Final = ("/agency/users", "/agency/requests", "/agency/response-totals")
_RESIDENT: Final = ("/me", "/me/notices", "/me/record")

DOORS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "": _PUBLIC,
        "officer": _OFFICER,
        "second-officer": _OFFICER,
        "other-officer": _OFFICER,
        "administrator": _AGENCY,
        "moderator": ("/company/requests",),
        "neighbor": _RESIDENT,
        "third-resident": _RESIDENT,
    }
)
"""The first doors of everybody but the resident whose secret it is, and the researcher with the truth view."""

PAGES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "": ("/", "/public/regime", "/public/requests", "/public/attributions"),
        "officer": ("/officer", "/officer/requests"),
        "other-officer": ("/officer", "/officer/requests"),
        "administrator": ("/agency",),
        "moderator": ("/company",),
        "neighbor": ("/me", "/me/record"),
    }
)
"""The pages of the same readers."""


def walk(portal: Portal, who: str) -> Iterator[Exchange]:
    """Read everything that a reader can reach.

    Parameters
    ----------
    portal : Portal
        The reader's way in.
    who : str
        Whose doors: a key of `DOORS`.
    """
    for door in DOORS[who]:
        exchange = portal.get(API + door)
        yield exchange
        if exchange.status == 200:  # noqa: PLR2004 - an answer that can name more doors
            yield from (portal.get(path) for path in _named(exchange, door))
    for request_id in _request_ids(portal, who):
        yield from _request(portal, who, request_id)
    yield from (portal.get(page) for page in PAGES.get(who, ()))


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
    if section == "officer":
        yield portal.get(f"/officer/requests/{request_id}")
        for clip in view.json()["shared"]:
            yield portal.get(f"{API}/officer/releases/{clip['release_id']}/picture")
