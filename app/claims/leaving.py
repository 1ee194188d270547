"""Claim: of a resident nothing leaves but the clips that were chosen, and the details that the regime names."""

from __future__ import annotations

from typing import Any, Final

from ..policy.regime import Regime
from .acting import text_of
from .claim import ALL_NINE, NO_REQUESTS, WITHOUT_REQUESTS, Bench, Claim, Expected, Tape, Witness, expecting
from .scene import Scene, ask, is_done, is_refused
from .walk import API

_STRANGER: Final = "neighbor"


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Share one clip, and try to share another household's and one that somebody who was filmed objects to."""
    scene = ask(bench.site(regime), regime, tape)
    answered = scene.share()
    if not is_done(answered):
        return Witness(scene.who, "share", f"{answered.status} for a clip of one's own in the window")
    return _foreign(scene) or _details(scene, regime) or _objected(bench, regime, tape)


def _foreign(scene: Scene) -> Witness | None:
    """Let a neighbor who was asked too fetch, and share, a clip that is the resident's."""
    neighbor = scene.site.reader(_STRANGER)
    for path in (f"{API}/me/clips/{scene.clips[-1]}/{what}" for what in ("picture", "footage")):
        if not is_refused(neighbor.get(path)):
            return Witness(_STRANGER, f"GET {path}", "another household's recording")
    for notice in neighbor.get(f"{API}/me/notices").json()["notices"][:1]:
        path = f"{API}/me/notices/{notice['id']}/share"
        body = {"clip_ids": list(scene.clips[-1:]), "notice_version": text_of(neighbor, notice["id"])}
        if is_done(neighbor.write("POST", path, body)):
            return Witness(_STRANGER, f"POST {path}", "shared another household's clip")
    if len(scene.shared()) != 1:
        return Witness("officer", "the request", f"{len(scene.shared())} clips, where one was chosen")
    return None


def _details(scene: Scene, regime: Regime) -> Witness | None:
    """Compare what the agency reads of the resident with what the regime names."""
    [clip] = scene.shared()
    named: set[str] = set(regime.sharing.contact_fields.value)
    if set(clip["contact"]) - named:
        return Witness("officer", "the request", f"details that the rules do not name: {set(clip['contact']) - named}")
    return _name(clip, regime) or _home(scene, named)


def _name(clip: dict[str, Any], regime: Regime) -> Witness | None:
    by_name = regime.sharing.label.value == "name"
    if clip["label"].startswith("Neighbor ") is not by_name:
        return None
    return Witness("officer", "the request", f"the label {clip['label']!r}, against the rules")


def _home(scene: Scene, named: set[str]) -> Witness | None:
    """Look for the block and street of the resident in the request's own answer."""
    home = scene.site.reader(scene.who).get(f"{API}/me").json()["home"]
    if "address" in named or home.encode() not in scene.view().body:
        return None
    return Witness("officer", "the request", "the resident's block and street, which the rules do not name")


def _objected(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let somebody object near the resident's camera, and the company uphold it: no clip leaves."""
    if not regime.consent.bystander_objection.value:
        return None
    scene = ask(bench.site(regime), regime, tape)
    block, _, street = scene.site.reader(scene.who).get(f"{API}/me").json()["home"].partition(" block of ")
    told = scene.site.reader(scene.who).get(f"{API}/me/notices/{scene.notice_id}").json()
    window = {"window_from": told["window_from"], "window_to": told["window_to"]}
    body = {"street": street, "block": int(block), "words": "I was visiting a friend."} | window
    scene.site.reader("").write("POST", f"{API}/public/objections", body)
    moderator = scene.site.reader("moderator")
    for one in moderator.get(f"{API}/company/objections").json()["objections"]:
        moderator.write("POST", f"{API}/company/objections/{one['id']}/decision", {"uphold": True})
    scene.share()
    return Witness("officer", "the request", "a clip that was objected to") if scene.shared() else None


LEAVING: Final = Claim(
    id="leaving",
    sentence="Nothing of a resident leaves but the clips that were chosen and the details that the rules name.",
    source="C06, C14",
    threat="data disclosure",
    trial=trial,
    sees="one clip, one detail or one name too many",
    expected=expecting(
        (
            tuple(regime_id for regime_id in ALL_NINE if regime_id != WITHOUT_REQUESTS),
            Expected("no break found", "A release is made of the clips that were chosen and a list of details."),
        ),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
