"""The projection fits the drawing that ships: every agency's point lies in its county, or near its border."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import pairwise

import pytest
from glassporch.gazetteer import Gazetteer
from glassporch.gazetteer.seedfiles import data_folder
from glassporch.gazetteer.topology import Drawn, Ring
from glassporch.policy.albers import HEIGHT, WIDTH, drawn_at


def holds(rings: list[Ring], point: Drawn) -> bool:
    """Return whether a point lies inside an odd number of rings' crossings."""
    x, y = point
    crossed = sum(
        (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax)
        for ring in rings
        for (ax, ay), (bx, by) in pairwise(ring)
    )
    return crossed % 2 == 1


def near(rings: list[Ring], point: Drawn) -> float:
    """Return the distance to the nearest corner, in units of the drawing."""
    return min(((x - point[0]) ** 2 + (y - point[1]) ** 2) ** 0.5 for ring in rings for x, y in ring)


def test_every_point_of_the_register_lies_in_or_near_its_county():
    topology = Gazetteer().topology
    assert topology is not None
    counties = {shape["id"]: list(topology.rings(shape)) for shape in topology.objects["counties"]}
    found = Counter[str]()
    with (data_folder() / "ring_partner_agencies.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if not (row["lat"] and row["county_fips"] in counties):
                found["not to be placed"] += 1
                continue
            point = drawn_at(float(row["lon"]), float(row["lat"]))
            assert point is not None, row
            rings = counties[row["county_fips"]]
            inside = holds(rings, point)
            found["inside" if inside else "near" if near(rings, point) < 12 else "elsewhere"] += 1
    assert found["inside"] == 1_461, found
    assert found["elsewhere"] == 5, found  # the source files these under a county of the same name elsewhere


@pytest.mark.parametrize(
    ("lon", "lat", "state"),
    [
        (-149.9, 61.22, "02"),
        (-157.86, 21.32, "15"),
        (-122.33, 47.61, "53"),
        (-80.19, 25.77, "12"),
        (-68.78, 44.8, "23"),
    ],
)
def test_far_corners_lie_in_their_states(lon: float, lat: float, state: str):
    topology = Gazetteer().topology
    assert topology is not None
    shape = next(one for one in topology.objects["states"] if one["id"] == state)
    point = drawn_at(lon, lat)
    assert point is not None
    assert 0 < point[0] < WIDTH
    assert 0 < point[1] < HEIGHT
    assert holds(list(topology.rings(shape)), point) or near(list(topology.rings(shape)), point) < 1


@pytest.mark.parametrize(("lon", "lat"), [(-66.1, 18.46), (-69.0, 36.0 - 20), (2.35, 48.85), (144.8, 13.5)])
def test_what_lies_on_no_part_of_the_drawing_is_not_placed(lon: float, lat: float):
    assert drawn_at(lon, lat) is None
