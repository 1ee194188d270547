"""Rule: a request reaches the cameras in its area, or in the cells chosen for it, of those whom the regime asks.

Whom it asks is a matter of delivery: every owner of a camera, or only those who use the neighbors' feed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..acts import Deliver
from ..casefile import Standing
from ..cells import cell_at, cells_at
from ..decision import Permit, Vote
from ..facts import CameraFact
from ..geometry import contains, contains_many
from ..regime import Regime
from ..rulebook import covers


@covers(Deliver)
def who_is_asked(act: Deliver, standing: Standing, camera: CameraFact, regime: Regime) -> Vote:
    """A request reaches the cameras in its area, or in the cells chosen for it, of those whom the regime asks."""
    del standing
    if regime.delivery.recipients.value == "app-users" and not camera.uses_feed:
        return None
    return Permit() if _is_chosen(act, camera, regime) else None


def _is_chosen(act: Deliver, camera: CameraFact, regime: Regime) -> bool:
    """Whether the camera lies in the area, or in a cell that was chosen for it."""
    if regime.delivery.targeting.value == "exact-place":
        return contains(act.area, (camera.lon, camera.lat))
    return cell_at(camera.lon, camera.lat, regime.delivery.cell_level.value) in act.cells


def are_chosen(act: Deliver, lons: NDArray[np.float64], lats: NDArray[np.float64], regime: Regime) -> NDArray[np.bool_]:
    """Answer for many places at once whether a camera there lies in the area, or in a cell that was chosen for it.

    For simulations of many requests; a delivery weighs each camera by the rule itself.

    Parameters
    ----------
    lons, lats : arrays of shape (n,)
        Degrees.
    """
    if regime.delivery.targeting.value == "exact-place":
        return contains_many(act.area, lons, lats)
    level = regime.delivery.cell_level.value
    xs, ys = cells_at(lons, lats, level)
    chosen = np.array([(cell.x << level) + cell.y for cell in act.cells if cell.level == level], np.int64)
    return np.isin((xs << level) + ys, chosen)
