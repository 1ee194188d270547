"""Lists have one order, and none that speaks of cameras or homes."""

from __future__ import annotations

from ..conftest import Bench
from ..flow import API


def test_tiles_stand_in_the_order_of_their_keyed_ids(bench: Bench) -> None:
    for regime in ("heat-map-2018", "reference-blind"):
        officer = bench.reader(bench.world(regime), "officer")
        for path in ("officer/map", "public/base-map"):
            ids = [tile["id"] for tile in officer.get(f"{API}/{path}").json()["tiles"]]
            assert ids == sorted(ids)
            assert len(set(ids)) == len(ids)


def test_a_list_reads_the_same_every_time(bench: Bench) -> None:
    world = bench.world()
    officer, researcher = bench.reader(world, "officer"), bench.reader(world, "researcher")
    tiles = [tile["id"] for tile in officer.get(f"{API}/officer/map").json()["tiles"]]
    for reader, path in [(officer, f"officer/map/tiles/{tile}") for tile in tiles] + [(researcher, "lab/truth")]:
        assert reader.get(f"{API}/{path}").body == reader.get(f"{API}/{path}").body
