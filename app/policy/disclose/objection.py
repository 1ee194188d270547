"""How an objection is acknowledged: with the same words for everybody."""

from __future__ import annotations

from ..casefile import Standing
from ..facts import WorldFact
from ..regime import Regime
from ..wire.objection import ObjectionReceived, ObjectToFootage


def objection_received(
    question: ObjectToFootage, standing: Standing, facts: tuple[WorldFact, ...], regime: Regime
) -> ObjectionReceived | None:
    """Acknowledge an objection; nothing about the place or its cameras has a way in here."""
    del question, standing, regime
    return ObjectionReceived() if facts else None
