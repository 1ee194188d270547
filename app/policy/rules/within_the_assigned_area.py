"""Rule: where the regime knows assigned areas, an account's request stays within the one that it has."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..geometry import TOLERANCE_DEG, Ring, closed, contains_many
from ..regime import Regime
from ..rulebook import admits
from ..wire.footage_request import CheckArea, FileRequest
from ..wire.geo import ring_of
from .how_large_an_area import area_faults

OUTSIDE = Reason(
    "outside-assigned-area",
    "The area reaches outside your assigned area. Draw it inside, or ask your administrator for another assigned area.",
)


@admits(CheckArea, FileRequest)
def within_the_assigned_area(question: CheckArea | FileRequest, standing: Standing, regime: Regime) -> Vote:
    """Where the regime knows assigned areas, an account's request stays within the one that it has."""
    if not regime.agency.one_assigned_area.value or not standing.assigned_area:
        return None
    if area_faults(question.draft.area) is not None:
        return None  # an area that cannot be used has its own reason
    return None if lies_within(ring_of(question.draft.area), standing.assigned_area) else Forbid(OUTSIDE)


def lies_within(inner: Ring, outer: Ring) -> bool:
    """Return whether a ring lies inside another or on its edge, everywhere and not at its corners alone.

    Every edge is cut where it meets an edge of the outer ring; a piece is then inside or outside as its middle is.

    Parameters
    ----------
    inner, outer : Ring
        Usable rings, (lon, lat) degrees; distances up to `TOLERANCE_DEG` do not count.
    """
    bounds = np.asarray(closed(outer), np.float64)
    pieces = [_middles(np.asarray(edge, np.float64), bounds) for edge in pairwise(closed(inner))]
    places = np.concatenate([np.asarray(inner, np.float64), *pieces])
    return bool(contains_many(outer, places[:, 0], places[:, 1]).all())


def _middles(edge: NDArray[np.float64], bounds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the middles, shape (n, 2), of the pieces into which the edges of a closed ring cut an edge."""
    start, run = edge[0], edge[1] - edge[0]
    others = np.diff(bounds, axis=0)
    across = run[0] * others[:, 1] - run[1] * others[:, 0]
    meets = np.abs(across) > TOLERANCE_DEG**2
    away = (bounds[:-1] - start)[meets]
    along = (away[:, 0] * others[meets, 1] - away[:, 1] * others[meets, 0]) / across[meets]
    cuts = np.unique(np.concatenate([[0.0, 1.0], along[(along > 0) & (along < 1)]]))
    middles: NDArray[np.float64] = start + ((cuts[:-1] + cuts[1:]) / 2)[:, None] * run
    return middles
