"""Walking every door that a reader has: fixed addresses, and whatever their answers name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from ..client import Exchange, Portal
from .claim import Site
from .item_doors import COPIES, NAMED, PREFIX, read_named

API: Final = PREFIX

DAY: Final = "2019-08-28"
"""A day of the public map of agencies that is read: its first."""

_PUBLIC: Final = (
    "/public/world",
    "/public/keys",
    "/public/regime",
    "/public/regime-changes",
    "/public/requests",
    "/public/taking-part",
    "/public/request-counts",
    "/public/agencies",
    "/public/agency-map",
    "/public/agency-map/outlines",
    "/public/agency-map/counties.svg",
    f"/public/agency-map/days/{DAY}",
    f"/public/agency-map/days/{DAY}/agencies.zip",
    f"/public/agency-map/days/{DAY}/agencies.geojson",
    "/public/public-counts",
    "/public/announcements",
    "/public/outsiders-list",
    "/public/records-answers",
    "/public/statements",
    "/public/attributions",
    "/public/agreements",
    "/public/subsidies",
    "/public/base-map",
    "/public/legal-report",
)
_NEWSROOM: Final = ("/newsroom/statements", "/newsroom/templates")
_OFFICER: Final = (
    "/officer/map",
    "/officer/map/counts",
    "/officer/incidents",
    "/officer/requests",
    "/officer/agencies",
    "/officer/passed-on",
    "/officer/demands",
    "/officer/feed",
    "/officer/mail",
    *_NEWSROOM,
)
_AGENCY: Final = (
    "/agency/profile",
    "/agency/users",
    "/agency/invitations",
    "/agency/requests",
    "/agency/passed-on",
    "/agency/response-totals",
    "/agency/agreements",
    "/agency/ledger",
    "/agency/letters",
    *_NEWSROOM,
)
_RESIDENT: Final = (
    "/me",
    "/me/notices",
    "/me/onward",
    "/me/choices",
    "/me/choices/history",
    "/me/receipt",
    "/me/record",
    "/me/demands",
    "/me/posts",
    "/me/feed-settings",
    "/me/feed",
    "/me/feed/by-number/1",
    "/me/alerts",
)
_PAGES_OF_RESIDENTS: Final = (
    "/me",
    "/me/choices",
    "/me/history",
    "/me/record",
    "/me/demands",
    "/me/feed",
    "/me/posts",
)
DOORS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "": _PUBLIC,
        "officer": _OFFICER,
        "second-officer": _OFFICER,
        "other-officer": _OFFICER,
        "administrator": _AGENCY,
        "other-administrator": _AGENCY,
        "new-administrator": ("/agency/agreements", "/agency/profile", "/agency/ledger"),
        "partner-manager": (
            "/partners/agencies",
            "/partners/ledger",
            "/partners/statements",
            "/partners/letters",
            "/partners/engagement",
        ),
        "legal-reviewer": ("/legal/demands",),
        "moderator": ("/company/requests", "/company/reviewed", "/company/objections", "/company/posts"),
        "journalist": ("/records/agencies", "/records/requests"),
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
            "/public/agency-map",
            "/public/announcements",
            "/public/statements",
            "/public/attributions",
            "/public/keys",
            "/public/objections",
            "/public/agreements",
            "/public/subsidies",
            "/public/legal-report",
            "/sign-in",
            "/invitation",
            "/no",
        ),
        "officer": (
            "/officer",
            "/officer/requests",
            "/officer/passed-on",
            "/officer/demands",
            "/officer/feed",
            "/officer/mail",
            "/newsroom",
            "/me",
        ),
        "second-officer": ("/officer", "/officer/requests"),
        "other-officer": ("/officer", "/officer/requests", "/officer/passed-on", "/officer/demands"),
        "administrator": (
            "/agency",
            "/agency/passed-on",
            "/agency/agreement",
            "/agency/ledger",
            "/agency/letters",
            "/newsroom",
            "/officer",
        ),
        "other-administrator": ("/agency", "/agency/passed-on", "/agency/agreement", "/agency/ledger", "/newsroom"),
        "new-administrator": ("/agency", "/agency/agreement"),
        "partner-manager": (
            "/partners",
            "/partners/ledger",
            "/partners/statements",
            "/partners/letters",
            "/partners/engagement",
            "/officer",
        ),
        "journalist": ("/records", "/officer"),
        "moderator": ("/company", "/company/reviewed", "/company/objections", "/company/posts"),
        "legal-reviewer": ("/legal",),
        "neighbor": (*_PAGES_OF_RESIDENTS, "/officer"),
        "third-resident": _PAGES_OF_RESIDENTS,
    }
)
"""The pages of the same readers, and a few that do not serve them."""

SEARCHES: Final[tuple[tuple[str, Mapping[str, str]], ...]] = (
    ("/public/requests/searches", MappingProxyType({"words": "camera", "sort": "oldest"})),
    ("/public/requests/exports", MappingProxyType({})),
)
"""Doors of everybody that are asked with a body, so that no word stands in an address, and what is sent."""

OUTSIDE: Final = ("/",)
"""What the portal says of itself outside every world; its API document is made from the code alone, before any."""

EXEMPT: Final[Mapping[str, str]] = MappingProxyType(
    {
        f"{API}/lab/truth": "the truth view, marked as such, and a researcher's alone",
        f"{API}/lab/regime": "a researcher's hand on the rules; it shows no resident",
        f"{API}/lab/pulse": "a researcher's view of the agenda by kind, and of days in numbers",
        "/lab": "the page of all three",
        f"{API}/lab/log/{{shape}}": "the event log, a truth view, marked as such, and a researcher's alone",
        f"{API}/lab/equity": "a truth view of areas, marked as such, and a researcher's alone",
        "/lab/equity": "its page",
        "/lab/announcements": "the puzzle's truth, of the register alone",
        "/lab/adoption": "a model of its own, which reads no world",
    }
)
"""Addresses below a world that no walk reads, and why; whoever adds one has to say it here."""


_REQUESTS: Final = frozenset({"/officer/requests", "/agency/requests"})
"""Doors that list the requests of a reader's own agency."""


