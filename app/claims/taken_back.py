"""Claim: what a resident takes back, or whose term is over, is gone from the agency."""

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
from .onward import RECEIVER, say_onward, there
from .scene import Scene, is_done, is_refused, other_agency, shared_scene

_DAY_MINUTES: Final = 24 * 60


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Release a clip and take it back; release one and let its term end; look for both at the agencies.

    Both were passed on to another agency before, with the resident's yes.
    """
    back = shared_scene(bench.site(regime), regime, tape)
    release = str(back.shared()[0]["release_id"])
    _pass_on(back, release)
    if not is_done(back.answer("withdraw")):
        return Witness(back.who, "withdraw", "an answer that cannot be taken back")
    if is_done(back.share()) and len(back.shared()) > 1:
        return Witness("officer", "the request", "a clip twice after it was taken back")
    return _still_there(back, release, "taken back") or _expired(bench, regime, tape)


def _expired(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    days = regime.sharing.agency_days.value
    if days is None:
        return None
    scene = shared_scene(bench.site(regime), regime, tape)
    release = str(scene.shared()[0]["release_id"])
    _pass_on(scene, release)
    scene.site.pass_minutes(days * _DAY_MINUTES)
    return _still_there(scene, release, "past its term")


def _still_there(scene: Scene, release: str, what: str) -> Witness | None:
    if scene.shared():
        return Witness("officer", "the request", f"a clip {what}")
    for kind in ("picture", "footage"):
        if not is_refused(scene.fetch(release, kind)):
            return Witness("officer", f"the {kind} of a release", f"a clip {what}")
    return there(scene, release, what)


def _pass_on(scene: Scene, release: str) -> None:
    """Pass a clip on to another agency, with the resident's yes where the rules ask for one.

    Raises
    ------
    RuntimeError
        If it does not arrive: then its removal would show nothing.
    """
    scene.act(f"releases/{release}/onward", {"to_agency_id": other_agency(scene.site)})
    say_onward(scene, yes=True)
    if not is_done(scene.fetch(release, "picture", RECEIVER)):
        message = "a clip that was passed on, with a yes where one is needed, did not arrive"
        raise RuntimeError(message)


TAKEN_BACK: Final = Claim(
    id="taken-back",
    sentence="A clip that its resident took back, or whose term is over, cannot be read by any agency any more.",
    source="issue: withdrawal and retention; I13",
    threat="unawareness",
    trial=trial,
    sees="one line of a request, one of another agency's list, or one fetched clip",
    expected=expecting(
        (
            (*OPEN_ERAS, CONTRAST),
            Expected("broken in the model", "Copies stay: no document speaks of a way to take released footage back."),
        ),
        (REFERENCES, Expected("no break found", "A withdrawal and the end of the term remove the copies.")),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
