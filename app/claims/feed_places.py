"""Claim: a post tells nobody but its author where the camera is, beyond the cell in which it is shown."""

from __future__ import annotations

import json
from itertools import product
from typing import Final

from ..client import Exchange
from ..policy.geometry import Point, distance_m
from ..policy.regime import Regime
from .canary import neighbours
from .claim import CONTRAST, REFERENCES, WITHOUT_REQUESTS, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .posting import comment_below, lines_in, publish_post, read_posts
from .walk import API

_AUTHOR: Final = "third-resident"
"""Whose cell holds a second house, to which the household can move."""
_MOST_LON, _MOST_LAT = 180.0, 90.0
_CLOSE_M: Final = 150.0
"""How near to the camera a pair of numbers may not lie: well within the cell, and twice the documented displacement."""


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Search every answer for a place nearer than the cell; compare with a world where the camera hangs elsewhere."""
    one, other = bench.site(regime), bench.site(regime)
    other.move_nearby(_AUTHOR)
    number = 1 + tape.below(2)
    left, right = (list(read_posts(site, _play(site, regime, number), but=_AUTHOR)) for site in (one, other))
    [place, *_] = one.hanging_places(_AUTHOR)
    return _too_near(left, place) or _apart(left, right)


def _play(site: Site, regime: Regime, posts: int) -> tuple[str, ...]:
    follows: dict[str, object] = {"radius_m": None, "categories": [], "alerts": True}
    site.reader("neighbor").write("PUT", f"{API}/me/feed-settings", follows)
    posted = tuple(publish_post(site, _AUTHOR, regime) for _ in range(posts))
    for who in ("neighbor", "officer", _AUTHOR):
        comment_below(site, who, posted[0])
    site.pass_minutes(1)
    return posted


def _too_near(seen: list[tuple[str, Exchange]], place: Point) -> Witness | None:
    """Return the first pair of coordinates beside a post's own cell that lies near the camera."""
    for who, exchange in seen:
        for line in lines_in(exchange.json()) if exchange.path.startswith(API) else []:
            beside = json.dumps({name: value for name, value in line.items() if name != "area"}).encode()
            for one, two in neighbours(beside):
                if _is_near(one, two, place):
                    return Witness(who, f"GET {exchange.path}", f"({one}, {two}) beside a post")
    return None


def _is_near(one: float, two: float, place: Point) -> bool:
    """Whether two numbers, read without their signs, may be degrees of a point near a place."""
    points = product((one, -one), (two, -two))
    return any(
        abs(lon) <= _MOST_LON and abs(lat) <= _MOST_LAT and distance_m((lon, lat), place) < _CLOSE_M
        for lon, lat in points
    )


def _apart(left: list[tuple[str, Exchange]], right: list[tuple[str, Exchange]]) -> Witness | None:
    """Return the first answer that differs when the camera hangs in another house of the same cell."""
    for (who, one), (_, other) in zip(left, right, strict=True):
        if (one.status, one.headers, one.body) != (other.status, other.headers, other.body):
            return Witness(who or "public", f"GET {one.path}", f"{one.body[:200]!r} against {other.body[:200]!r}")
    return None


FEED_PLACES: Final = Claim(
    id="feed-places",
    sentence="A post tells nobody but its author where the camera is, beyond the cell in which it is shown.",
    source="C20",
    threat="data disclosure",
    trial=trial,
    sees="one pair of numbers within 150 m of the camera beside a post, or one byte that depends on the house",
    expected=expecting(
        (
            ("heat-map-2018", "video-request-2019"),
            Expected("broken in the model", "Answers held coordinates within 79 m of the camera; no page showed them."),
        ),
        (
            ("control-center-2020",),
            Expected("broken in the model", "Answers held the camera's coordinates and the home address, unseen."),
        ),
        (("assistance-2021", WITHOUT_REQUESTS), Expected("no break found", "The leaks were closed in 2020.")),
        (("community-requests-2025",), Expected("no break found", "No leak is known since.")),
        (REFERENCES, Expected("no break found", "Whatever is read of a post is made from its cell.")),
        ((CONTRAST,), Expected("broken in the model", "Everything stands beside a post.")),
    ),
)
