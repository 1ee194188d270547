"""Claim: a released clip reaches another agency only after its resident said yes to that agency."""

from __future__ import annotations

from typing import Final

from ..policy.regime import Regime
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

_RECEIVER: Final = "other-officer"


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Try to read another agency's clip, pass it on to nobody and to an agency, and let the resident say no, or yes."""
    scene = shared_scene(bench.site(regime), regime, tape)
    release = str(scene.shared()[0]["release_id"])
    to = other_agency(scene.site)
    path = f"releases/{release}/onward"
    if not is_refused(scene.act(path, {"to_agency_id": "age_none"})):
        return Witness("officer", f"POST {path}", "a clip passed on to an agency that is not there")
    wrong = _there(scene, release, "before it was passed on")
    if wrong is not None:
        return wrong
    passed = scene.act(path, {"to_agency_id": to})
    if not is_done(passed):
        return Witness("officer", f"POST {path}", f"{passed.status} for an agency with an agreement")
    return _twice(scene, path, to) or _asked(scene, release, yes=tape.below(2) == 1)


def _twice(scene: Scene, path: str, to: str) -> Witness | None:
    if is_refused(scene.act(path, {"to_agency_id": to})):
        return None
    return Witness("officer", f"POST {path}", "a clip passed on twice to one agency")


def _asked(scene: Scene, release: str, *, yes: bool) -> Witness | None:
    """Nothing arrives before the resident's word, and then only after a yes."""
    wrong = _there(scene, release, "without the resident's word")
    if wrong is not None:
        return wrong
    resident = scene.site.reader(scene.who)
    for one in resident.get(f"{API}/me/onward").json()["asks"]:
        resident.write("POST", f"{API}/me/onward/{one['id']}", {"agree": yes})
    if not yes:
        return _there(scene, release, "after a no")
    if is_done(scene.fetch(release, "picture", _RECEIVER)):
        return None
    return Witness(_RECEIVER, "the picture of a release", "nothing, although the resident said yes")


def _there(scene: Scene, release: str, when: str) -> Witness | None:
    """Look for the clip at the other agency: on its list, and by its id."""
    if scene.site.reader(_RECEIVER).get(f"{API}/officer/passed-on").json()["clips"]:
        return Witness(_RECEIVER, f"GET {API}/officer/passed-on", f"a clip {when}")
    for what in ("picture", "footage"):
        if not is_refused(scene.fetch(release, what, _RECEIVER)):
            return Witness(_RECEIVER, f"the {what} of a release", f"a clip {when}")
    return None


ONWARD: Final = Claim(
    id="onward",
    sentence="A released clip reaches another agency only after its resident said yes to that agency.",
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
