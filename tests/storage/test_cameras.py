"""A camera's fact says what its household chose about the feed, however cameras are listed."""

from __future__ import annotations

from glassporch.policy.cells import cell_at
from glassporch.storage import cameras
from sqlalchemy import text

from ..conftest import Bench


def test_whether_a_household_uses_the_feed_comes_with_its_cameras(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    with world.database.acting() as rows:
        chosen = cameras.list_cameras(rows)[0]
        assert chosen.uses_feed
        rows.execute(text("UPDATE household SET uses_feed = 0 WHERE id = :id"), {"id": chosen.household_id})
        cell = cell_at(chosen.lon, chosen.lat, cameras.ZONE_LEVEL)
        for listed in (cameras.list_cameras(rows), cameras.cameras_in_cells(rows, [cell])):
            aside = {camera.household_id for camera in listed if not camera.uses_feed}
            assert aside == {chosen.household_id}
