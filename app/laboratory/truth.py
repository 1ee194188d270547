"""The researcher's truth: every camera at its exact place, and a hand on the world's clock."""

from __future__ import annotations

from datetime import datetime

from geojson_pydantic import Feature, FeatureCollection, Point
from pydantic import Field

from ..policy.units import MINUTE
from ..policy.wire.base import microseconds, moment
from ..policy.wire.geo import point_of
from ..services.own_desk import Desk
from ..services.own_shapes import Own
from ..storage import cameras
from ..worlds.world import World, advance


class TruthProperties(Own):
    """What the laboratory knows of a camera."""

    camera_id: str
    household_id: str
    installed_at: datetime
    opted_out: bool
    truth: bool = Field(default=True, description="Marks a truth view; no other reader ever sees one.")


TruthCollection = FeatureCollection[Feature[Point, TruthProperties]]


class ClockDraft(Own):
    """How far to move the world's clock."""

    minutes: int = Field(ge=1, le=60 * 24 * 31)


class ClockMoved(Own):
    """Where the world's clock was moved to."""

    simulated_time: datetime


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
                    opted_out=camera.opted_out,
                ),
            )
            for camera in cameras.list_cameras(desk.rows)
            if camera.installed_us <= desk.now.clock_us
        ],
    )


def aim_clock(desk: Desk, draft: ClockDraft) -> ClockMoved:
    """Say where the clock is to go, so that the same write twice moves it once."""
    return ClockMoved(simulated_time=moment(desk.now.clock_us + draft.minutes * MINUTE))


def move_clock(world: World, aim: ClockMoved) -> ClockMoved:
    """Advance the world to where the clock is to go, running what falls due; a world already there stays."""
    advance(world, microseconds(aim.simulated_time))
    return aim
