"""Rule: only a camera that is already installed counts, on the map and in a request."""

from __future__ import annotations

from ..acts import Deliver, Publish
from ..casefile import Standing
from ..decision import Forbid, Permit, Reason, Vote
from ..facts import CameraFact
from ..regime import Regime
from ..rulebook import covers

NOT_YET = Reason("not-installed", "The camera is not installed at this moment.")


@covers(Publish, Deliver)
def whose_camera_counts(act: Publish | Deliver, standing: Standing, camera: CameraFact, regime: Regime) -> Vote:
    """Only a camera that is already installed counts, on the map and in a request."""
    del standing, regime
    if camera.installed_us > act.now_us:
        return Forbid(NOT_YET)
    return Permit() if isinstance(act, Publish) else None
