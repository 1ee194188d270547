"""Rule: where its request asks for a new consent, a clip goes on only after its household's live yes to that agency.

What is asked, and whose word counts, was fixed by the rules of the filing. A household that opted out is for
`who_said_yes.py`, and a copy that is gone for `how_long_it_stays.py`.
"""

from __future__ import annotations

from ..acts import HandOn
from ..casefile import Standing
from ..consent.events import Scope
from ..consent.household import Asked
from ..decision import Forbid, Permit, Reason, Vote
from ..regime import Regime
from ..request_facts import OnwardFact
from ..rulebook import covers

NO_YES = Reason("no-live-yes", "The household has given no consent to this agency that holds.")


def asks_anew(terms: Regime) -> bool:
    """Whether residents are asked before a clip goes on, by the rules under which its request was filed."""
    return terms.sharing.onward.value == "new-consent"


@covers(HandOn)
def who_agreed_onward(act: HandOn, standing: Standing, wish: OnwardFact, regime: Regime) -> Vote:
    """Where its request asks for a new consent, a clip goes on only after its household's live yes to that agency."""
    del standing, regime  # the rules of the filing were promised to whoever shared
    if not asks_anew(act.terms):
        return Permit()
    return Permit() if agrees_onward(act, wish.to_agency_id) is True else Forbid(NO_YES)


def agrees_onward(act: HandOn, to_agency_id: str) -> bool | None:
    """Return what a household says to all that goes on to one agency; to nothing at all nobody says yes."""
    every = [_says(act, to_agency_id, scope) for scope in sorted(act.scopes)]
    if False in every:
        return False
    return True if every and all(every) else None


def _says(act: HandOn, to_agency_id: str, scope: Scope) -> bool | None:
    asked = Asked(
        household_id=act.household_id,
        purpose="onward",
        agency_id=to_agency_id,
        incident_type=act.incident_type,
        request_id=act.request_id,
        scope=scope,
        notice_version=act.notice_version,
    )
    return act.consent.says(asked, act.now_us, act.terms.consent.co_consent.value)
