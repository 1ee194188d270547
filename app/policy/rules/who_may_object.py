"""Rule: whoever was filmed may object to a release where the regime knows such a way."""

from __future__ import annotations

from typing import Final

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.objection import ObjectToFootage

NO_ROUTE: Final = Reason(
    "no-objection-route",
    "No way for somebody who was filmed to object is part of the rules in force. Ask whoever has the footage.",
)


@admits(ObjectToFootage)
def who_may_object(question: ObjectToFootage, standing: Standing, regime: Regime) -> Vote:
    """Whoever was filmed may object to a release where the regime knows such a way."""
    del question, standing
    return None if regime.consent.bystander_objection.value else Forbid(NO_ROUTE)
