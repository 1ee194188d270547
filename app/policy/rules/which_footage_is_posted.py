"""Rule: with a post goes footage of its author's own household, kept and unsealed, as far as the film goes."""

from __future__ import annotations

from typing import Final

from ..decision import Reason
from ..facts import ClipFact
from ..regime import Regime
from .which_clips_go import oldest_kept_us

UNKNOWN: Final = Reason(
    "posted-clip-unknown", "Your household has no clip of this id, or it is kept no longer. Choose one that is listed."
)
SEALED: Final = Reason(
    "posted-clip-sealed",
    "This clip is sealed with your own key, and the company cannot open it. Choose a clip of another camera, or none.",
)


def why_not_with_a_post(
    clip: ClipFact | None, household_id: str, part: tuple[int, int, int], now_us: int, regime: Regime, *, sealed: bool
) -> Reason | None:
    """With a post goes footage of its author's own household, kept and unsealed, as far as the film goes.

    Parameters
    ----------
    clip : ClipFact or None
        None where nobody has one of that id; somebody else's is answered alike.
    part : (int, int, int)
        Where the part begins, how long it is, and how long the film is; seconds.
    now_us : int
        Simulated microseconds.
    sealed : bool
        Whether its camera seals what it records.
    """
    if clip is None or clip.household_id != household_id or clip.end_us <= oldest_kept_us(now_us, regime):
        return UNKNOWN
    if sealed:
        return SEALED
    begins_s, seconds, film_s = part
    if begins_s + seconds > film_s:
        words = f"The film has {film_s} seconds. Begin earlier, or take a shorter part."
        return Reason("posted-part-outside", words)
    return None
