"""Claim: footage with a post is its author's own, tells readers no more than its picture, and goes with the post."""

from __future__ import annotations

import hashlib
from typing import Final

from ..client import Exchange
from ..footage.metadata import inspect
from ..policy.regime import Regime
from .canary import find_canaries
from .claim import ALL_NINE, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .posting import approve
from .scene import is_done
from .walk import API

_READERS: Final = (("neighbor", "me"), ("officer", "officer"))
_NONE: Final = "pos_none"
"""An id that no post has."""
_FILM_S: Final = 5


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Post with a still or a part of a clip; read it before its approval, then, and once the post is taken back.

    Raises
    ------
    RuntimeError
        If the post was not taken: the experiment would show nothing.
    """
    site = bench.site(regime)
    clips = _clips(site, "resident")
    clip = clips[tape.below(len(clips))]
    if is_done(_post(site, regime, _clips(site, "neighbor")[0], tape)):
        return Witness("resident", f"POST {API}/me/posts", "a neighbor's clip was posted")
    answer = _post(site, regime, clip, tape)
    if not is_done(answer):
        message = f"a post with footage was not taken: {answer.status}; the experiment would show nothing"
        raise RuntimeError(message)
    post_id = str(answer.json()["id"])
    if regime.feed.moderation.value == "before":
        early = _as_absent(site, post_id, "before its approval")
        if early:
            return early
    approve(site, post_id)
    told = _beside(site, post_id, clip)
    if told:
        return told
    site.reader("resident").write("POST", f"{API}/me/posts/{post_id}/take-back")
    return _as_absent(site, post_id, "after its post was taken back")


def _clips(site: Site, who: str) -> list[str]:
    """List the clips that a resident is offered."""
    return [clip["id"] for clip in site.reader(who).get(f"{API}/me/posts").json()["clips"]]


def _post(site: Site, regime: Regime, clip: str, tape: Tape) -> Exchange:
    """Let the resident post with footage of a clip."""
    part = {"clip_id": clip, "kind": ("still", "clip")[tape.below(2)], "begins_s": tape.below(_FILM_S)}
    words = {"category": regime.feed.categories.value[0], "title": "At the door", "text": "Who is this?"}
    return site.reader("resident").write("POST", f"{API}/me/posts", {**words, "footage": part})


def _fetch(site: Site, who: str, section: str, post_id: str) -> Exchange:
    return site.reader(who).get(f"{API}/{section}/feed/{post_id}/footage")


def _beside(site: Site, post_id: str, clip: str) -> Witness | None:
    """Look beside the picture, in the bytes and the headers, for place, camera, author, clip and the capture's hash."""
    author = site.reader("resident")
    own = author.get(f"{API}/me").json()
    capture = author.get(f"{API}/me/clips/{clip}/footage").body
    named = [camera[name] for camera in own["cameras"] for name in ("id", "model")]
    marks = [*named, own["name"], clip, hashlib.sha256(capture).hexdigest()]
    bodies = set()
    for who, section in _READERS:
        answer = _fetch(site, who, section, post_id)
        if not is_done(answer):
            return Witness(who, f"GET {answer.path}", f"no footage of a post that is read: {answer.status}")
        sent = answer.body + repr(answer.headers).encode()
        told = [
            *find_canaries(sent, site.camera_places()),
            *(item.where for item in inspect(answer.body)),
            *(mark for mark in marks if mark.encode() in sent),
        ]
        if told:
            return Witness(who, f"GET {answer.path}", told[0])
        bodies.add(answer.body)
    if len(bodies) > 1:
        return Witness("officer", f"GET {API}/officer/feed/{post_id}/footage", "other bytes than a neighbor gets")
    return None


def _as_absent(site: Site, post_id: str, when: str) -> Witness | None:
    for who, section in _READERS:
        found, none = (_fetch(site, who, section, one) for one in (post_id, _NONE))
        if (found.status, found.headers, found.body) != (none.status, none.headers, none.body):
            return Witness(who, f"GET {found.path}", f"footage can be told from none {when}")
    return None


FEED_FOOTAGE: Final = Claim(
    id="feed-footage",
    sentence="Footage with a post is its author's own, tells readers no more than its picture, and goes with the post.",
    source="C21",
    threat="data disclosure",
    trial=trial,
    sees="one item of metadata, one camera's place, id or model, its owner, clip or capture's hash beside the picture, "
    "one posted clip of a neighbor, or one answer that differs from that about a post which never was",
    expected=expecting(
        (
            ALL_NINE,
            Expected(
                "no break found",
                "What goes with a post is drawn anew under every regime (an assumption), and erased with the post.",
            ),
        )
    ),
)
