"""Rule: who shares or comments is named by a number within the request, or, where the regime says so, by name."""

from __future__ import annotations

from ..regime import Regime


def how_neighbors_are_named(number: int, name: str, regime: Regime) -> str:
    """Who shares or comments is named by a number within the request, or, where the regime says so, by name.

    Parameters
    ----------
    number : int
        The household's within the request: for a share one that tells neither order nor how many shared, for a comment
        its place, from 1, in the order in which households commented.
    name : str
    """
    return name if regime.sharing.label.value == "name" else f"Neighbor {number}"
