"""Moderators work off the queue of requests that wait; administrators now and then give the posting permission."""

from __future__ import annotations

from typing import Any

from .scene import Scene


def review(scene: Scene) -> None:
    """Approve every request that waits, or reject it on the grounds that the check of its text found; approve posts."""
    waiting = scene.read("/company/requests")
    for line in waiting["requests"] if waiting else ():
        scene.write("POST", f"/company/requests/{line['id']}/review", verdict(line), line["id"])
    public = scene.rules()
    if public is None or public[0].feed.moderation.value != "before":
        return  # no post waits
    posts = scene.read("/company/posts")
    for line in posts["waiting"] if posts else ():
        scene.write("POST", f"/company/posts/{line['id']}/review", {"verdict": "approve"}, line["id"])


def verdict(line: dict[str, Any]) -> dict[str, object]:
    """Return the word on a request: what the rules prohibit is rejected, everything else approved."""
    found = {piece["category"] for piece in line["pieces"] if piece["category"]}
    grounds = [ground for ground in line["grounds"] if ground in found]
    return {"approve": not grounds, "grounds": grounds}


def permit(scene: Scene) -> None:
    """Give the posting permission to a colleague who has none; which, chance says."""
    held = scene.read("/agency/users")
    without = [user["id"] for user in held["users"] if user["active"] and not user["may_post"]] if held else []
    if without:
        chosen = sorted(without)[int(scene.chance.numbers(2)[1] * len(without))]
        scene.write("PUT", f"/agency/users/{chosen}/posting", {"may_post": True}, "permit")
