"""Rule: a request that would reach fewer households than the regime's smallest number reaches none; nobody is told."""

from __future__ import annotations

from ..regime import Regime


def how_few_are_asked(households: list[str], regime: Regime) -> list[str]:
    """A request that would reach fewer households than the regime's smallest number reaches none; nobody is told."""
    return households if len(households) >= regime.delivery.min_recipients.value else []
