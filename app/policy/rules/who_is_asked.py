"""Rule: a request reaches the cameras inside its area, or, where the regime says so, in the cells that it touches."""

from __future__ import annotations

from ..acts import Deliver
from ..casefile import Standing
from ..cells import cell_at
from ..decision import Permit, Vote
from ..facts import CameraFact
from ..geometry import contains
from ..regime import Regime
from ..rulebook import covers


@covers(Deliver)
def who_is_asked(act: Deliver, standing: Standing, camera: CameraFact, regime: Regime) -> Vote:
    """A request reaches the cameras inside its area, or, where the regime says so, in the cells that it touches."""
    del standing
    if regime.delivery.targeting.value == "touched-cells":
        inside = cell_at(camera.lon, camera.lat, regime.delivery.cell_level.value) in act.cells
    else:
        inside = contains(act.area, (camera.lon, camera.lat))
    return Permit() if inside else None
