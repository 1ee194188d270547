"""Claim: a released clip reaches another agency only after its resident said yes to it, and while the yes stands."""

from __future__ import annotations

from typing import Final

from ..policy.regime import Regime
from .acting import Copied
from .claim import (
    CONTRAST,
    NO_REQUESTS,
    OPEN_ERAS,
    REFERENCES,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    Tape,
    Witness,
    expecting,
)
from .scene import Scene, is_done, is_refused, other_agency, shared_scene
from .walk import API

RECEIVER: Final = "other-officer"


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Read another agency's clip, pass it on to nobody and to an agency, and let its resident say no, and yes."""
    first = tape.below(6)
    scenes = ((shared_scene(bench.site(regime), regime, Copied(first)), yes) for yes in (False, True))
    return next((wrong for scene, yes in scenes if (wrong := _passed_on(scene, yes=yes)) is not None), None)


def _passed_on(scene: Scene, *, yes: bool) -> Witness | None:
    release = str(scene.shared()[0]["release_id"])
    to = other_agency(scene.site)
    path = f"releases/{release}/onward"
    if not is_refused(scene.act(path, {"to_agency_id": "age_none"})):
        return Witness("officer", f"POST {path}", "a clip passed on to an agency that is not there")
    wrong = there(scene, release, "before it was passed on")
    if wrong is not None:
        return wrong
    passed = scene.act(path, {"to_agency_id": to})
    if not is_done(passed):
        return Witness("officer", f"POST {path}", f"{passed.status} for an agency with an agreement")
    return _twice(scene, path, to) or _asked(scene, release, yes=yes)


def _twice(scene: Scene, path: str, to: str) -> Witness | None:
    if is_refused(scene.act(path, {"to_agency_id": to})):
        return None
    return Witness("officer", f"POST {path}", "a clip passed on twice to one agency")


def _asked(scene: Scene, release: str, *, yes: bool) -> Witness | None:
    """Nothing arrives before the resident's word, and then only after a yes, until the yes is taken back."""
    wrong = there(scene, release, "without the resident's word")
    if wrong is not None:
        return wrong
    asked = say_onward(scene, yes=yes)
    if not yes:
        return there(scene, release, "after a no")
    if not is_done(scene.fetch(release, "picture", RECEIVER)):
        return Witness(RECEIVER, "the picture of a release", "nothing, although the resident said yes")
    for onward_id in asked:
        _answer(scene, onward_id, {"agree": False})
    return there(scene, release, "after the yes was taken back")


def say_onward(scene: Scene, *, yes: bool) -> list[str]:
    """Let the resident answer every question that waits, whether a clip may be passed on; return their ids."""
    asked = scene.site.reader(scene.who).get(f"{API}/me/onward").json()["asks"]
    for one in asked:
        _answer(scene, str(one["id"]), {"agree": yes, "notice_version": str(one["notice_version"])})
    return [str(one["id"]) for one in asked]


def _answer(scene: Scene, onward_id: str, body: dict[str, object]) -> None:
    scene.site.reader(scene.who).write("POST", f"{API}/me/onward/{onward_id}", body)


def there(scene: Scene, release: str, when: str) -> Witness | None:
    """Look for the clip at the other agency: on its list, and by its id."""
    if scene.site.reader(RECEIVER).get(f"{API}/officer/passed-on").json()["clips"]:
        return Witness(RECEIVER, f"GET {API}/officer/passed-on", f"a clip {when}")
    for what in ("picture", "footage"):
        if not is_refused(scene.fetch(release, what, RECEIVER)):
            return Witness(RECEIVER, f"the {what} of a release", f"a clip {when}")
    return None


ONWARD: Final = Claim(
    id="onward",
    sentence="A released clip reaches another agency only after its resident said yes, and while the yes stands.",
    source="C11, C28, I13",
    threat="data disclosure",
    trial=trial,
    sees="one clip on the other agency's list, or one fetched",
    expected=expecting(
        (
            (*OPEN_ERAS, CONTRAST),
            Expected("broken in the model", "Agencies may pass footage on by their own policy, or to anybody."),
        ),
        (REFERENCES, Expected("no break found", "A new consent is asked for, and nothing is passed on before a yes.")),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
