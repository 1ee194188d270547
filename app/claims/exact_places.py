"""Claim: no byte that anybody but its owner can obtain holds where a camera is."""

from __future__ import annotations

from typing import Final

from ..client import Exchange
from ..policy.regime import Regime
from .acting import answer, file_request, notices_of
from .canary import Pair, find_canaries, neighbours
from .claim import CONTRAST, WITHOUT_REQUESTS, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .furnished import furnish
from .posting import comment_below, publish_post
from .walk import API, DOORS, known_requests, walk

BASE_MAP: Final = "/public/base-map/tiles/"
"""Addresses of public geometry; its corners are known to everybody."""
_OWN_RECORDINGS: Final = f"{API}/me/clips/"
"""Addresses of a household's own recordings, which hold its own cameras' places as they were captured. That they are
served to nobody else is tried by `leaving`."""

# A consented release would be excluded by name, for its own household's place. No regime here releases a place:
# an address is block and street. So releases are scanned like everything else.


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let residents post, a request run its course and all else happen; scan what readers obtain for decimals."""
    site = bench.site(regime)
    for who in ("resident", "neighbor"):
        comment_below(site, "officer", publish_post(site, who, regime))
    file_request(site, tape, 0)
    site.pass_minutes(11)
    for who in ("resident", "neighbor"):
        resident = site.reader(who)
        for position, notice in enumerate(notices_of(resident)):
            choice = ("share", "decline", "ignore")[tape.below(3)]
            answer(resident, notice["id"], choice, f"{who}-{position:04d}")
    furnish(site, regime)
    return _scan(site)


def _scan(site: Site) -> Witness | None:
    """Scan all that every reader has seen and can reach, but for the base map's own corners of houses."""
    places, known = site.camera_places(), known_requests(site)
    public: frozenset[Pair] = frozenset()
    for who in DOORS:
        for _ in walk(site.reader(who), who, known):
            pass
        for exchange in site.reader(who).exchanges:
            if BASE_MAP in exchange.path:
                public |= neighbours(exchange.body)
            if exchange.path.startswith(_OWN_RECORDINGS):
                continue
            found = find_canaries(_bytes_of(exchange), places, public)
            if found:
                return Witness(who or "public", f"{exchange.method} {exchange.path}", found[0])
    return None


def _bytes_of(exchange: Exchange) -> bytes:
    headers = "\n".join(f"{name}: {value}" for name, value in exchange.headers)
    return headers.encode() + b"\n" + exchange.body


EXACT_PLACES: Final = Claim(
    id="exact-places",
    sentence="No byte that anybody but its owner can obtain holds where a camera is.",
    source="C03, C04",
    threat="data disclosure",
    trial=trial,
    sweeps=("map.circle_jitter_m",),
    sees="one camera's place to about a metre, in any answer and any usual encoding",
    expected=expecting(
        (
            ("heat-map-2018",),
            Expected(
                "depends on an assumption",
                "How far the circles were displaced is unknown; without displacement they are the cameras.",
                flips=("map.circle_jitter_m=0.0",),
            ),
        ),
        (
            ("video-request-2019", "assistance-2021", WITHOUT_REQUESTS),
            Expected("no break found", "Agencies are shown no cameras."),
        ),
        (
            ("control-center-2020",),
            Expected(
                "broken in the model", "A post's answer held its camera's coordinates, though no page showed them."
            ),
        ),
        (("community-requests-2025",), Expected("no break found", "Agencies are shown no cameras.")),
        (("reference-blind",), Expected("no break found", "Agencies are shown nothing about cameras.")),
        (
            ("reference-map",),
            Expected("no break found", "Counts stand in cells that are cut from the public address list alone."),
        ),
        ((CONTRAST,), Expected("broken in the model", "Agencies are shown every camera at its place.")),
    ),
)
