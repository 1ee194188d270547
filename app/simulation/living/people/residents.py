"""Residents: they open a notice, then share, decline or leave it, and may opt out after too many."""

from __future__ import annotations

from typing import Any

from ..laws import geometric, pull
from .scene import Scene


def answer(scene: Scene) -> None:
    """Open the notice that the turn is about, answer it or not, and think of opting out."""
    notice = scene.read(f"/me/notices/{scene.about}")
    if notice is None:
        return
    shares, count, declines, leaves = scene.chance.numbers(4)
    if not notice["answer"] and not notice["closed"]:
        if shares < _likely(scene, notice):
            _share(scene, notice, count)
        elif declines < scene.habits.decline.value and "decline" in notice["choices"]:
            scene.write("POST", f"/me/notices/{scene.about}/decline", None, "decline")
    if leaves < scene.habits.opt_out.value:
        _opt_out(scene)


def _likely(scene: Scene, notice: dict[str, Any]) -> float:
    """Return the chance to share what was asked; everybody asked about one incident feels the same pull."""
    drawn = scene.chance.shared("pull", f"{notice['incident_type']}/{notice['window_from']}/{notice['message']}")
    return min(1.0, scene.habits.shares_once_opened * pull(scene.habits.pull_spread.value, drawn))


def _share(scene: Scene, notice: dict[str, Any], drawn: float) -> None:
    """Share some of one's own clips; without any, or with sealed ones alone, the notice is left as it is."""
    clips = [clip["id"] for clip in notice["clips"] if not clip["shared"] and not clip["sealed"]]
    if clips:
        chosen = clips[: geometric(scene.habits.clips_each.value, drawn)]
        body = {"clip_ids": chosen, "notice_version": notice["notice_version"]}
        scene.write("POST", f"/me/notices/{scene.about}/share", body, "share")


def _opt_out(scene: Scene) -> None:
    held = scene.read("/me/notices")
    if held is not None and len(held["notices"]) > scene.habits.patience.value:
        scene.write("PUT", "/me/standing-choice", {"opted_out": True}, "opt-out")


def opt_in(scene: Scene) -> None:
    """Say yes to being asked, having read the text that is served."""
    choices = scene.read("/me/choices")
    if choices is not None:
        read = choices["requests_notice"]
        body = {"purpose": "requests", "agree": True, "notice_version": read["version"] if read else ""}
        scene.write("POST", "/me/choices", body, "opt-in")
