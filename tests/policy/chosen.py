"""What households chose, for tests of rules and publications: one resident, and events that hold under a regime."""

from __future__ import annotations

from glassporch.policy.consent.events import ConsentFact
from glassporch.policy.consent.file import ConsentFile
from glassporch.policy.consent.notices import map_notice
from glassporch.policy.regime import Regime

from .consent.histories import ANN, event

OUT_AT = 20


def said(*events: ConsentFact) -> ConsentFile:
    """The file of a household of one."""
    return ConsentFile(events, frozenset({ANN}))


def opted_out(household: str) -> ConsentFact:
    """An opt-out of all requests."""
    return event("withdrawn", at=OUT_AT, purpose="requests", household=household)


def on_the_map(household: str, regime: Regime) -> ConsentFact:
    """A yes to being counted on the map, given to the notice in force."""
    notice = map_notice(regime).version
    return event("given", at=1, purpose="map", scopes=("existence", "coarse-zone"), household=household, notice=notice)


def chose(household: str, regime: Regime, *, out: bool) -> ConsentFile:
    """The file of a household that agreed to the map, and perhaps opted out of requests."""
    agreed = on_the_map(household, regime)
    return said(agreed, opted_out(household)) if out else said(agreed)
