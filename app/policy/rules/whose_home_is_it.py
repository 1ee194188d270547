"""Rule: a resident reads and answers for the household in which they live; whoever moved out has none."""

from __future__ import annotations


def whose_home_is_it(household_id: str, left_us: int | None) -> str | None:
    """A resident reads and answers for the household in which they live; whoever moved out has none.

    Parameters
    ----------
    left_us : int or None
        When the resident moved out, simulated microseconds; None while they live there.
    """
    return household_id if left_us is None else None
