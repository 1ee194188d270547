"""Posting in the neighbors' feed as experiments do it, and reading every address at which a post can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..client import Exchange
from ..policy.regime import Regime
from .claim import Site
from .scene import is_done
from .walk import API

READERS: Final = (
    "officer",
    "second-officer",
    "other-officer",
    "administrator",
    "moderator",
    "resident",
    "neighbor",
    "",
)
"""Who looks at the posts of somebody else."""
_NUMBERS: Final = 3
"""As many numbers are tried where posts may have been numbered."""


def write_post(site: Site, who: str, regime: Regime, text: str = "Somebody tried the door.") -> str:
    """Let a resident post about the first thing that the rules know; return the post's id.

    Raises
    ------
    RuntimeError
        If the post was not taken: an experiment about it would show nothing.
    """
    body = {"category": regime.feed.categories.value[0], "title": "At the door", "text": text}
    written = site.reader(who).write("POST", f"{API}/me/posts", body)
    if not is_done(written):
        message = f"a post was not taken: {written.status}; the experiment would show nothing"
        raise RuntimeError(message)
    return str(written.json()["id"])


def approve(site: Site, post_id: str) -> None:
    """Let the moderator approve a post, where it waits for that."""
    moderator = site.reader("moderator")
    for waiting in moderator.get(f"{API}/company/posts").json()["waiting"]:
        if waiting["id"] == post_id:
            moderator.write("POST", f"{API}/company/posts/{post_id}/review", {"verdict": "approve"})


def publish_post(site: Site, who: str, regime: Regime, text: str = "Somebody tried the door.") -> str:
    """Let a resident post, and see the post through review; return its id."""
    post_id = write_post(site, who, regime, text)
    approve(site, post_id)
    return post_id


def comment_below(site: Site, who: str, post_id: str, text: str = "I saw it too.") -> Exchange:
    """Let a resident or an officer comment below a post."""
    section = "officer" if who.endswith("officer") else "me"
    return site.reader(who).write("POST", f"{API}/{section}/feed/{post_id}/comments", {"text": text})


def read_posts(site: Site, post_ids: tuple[str, ...], but: str = "") -> Iterator[tuple[str, Exchange]]:
    """Read what everybody can of some posts: lists, each post by id and by number, alerts, the moderator's queue."""
    for who in READERS:
        if who == but:
            continue
        for section in ("me", "officer"):
            paths = [f"/{section}/feed", *(f"/{section}/feed/{post_id}" for post_id in post_ids)]
            yield from ((who, site.reader(who).get(API + path)) for path in paths)
        numbered = (f"/me/feed/by-number/{number}" for number in range(1, _NUMBERS + 1))
        yield from ((who, site.reader(who).get(API + path)) for path in (*numbered, "/me/alerts", "/company/posts"))
        yield from ((who, site.reader(who).get(page)) for page in ("/me/feed", "/officer/feed", "/company/posts"))


def lines_in(answer: Any) -> list[dict[str, Any]]:
    """Return the posts of a JSON answer, however deep they stand."""
    if isinstance(answer, list):
        return [line for part in answer for line in lines_in(part)]
    if not isinstance(answer, dict):
        return []
    own = [answer] if "published_at" in answer else []
    return own + [line for part in answer.values() for line in lines_in(part)]
