"""Residents in the neighbors' feed: they post about what their camera recorded or anything else, and comment."""

from __future__ import annotations

from typing import Any, Final

from ...post_words import ANY_CRIME, COMMENTS, CRIMES, OTHERS
from .scene import Scene

ANYTHING: Final = "anything"
"""What a post is about that no incident led to."""
CRIME: Final = "crime"


def post(scene: Scene) -> None:
    """Post about the kind of incident that the turn names, perhaps with a still, or about something else."""
    own = scene.read("/me/posts")
    if own is None:
        return
    kind = scene.about.partition("/")[0].replace("-", " ")
    which, still = scene.chance.numbers(4)[2:]
    draft = _other(own["categories"], which) if kind == ANYTHING else _crime(own, kind, still, scene)
    if draft is not None:
        scene.write("POST", "/me/posts", draft, "post")


def _crime(own: dict[str, Any], kind: str, drawn: float, scene: Scene) -> dict[str, Any] | None:
    if CRIME not in own["categories"]:
        return None
    title, text = CRIMES.get(kind, ANY_CRIME)
    draft: dict[str, Any] = {"category": CRIME, "title": title, "text": text}
    if own["clips"] and drawn < scene.habits.post_still.value:
        draft["footage"] = {"clip_id": own["clips"][0]["id"], "kind": "still"}
    return draft


def _other(categories: list[str], drawn: float) -> dict[str, Any] | None:
    known = [category for category in OTHERS if category in categories]
    if not known:
        return None
    category = known[int(drawn * len(known))]
    title, text = OTHERS[category]
    return {"category": category, "title": title, "text": text}


def comment(scene: Scene) -> None:
    """Comment on the newest post about crime that one can read; without any, do nothing."""
    page = scene.read(f"/me/feed?category={CRIME}")
    if page and page["posts"]:
        words = COMMENTS[int(scene.chance.numbers(3)[2] * len(COMMENTS))]
        scene.write("POST", f"/me/feed/{page['posts'][0]['id']}/comments", {"text": words}, "comment")
