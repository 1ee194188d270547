"""The researcher's truth: every camera at its exact place. It changes nothing."""

from __future__ import annotations

from datetime import datetime

from geojson_pydantic import Feature, FeatureCollection, Point
from pydantic import Field

from ..policy.rules.who_said_yes import wants_requests
from ..policy.wire.base import moment
from ..policy.wire.geo import point_of
from ..services.own_desk import Desk
from ..services.own_shapes import Own
from ..storage import cameras


class TruthProperties(Own):
    """What the laboratory knows of a camera."""

    camera_id: str
    household_id: str
    installed_at: datetime
    opted_out: bool
    truth: bool = Field(default=True, description="Marks a truth view; no other reader ever sees one.")


TruthCollection = FeatureCollection[Feature[Point, TruthProperties]]


def truth(desk: Desk) -> TruthCollection:
    """Show every camera that is installed by now at its exact place, in the order of ids."""
    return TruthCollection(
        type="FeatureCollection",
        features=[
            Feature[Point, TruthProperties](
                type="Feature",
                geometry=point_of(camera.lon, camera.lat),
                properties=TruthProperties(
                    camera_id=camera.camera_id,
                    household_id=camera.household_id,
                    installed_at=moment(camera.installed_us),
                    opted_out=wants_requests(camera.consent, camera.household_id, desk.regime, desk.now.clock_us, None)
                    is False,
                ),
            )
            for camera in cameras.list_cameras(desk.rows)
            if camera.installed_us <= desk.now.clock_us
        ],
    )
