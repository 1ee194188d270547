"""Rule: an agency sorts footage that reached its evidence system, and may sort it anew while the copy lasts."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.life import TriageRelease
from .who_gets_it_onward import NO_RELEASE

NOT_SORTED = Reason("not-sorted", "This clip came through the portal; there is no evidence system to sort it in.")


@admits(TriageRelease)
def what_can_be_sorted(question: TriageRelease, standing: Standing, regime: Regime) -> Vote:
    """An agency sorts footage that reached its evidence system, and may sort it anew while the copy lasts."""
    del question, regime  # by which way a clip came was fixed when it was shared
    if standing.release is None:
        return Forbid(NO_RELEASE)
    return Forbid(NOT_SORTED) if standing.release.triage == "" else None
