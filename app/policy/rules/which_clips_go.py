"""Rule: a clip leaves only if its own household's resident chose it and it falls in the window asked for."""

from __future__ import annotations

from ..acts import Share
from ..casefile import Standing
from ..decision import Forbid, Permit, Reason, Vote
from ..facts import ClipFact
from ..regime import Regime
from ..rulebook import covers

NOT_CHOSEN = Reason("not-chosen", "The resident did not choose this clip.")
NOT_OWN = Reason("not-own", "The clip belongs to another household.")
OUTSIDE = Reason("outside-window", "The clip lies outside the window of the request.")


@covers(Share)
def which_clips_go(act: Share, standing: Standing, clip: ClipFact, regime: Regime) -> Vote:
    """A clip leaves only if its own household's resident chose it and it falls in the window asked for."""
    del standing, regime
    if clip.household_id != act.household_id:
        return Forbid(NOT_OWN)
    if not clip.chosen:
        return Forbid(NOT_CHOSEN)
    if clip.end_us < act.from_us or clip.start_us > act.to_us:
        return Forbid(OUTSIDE)
    return Permit()
