"""Rule: a demand concerns whoever lived in the household when it was filed: who moved in later is told nothing of it.

Who moved out since is told all the same, of what was recorded before they left. Nobody reads the others' account data.
"""

from __future__ import annotations


def who_is_told_of_a_demand(since_us: int, left_us: int | None, filed_us: int) -> bool:
    """Say whether a resident lived in the household when a demand was filed.

    Parameters
    ----------
    since_us, left_us : int, int or None
        When the resident moved in, and out (None: lives there), simulated microseconds.
    filed_us : int
        When the demand was filed.
    """
    return since_us <= filed_us and (left_us is None or filed_us < left_us)
