"""Claim: a lasting no to one agency, or to one type of incident, keeps its requests away."""

from __future__ import annotations

from typing import Final

from ..policy.regime import Regime
from .acting import Copied, notices_of
from .claim import (
    ALL_NINE,
    REFERENCES,
    Bench,
    Claim,
    Expected,
    NothingToTryError,
    Tape,
    Witness,
    expecting,
)
from .scene import Scene, ask, is_done
from .walk import API


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let a resident who was asked say no to the agency or to the type, and file the same request once more."""
    rules = regime.consent
    if not (rules.per_agency.value or rules.per_incident_type.value):
        raise NothingToTryError
    chosen, other = (ask(bench.site(regime), regime, Copied(first)) for first in (tape.below(6),) for _ in range(2))
    by_agency = rules.per_agency.value and tape.below(2) == 1
    made = chosen.site.reader(chosen.who).write("POST", f"{API}/me/choices", _no(chosen, by_agency=by_agency))
    if not is_done(made):
        return Witness(chosen.who, f"POST {API}/me/choices", f"{made.status} for a choice that the rules know")
    heard = [_heard_again(scene) for scene in (chosen, other)]
    if heard[0]:
        return Witness(chosen.who, f"GET {API}/me/notices", "a request of whom, or about what, was said no to")
    return None if heard[1] else Witness(other.who, f"GET {API}/me/notices", "no request, although nobody said no")


def _no(scene: Scene, *, by_agency: bool) -> dict[str, object]:
    resident = scene.site.reader(scene.who)
    told = resident.get(f"{API}/me/notices/{scene.notice_id}").json()
    agencies = resident.get(f"{API}/me/choices").json()["agencies"]
    agency_id = next(agency["id"] for agency in agencies if agency["name"] == told["agency"])
    about = {"agency_id": agency_id} if by_agency else {"incident_type": told["incident_type"]}
    return {"purpose": "requests", "agree": False} | about


def _heard_again(scene: Scene) -> int:
    """File the request of a scene once more, and count what its resident hears of it."""
    resident = scene.site.reader(scene.who)
    before = len(notices_of(resident))
    file_again(scene)
    return len(notices_of(resident)) - before


def file_again(scene: Scene) -> None:
    """File the request of a scene once more, and let a day pass."""
    view = scene.view().json()
    kept = ("incident_id", "case_number", "contact", "message", "area", "window_from", "window_to")
    scene.site.reader("officer").write("POST", f"{API}/officer/requests", {name: view[name] for name in kept})
    scene.site.pass_minutes(24 * 60)


LASTING_CHOICES: Final = Claim(
    id="lasting-choices",
    sentence="After a lasting no to one agency or one type of incident, no such request reaches the household.",
    source="issue: per-agency and per-incident-type choice",
    threat="non-compliance",
    trial=trial,
    sees="one notice to the household that said no",
    expected=expecting(
        (
            tuple(regime_id for regime_id in ALL_NINE if regime_id not in REFERENCES),
            Expected("outside the model", "The rules know no choice about one agency or one type of incident."),
        ),
        (REFERENCES, Expected("no break found", "Such a no is read whenever a request is delivered.")),
    ),
)
