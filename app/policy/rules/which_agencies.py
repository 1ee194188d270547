"""Rule: an agency whose kind the regime does not let in asks nothing."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..roles import AGENCY_ROLES
from ..rulebook import admits
from ..switches.agency import AgencyKind
from ..wire import ALL_QUESTIONS
from ..wire.base import Question


def is_eligible(kind: AgencyKind, regime: Regime) -> bool:
    """Return whether an agency of this kind may take part."""
    return kind in regime.agency.eligible.value


@admits(*ALL_QUESTIONS)
def which_agencies(question: Question[object], standing: Standing, regime: Regime) -> Vote:
    """An agency whose kind the regime does not let in asks nothing."""
    del question  # every question alike: it files nothing and reads nothing, not even its own records
    agency = standing.agency
    if standing.role not in AGENCY_ROLES or agency is None or is_eligible(agency.kind, regime):
        return None
    kinds = ", ".join(regime.agency.eligible.value) or "none"
    text = f"Your agency is of the kind {agency.kind}. The regime in force lets in these kinds alone: {kinds}."
    return Forbid(Reason("agency-not-eligible", text))
