"""Rule: a resident's new post is mailed to officers with access who chose its category, where posts are mailed at all.

The copy is the officer's from then on: taking the post down calls no copy back (docs/adr, "A mailed copy stays").
"""

from __future__ import annotations

from ..acts_around import AlertOfficer
from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import PostFact
from ..regime import Regime
from ..rulebook import covers
from .which_agencies import is_eligible


@covers(AlertOfficer)
def what_is_mailed(act: AlertOfficer, standing: Standing, fact: PostFact, regime: Regime) -> Vote:
    """A resident's new post is mailed to officers with access who chose its category, where posts are mailed at all."""
    del standing
    if not regime.feed.agency_alerts.value or fact.state != "published" or fact.agency_name:
        return None
    has_access = act.active and act.agreement_live and is_eligible(act.kind, regime)
    return Permit() if has_access and fact.category in act.categories else None