def known_requests(site: Site) -> tuple[str, ...]:
    """List the ids of the requests that the officer knows; anybody may try them. Reading brings none, so ask once."""
    return _listed(site.reader("officer").get(f"{API}/officer/requests"))


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
    own: tuple[str, ...] = ()
    for door in DOORS[who]:
        exchange = portal.get(API + door)
        yield exchange
        own = _listed(exchange) if door in _REQUESTS else own
        if exchange.status == 200:  # noqa: PLR2004 - an answer that can name more doors
            yield from read_named(portal, door, exchange, NAMED.get(door))
            yield from _notices(portal, exchange) if door == "/me/notices" else ()
    for request_id in dict.fromkeys((*own, *known)):
        yield from _request(portal, who, request_id)
    yield from (portal.get(page) for page in PAGES.get(who, ()))
    if not who:
        yield from (portal.call("POST", API + door, dict(body)) for door, body in SEARCHES)
        yield from (portal.outside(path) for path in OUTSIDE)


def _notices(portal: Portal, listed: Exchange) -> Iterator[Exchange]:
    """Read each notice of a list; of the newest one's first clip also its bytes."""
    for position, notice in enumerate(listed.json()["notices"]):
        found = portal.get(f"{API}/me/notices/{notice['id']}")
        yield found
        yield from _of_notice(portal, found, recordings=position == 0)


def _of_notice(portal: Portal, notice: Exchange, *, recordings: bool) -> Iterator[Exchange]:
    """Read the pages of a notice; of the newest one's first clip also its page and bytes: they are the reader's own."""
    api, _, notice_id = notice.path.rpartition("/")
    if api != f"{API}/me/notices" or notice.status != 200:  # noqa: PLR2004 - one's own
        return
    page = f"/me/notices/{notice_id}"
    yield from (portal.get(path) for path in (page, f"{page}/withdraw"))
    for clip in notice.json()["clips"][:1] if recordings else []:
        yield portal.get(f"{page}/clips/{clip['id']}")
        yield from (portal.get(f"{API}/me/clips/{clip['id']}/{what}") for what in ("picture", "footage"))


def _listed(exchange: Exchange) -> tuple[str, ...]:
    return tuple(line["id"] for line in exchange.json()["requests"])


def _section(who: str) -> str:
    return "agency" if who.endswith("administrator") else "officer"


def _request(portal: Portal, who: str, request_id: str) -> Iterator[Exchange]:
    section = _section(who)
    view = portal.get(f"{API}/{section}/requests/{request_id}")
    yield view
    yield portal.get(f"/{section}/requests/{request_id}")
    if view.status == 200:  # noqa: PLR2004 - one's own agency's request
        for clip in view.json()["shared"]:
            of_clip = f"{API}/officer/releases/{clip['release_id']}"
            yield from (portal.get(f"{of_clip}/{what}") for what in COPIES)
            yield portal.call("HEAD", f"{of_clip}/footage")
