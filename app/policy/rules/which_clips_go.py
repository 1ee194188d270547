"""Rule: a clip leaves only if its own household's resident chose it, in the window asked for, while it is kept."""

from __future__ import annotations

from ..acts import Share
from ..casefile import Standing
from ..decision import Forbid, Permit, Reason, Vote
from ..facts import ClipFact
from ..regime import Regime
from ..rulebook import covers
from ..units import DAY

NOT_CHOSEN = Reason("not-chosen", "The resident did not choose this clip.")
NOT_OWN = Reason("not-own", "The clip belongs to another household.")
GONE = Reason("not-kept", "The clip is older than the company keeps clips.")
OUTSIDE = Reason("outside-window", "The clip lies outside the window of the request.")


def oldest_kept_us(now_us: int, regime: Regime) -> int:
    """Return the moment before which the company keeps no clip, simulated microseconds."""
    return now_us - regime.sharing.cloud_days.value * DAY


@covers(Share)
def which_clips_go(act: Share, standing: Standing, clip: ClipFact, regime: Regime) -> Vote:
    """A clip leaves only if its own household's resident chose it, in the window asked for, while it is kept."""
    del standing
    if clip.household_id != act.household_id:
        return Forbid(NOT_OWN)
    if clip.clip_id not in act.chosen:
        return Forbid(NOT_CHOSEN)
    if clip.end_us < act.from_us or clip.start_us > act.to_us:
        return Forbid(OUTSIDE)
    if clip.end_us <= oldest_kept_us(act.now_us, regime):
        return Forbid(GONE)
    return Permit()
