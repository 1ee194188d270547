"""Rule: delivered requests are public where the regime keeps a register; a world's own description always is."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import RequestFact
from ..regime import Regime
from ..rulebook import covers
from ..wire.base import Question
from ..wire.map import ReadBaseIndex, ReadBaseTile
from ..wire.public import ListAttributions, ListPartners, ReadRegime, ReadRegister, ReadWorld


@covers(ReadRegister, ReadWorld, ReadRegime, ListPartners, ListAttributions, ReadBaseIndex, ReadBaseTile)
def what_is_public(question: Question[object], standing: Standing, fact: object, regime: Regime) -> Vote:
    """Delivered requests are public where the regime keeps a register; a world's own description always is."""
    del standing
    if not isinstance(question, ReadRegister):
        return Permit()
    delivered = isinstance(fact, RequestFact) and fact.delivered_us is not None
    return Permit() if delivered and regime.records.public_register.value else None
