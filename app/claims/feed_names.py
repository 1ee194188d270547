"""Claim: nobody can tell by name or number that two posts of the feed are of one household."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from ..policy.regime import Regime
from .claim import ALL_NINE, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .posting import comment_below, publish_post
from .walk import API

_RESIDENTS: Final = ("resident", "neighbor")


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let two residents post and comment below each other's posts; look for a label below two posts, and for names."""
    site = bench.site(regime)
    posted = [publish_post(site, who, regime) for _ in range(2 + tape.below(2)) for who in _RESIDENTS]
    for post_id in posted:
        for who in _RESIDENTS:
            comment_below(site, who, post_id)
    views = {post_id: site.reader("third-resident").get(f"{API}/me/feed/{post_id}").json() for post_id in posted}
    return _linked(views) or _named(site, views)


def _linked(views: dict[str, dict[str, Any]]) -> Witness | None:
    below: dict[str, set[str]] = defaultdict(set)
    for post_id, view in views.items():
        for by in (view["post"]["by"], *(comment["by"] for comment in view["comments"])):
            below[by].add(post_id)
    for by, posts in below.items():
        if len(posts) > 1:
            return Witness("third-resident", f"GET {API}/me/feed", f"{by!r} stands below {len(posts)} posts")
    return None


def _named(site: Site, views: dict[str, dict[str, Any]]) -> Witness | None:
    for who in _RESIDENTS:
        own = site.reader(who).get(f"{API}/me").json()["name"]
        if any(own in str(view) for view in views.values()):
            return Witness("third-resident", f"GET {API}/me/feed", f"it names {who}")
    return None


FEED_NAMES: Final = Claim(
    id="feed-names",
    sentence="Nobody can tell by name or number that two posts of the feed are of one household.",
    source="C06",
    threat="linking",
    trial=trial,
    sees="one label below two posts, or one resident's name",
    expected=expecting(
        (
            ALL_NINE,
            Expected("no break found", "A number is drawn anew from the world's key for each post and household."),
        )
    ),
)
