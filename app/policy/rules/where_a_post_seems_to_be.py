"""Rule: a post seems to be in the cell, at the regime's level, that holds the camera of whoever posts."""

from __future__ import annotations

from ..cells import Cell, cell_at
from ..geometry import Point
from ..regime import Regime


def where_a_post_seems_to_be(place: Point, regime: Regime) -> Cell:
    """A post seems to be in the cell, at the regime's level, that holds the camera of whoever posts.

    Parameters
    ----------
    place : Point
        Where the camera hangs, (lon, lat) degrees.
    """
    return cell_at(*place, regime.feed.shown_level.value)
