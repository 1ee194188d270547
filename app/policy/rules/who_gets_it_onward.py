"""Rule: an agency passes on a copy that it can still read, once to each other agency with an agreement in force."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.onward import PassOn
from .which_agencies import is_eligible

NO_RELEASE = Reason("release-unknown", "Your agency holds no such clip. Choose one from its requests.")
SET_ASIDE = Reason("set-aside", "Your agency set this clip aside. Accept it as evidence before you pass it on.")
NO_AGENCY = Reason("agency-unknown", "There is no such agency with an agreement in force. Choose one from the list.")
OWN_AGENCY = Reason("own-agency", "The clip is with your own agency already. Choose another one.")
PASSED_BEFORE = Reason("passed-before", "Your agency passed this clip on to that agency before, or asked to.")


@admits(PassOn)
def who_gets_it_onward(question: PassOn, standing: Standing, regime: Regime) -> Vote:
    """An agency passes on a copy that it can still read, once to each other agency with an agreement in force."""
    reason = _fault(question, standing, regime)
    return Forbid(reason) if reason else None


def _fault(question: PassOn, standing: Standing, regime: Regime) -> Reason | None:
    # Whether the resident is asked first is settled by the rules of the request, and not told here.
    release, other = standing.release, standing.other_agency
    if release is None:
        return NO_RELEASE
    if question.draft.to_agency_id == standing.agency_id:
        return OWN_AGENCY
    if other is None or not other.agreement_live or not is_eligible(other.kind, regime):
        return NO_AGENCY
    if release.triage == "declined":
        return SET_ASIDE
    return PASSED_BEFORE if other.agency_id in release.passed_to else None
