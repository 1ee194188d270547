"""Claim: police read the same feed as residents, and neither reads what is not published."""

from __future__ import annotations

from typing import Final, get_args

from ..client import Exchange
from ..policy.regime import PostCategory, Regime
from .claim import ALL_NINE, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .posting import approve, publish_post, write_post
from .scene import is_done
from .walk import API

_READERS: Final = (("neighbor", "/me/feed"), ("officer", "/officer/feed"))
_NONE: Final = "pos_none"
"""An id that no post has."""
_BEYOND: Final = 99
"""A number that no post of an experiment has."""


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Compare the two answers about a post, and try to read one before it appears and after it is gone."""
    site = bench.site(regime)
    waiting = write_post(site, "resident", regime)
    if regime.feed.moderation.value == "before":
        early = _as_absent(site, waiting, "before its approval")
        if early:
            return early
    approve(site, waiting)
    shown = [publish_post(site, "neighbor", regime, f"Number {tape.below(1000)}.") for _ in range(1 + tape.below(2))]
    return (
        _same(site, (waiting, *shown))
        or _official(site, regime)
        or _numbers(site, regime)
        or _unknown_category(site, regime)
        or _gone(site, waiting)
    )


def _same(site: Site, posted: tuple[str, ...]) -> Witness | None:
    """Compare what a neighbor and an officer are answered, byte for byte."""
    for tail in ("", *(f"/{post_id}" for post_id in posted)):
        neighbor, officer = (site.reader(who).get(f"{API}{door}{tail}") for who, door in _READERS)
        if not is_done(neighbor) or neighbor.body != officer.body:
            return Witness("officer", f"GET {officer.path}", f"{officer.body[:200]!r} for {neighbor.body[:200]!r}")
    return None


def _official(site: Site, regime: Regime) -> Witness | None:
    """Let an officer post: residents read the agency's name, and the officer's."""
    posted = _post_as_officer(site, regime.feed.categories.value[0])
    if not is_done(posted):
        return Witness("officer", f"POST {posted.path}", f"an official post was not taken: {posted.status}")
    read = site.reader("neighbor").get(f"{API}/me/feed/{posted.json()['post']['id']}").json()
    if not read["post"]["agency"] or read["post"]["by"].startswith("Neighbor"):
        return Witness("neighbor", "an official post", f"it bears {read['post']['by']!r}")
    return None


def _post_as_officer(site: Site, category: str) -> Exchange:
    body = {"category": category, "title": "From the desk", "text": "Lock your cars."}
    return site.reader("officer").write("POST", f"{API}/officer/feed", body)


def _numbers(site: Site, regime: Regime) -> Witness | None:
    """Where posts have no numbers, an address with one is as any that leads nowhere."""
    if regime.feed.sequential_ids.value:
        return None
    reader = site.reader("neighbor")
    first, beyond = (reader.get(f"{API}/me/feed/by-number/{number}") for number in (1, _BEYOND))
    if _observed(first) != _observed(beyond):
        return Witness("neighbor", f"GET {first.path}", f"{first.status} for a number that posts do not have")
    return None


def _unknown_category(site: Site, regime: Regime) -> Witness | None:
    """Try to post, as a resident and as an officer, about what the feed does not know."""
    unknown = [category for category in get_args(PostCategory) if category not in regime.feed.categories.value]
    for category in unknown[:1]:
        body = {"category": category, "title": "Something", "text": "Else."}
        own = site.reader("resident").write("POST", f"{API}/me/posts", body)
        for answer in (own, _post_as_officer(site, category)):
            if is_done(answer):
                return Witness("author", f"POST {answer.path}", f"a post about {category} was taken")
    return None


def _gone(site: Site, post_id: str) -> Witness | None:
    site.reader("resident").write("POST", f"{API}/me/posts/{post_id}/take-back")
    return _as_absent(site, post_id, "after it was taken back")


def _as_absent(site: Site, post_id: str, when: str) -> Witness | None:
    for who, door in _READERS:
        found, none = (site.reader(who).get(f"{API}{door}/{each}") for each in (post_id, _NONE))
        listed = site.reader(who).get(API + door).json()["posts"]
        if _observed(found) != _observed(none) or any(line["id"] == post_id for line in listed):
            return Witness(who, f"GET {API}{door}", f"a post can be read {when}")
    return None


def _observed(exchange: Exchange) -> tuple[object, ...]:
    return exchange.status, exchange.headers, exchange.body


FEED_READERS: Final = Claim(
    id="feed-readers",
    sentence="Police read the same feed as residents, and neither reads what is not published.",
    source="C21",
    threat="data disclosure",
    trial=trial,
    sees="one byte that differs between the two answers, or one post that is read and not published",
    expected=expecting((ALL_NINE, Expected("no break found", "One shape is made of a post, whoever reads it."))),
)
