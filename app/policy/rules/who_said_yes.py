"""Rule: a no counts wherever the regime says so, silence is what the regime makes of it, and a release needs a yes.

Where nobody of a household chose, the regime's defaults decide. Which choices the regime offers is for
`what_can_be_chosen.py`: a no that was given under other rules still counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..acts import Deliver, HandOn, Publish, Share
from ..casefile import Standing
from ..consent.bound_by import bound_by
from ..consent.events import Scope
from ..consent.file import ConsentFile
from ..consent.household import Asked
from ..consent.notices import map_notice, requests_notice
from ..decision import Forbid, Reason, Vote
from ..facts import CameraFact, ClipFact
from ..regime import Regime
from ..request_facts import OnwardFact
from ..rulebook import covers
from .what_can_be_chosen import map_choice_exists
from .who_agreed_onward import asks_anew

SAID_NO = Reason("opted-out", "The household opted out.")
NO_YES = Reason("no-live-yes", "The household has given no consent that holds.")


@dataclass(frozen=True, slots=True)
class Matter:
    """An agency, a type of incident and a request."""

    agency_id: str
    incident_type: str
    request_id: str


About = Deliver | Share | Matter
"""What names an agency, a type of incident and a request."""


@covers(Publish, Deliver, Share, HandOn)
def who_said_yes(
    act: Publish | Deliver | Share | HandOn,
    standing: Standing,
    fact: CameraFact | ClipFact | OnwardFact,
    regime: Regime,
) -> Vote:
    """A no counts wherever the regime says so, silence is what the regime makes of it, and a release needs a yes."""
    del standing
    match act, fact:
        case Share(), _:
            return _release(act, regime)
        case HandOn(), OnwardFact():
            return _handed_on(act, fact, regime)
        case Publish(), CameraFact():
            return _shown(act, fact, regime)
        case Deliver(), CameraFact():
            return _asked(act, fact, regime)
        case _:
            return Forbid(NO_YES)  # a fact of another kind has no business here


def wants_requests(
    file: ConsentFile, household_id: str, regime: Regime, now_us: int, about: About | None
) -> bool | None:
    """Return what a household says to being asked for footage; None if nobody of it said anything that holds.

    Parameters
    ----------
    now_us : int
        Simulated time, microseconds.
    about : Deliver, Share, Matter or None
        None: in general, so that a no to one agency or one type of incident is passed over.
    """
    if not file.events:
        return None
    asked = Asked(
        household_id=household_id,
        purpose="requests",
        agency_id=about.agency_id if about else None,
        incident_type=about.incident_type if about else None,
        request_id=about.request_id if about else None,
        scope=None,
        notice_version=requests_notice(regime).version,
    )
    return file.says(asked, now_us, regime.consent.co_consent.value)


def agrees_to_share(act: Share, regime: Regime, scope: Scope) -> bool | None:
    """Return what a household says to releasing one scope in answer to a request."""
    asked = Asked(
        household_id=act.household_id,
        purpose="answer",
        agency_id=act.agency_id,
        incident_type=act.incident_type,
        request_id=act.request_id,
        scope=scope,
        notice_version=act.notice_version,
    )
    return act.consent.says(asked, act.now_us, regime.consent.co_consent.value)


def _release(act: Share, regime: Regime) -> Vote:
    if wants_requests(act.consent, act.household_id, regime, act.now_us, act) is False:
        return Forbid(SAID_NO)
    agreed = all(agrees_to_share(act, regime, scope) is True for scope in act.scopes)
    return None if act.scopes and agreed else Forbid(NO_YES)


def _handed_on(act: HandOn, wish: OnwardFact, regime: Regime) -> Vote:
    # Where an agency passes clips on by itself no resident is asked: then nobody's choice is heard.
    refused = asks_anew(act.terms) and wants_onward(act, wish.to_agency_id, regime) is False
    return Forbid(SAID_NO) if refused else None


def wants_onward(act: HandOn, to_agency_id: str, in_force: Regime) -> bool | None:
    """Return what a household says to requests of the agency that a clip is to go to; that one never asked."""
    about = Matter(to_agency_id, act.incident_type, act.request_id)
    return wants_requests(act.consent, act.household_id, bound_by(act.terms, in_force), act.now_us, about)


def _asked(act: Deliver, camera: CameraFact, regime: Regime) -> Vote:
    wants = wants_requests(camera.consent, camera.household_id, regime, act.now_us, act)
    if wants is False and regime.delivery.opt_out_stops_requests.value:
        return Forbid(SAID_NO)
    # Where only a yes counts, a no that stops nothing is still no yes.
    return None if wants or regime.consent.requests_default.value == "in" else Forbid(NO_YES)


def _shown(act: Publish, camera: CameraFact, regime: Regime) -> Vote:
    file, home, hides = camera.consent, camera.household_id, regime.map.hides_opted_out.value
    if hides and wants_requests(file, home, regime, act.now_us, None) is False:
        return Forbid(SAID_NO)
    if (hides or map_choice_exists(regime)) and on_the_map(file, home, regime, act.now_us, None) is False:
        return Forbid(SAID_NO)
    if regime.consent.map_default.value == "in":
        return None
    agreed = on_the_map(file, home, regime, act.now_us, "coarse-zone")
    return None if agreed is True else Forbid(NO_YES)


def on_the_map(file: ConsentFile, household_id: str, regime: Regime, now_us: int, scope: Scope | None) -> bool | None:
    """Return what a household says to a map; None if nobody of it said anything that holds."""
    if not file.events:
        return None
    asked = Asked(
        household_id=household_id,
        purpose="map",
        agency_id=None,
        incident_type=None,
        request_id=None,
        scope=scope,
        notice_version=map_notice(regime).version,
    )
    return file.says(asked, now_us, regime.consent.co_consent.value)
