"""Rule: an evidence package is given only where the regime gives consent receipts, for each package holds one."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.picture import FetchEvidence

NO_PACKAGES = Reason(
    "no-packages",
    "The regime in force gives no consent receipts, and without one there is no evidence package. Fetch the footage.",
)


@admits(FetchEvidence)
def what_can_be_packed(question: FetchEvidence, standing: Standing, regime: Regime) -> Vote:
    """An evidence package is given only where the regime gives consent receipts, for each package holds one."""
    del question, standing  # the same for every asker and every clip
    return None if regime.consent.receipts.value else Forbid(NO_PACKAGES)
