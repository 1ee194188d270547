"""Rule: residents and the public read the name of the officer who asks only where the rules of the filing tell it."""

from __future__ import annotations

from ..regime import Regime


def how_officers_are_named(name: str, regime: Regime) -> str:
    """Residents and the public read the name of the officer who asks only where the rules of the filing tell it.

    Parameters
    ----------
    name : str
    regime : Regime
        The rules under which the request was filed.

    Returns
    -------
    str
        "" where the name is not told.
    """
    return name if regime.request.officer_named.value else ""
