"""Claim: whoever moved out reads and answers for nothing any more, and nothing further leaves the household."""

from __future__ import annotations

from typing import Final

from ..policy.regime import Regime
from .acting import file_request
from .claim import ALL_NINE, NO_REQUESTS, WITHOUT_REQUESTS, Bench, Claim, Expected, Tape, Witness, expecting
from .scene import LONG_ENOUGH_MINUTES, Scene, is_done, is_refused, other_agency, shared_scene
from .walk import API

_DAY_MINUTES: Final = 24 * 60
_READ: Final = ("", "/notices", "/onward", "/choices", "/choices/history", "/receipt", "/record")
"""What a resident reads of their own, below ``/me``."""


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let a resident who shared a clip move out, try all they could read and do before, and ask the household again."""
    scene = shared_scene(bench.site(regime), regime, tape)
    release, told = str(scene.shared()[0]["release_id"]), scene.told()
    left = scene.site.reader(scene.who).write("POST", f"{API}/me/move-out")
    if not is_done(left):
        return Witness(scene.who, f"POST {API}/me/move-out", f"{left.status} for whoever wants to move out")
    again = file_request(scene.site, tape, 7)
    scene.site.pass_minutes(LONG_ENOUGH_MINUTES)
    return _reads(scene) or _does(scene, told) or _left(scene, again, release) or _onward(scene, regime, release)


def _reads(scene: Scene) -> Witness | None:
    """Read the household, its former notices and its clips."""
    former = scene.site.reader(scene.who)
    clip = f"/clips/{scene.clips[0]}"
    for path in (*_READ, f"/notices/{scene.notice_id}", f"{clip}/picture", f"{clip}/footage"):
        answer = former.get(f"{API}/me{path}")
        if not is_refused(answer):
            return Witness(scene.who, f"GET {API}/me{path}", f"{answer.status} after moving out")
    return None


def _does(scene: Scene, told: str) -> Witness | None:
    """Answer the former notice in every way, as it was told before the moving, and choose for good."""
    former, notice = scene.site.reader(scene.who), f"/notices/{scene.notice_id}"
    clips = {"clip_ids": list(scene.clips), "notice_version": told}
    no = {"purpose": "requests", "agree": False}
    tried: tuple[tuple[str, str, object], ...] = (
        ("POST", f"{notice}/share", clips),
        ("POST", f"{notice}/withdraw", None),
        ("POST", f"{notice}/decline", None),
        ("POST", f"{notice}/comments", {"text": "I lived there."}),
        ("PUT", f"{notice}/view", {"hidden": True, "muted": False}),
        ("POST", "/choices", no),
        ("PUT", "/standing-choice", {"opted_out": True}),
    )
    for method, path, body in tried:
        answer = former.write(method, f"{API}/me{path}", body)
        if not is_refused(answer):
            return Witness(scene.who, f"{method} {API}/me{path}", f"{answer.status} after moving out")
    return None


def _left(scene: Scene, again: str, release: str) -> Witness | None:
    """The clip that was shared before stays, as its rules say, and is the only one; nothing answers a new request."""
    if len(scene.shared()) != 1 or not is_done(scene.fetch(release, "picture")):
        return Witness("officer", "the request", "not the one clip that was shared before the moving")
    if again and scene.site.reader("officer").get(f"{API}/officer/requests/{again}").json()["shared"]:
        return Witness("officer", "the next request", "a clip of a household that nobody lives in")
    return None


def _onward(scene: Scene, regime: Regime, release: str) -> Witness | None:
    """Nobody is left who could agree to passing the clip on; and its term ends as if nobody had moved."""
    if regime.sharing.onward.value == "new-consent":
        scene.act(f"releases/{release}/onward", {"to_agency_id": other_agency(scene.site)})
        if scene.site.reader("other-officer").get(f"{API}/officer/passed-on").json()["clips"]:
            return Witness("other-officer", f"GET {API}/officer/passed-on", "a clip to which nobody agreed")
    days = regime.sharing.agency_days.value
    if days is None:
        return None
    scene.site.pass_minutes(days * _DAY_MINUTES)
    return Witness("officer", "the request", "a clip past its term") if scene.shared() else None


MOVED_OUT: Final = Claim(
    id="moved-out",
    sentence="Whoever moved out reads nothing of the household and answers for it no more; no further clip leaves.",
    source="architecture: an account reads the household in which its resident lives",
    threat="data disclosure",
    trial=trial,
    sees="one answer to the former resident, one further clip, or one that outstays its term",
    expected=expecting(
        (
            tuple(regime_id for regime_id in ALL_NINE if regime_id != WITHOUT_REQUESTS),
            Expected("no break found", "Who lives where is read whenever an account asks; copies keep their term."),
        ),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
