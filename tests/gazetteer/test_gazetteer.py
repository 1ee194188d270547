"""The reference data: read as shipped, found by name, and empty where a file is absent. No database."""

from __future__ import annotations

from pathlib import Path

import pytest
from glassporch.gazetteer import Gazetteer
from glassporch.gazetteer.topology import Topology


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer()


def test_every_row_that_ships_is_read(shipped: Gazetteer):
    assert len(shipped.agencies) == 18_702
    assert len(shipped.zips) == 40_977
    assert sum(len(places) for places in shipped.towns.values()) == 21_783
    assert len(shipped.states) == len(shipped.inhabitants) == 51
    assert sum(shipped.inhabitants.values()) == pytest.approx(321_004_407)


def test_a_zip_a_place_and_a_place_of_a_state_are_found(shipped: Gazetteer):
    zipped, alone, of_state = (shipped.find_place(text) for text in ("60614", " springfield ", "Springfield, il"))
    states = [place.state for place in (zipped, alone, of_state) if place]
    assert states == ["IL", "MO", "IL"], "of several of one name the largest is meant, unless a state is named"


@pytest.mark.parametrize("text", ["", "00000", "123456", "Nowhere at all", "Springfield, ZZ", "<script>"])
def test_what_is_no_place_finds_none(shipped: Gazetteer, text: str):
    assert shipped.find_place(text) is None


def test_an_agency_is_found_by_words_by_state_and_by_its_code(shipped: Gazetteer):
    by_code = shipped.find_agencies("txhpd0000")
    assert [(one.name, one.state) for one in by_code] == [("Houston Police Department", "TX")]
    assert by_code[0] in shipped.find_agencies("houston police, TX")
    assert shipped.find_agencies("  ") == ()
    assert len(shipped.find_agencies("police")) == 50


def test_a_path_joins_shared_arcs_and_leaves_out_steps_of_no_length():
    document = {
        "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
        "arcs": [[[0, 0], [4, 0], [0, 0]], [[4, 0], [0, 4], [-4, -4]]],
        "objects": {
            "states": {"geometries": [{"type": "Polygon", "arcs": [[0, 1]]}]},
            "counties": {"geometries": [{"type": "MultiPolygon", "arcs": [[[-2, -1]]]}]},
        },
    }
    topology = Topology.read(document)
    assert topology.path(topology.objects["states"][0]) == "M100 200l20 0l0 20l-20 -20z"
    assert next(topology.rings(topology.objects["counties"][0]))[0] == (10.0, 20.0)
    assert topology.inner_lines("counties", "states") == ""


def test_without_its_files_everything_is_empty(tmp_path: Path):
    bare = Gazetteer(tmp_path)
    assert (bare.topology, bare.states, bare.county_lines, dict(bare.inhabitants)) == (None, (), "", {})
    assert (bare.find_place("60614"), bare.find_place("Springfield")) == (None, None)
    assert bare.find_agencies("police") == ()


def test_each_file_is_read_once(shipped: Gazetteer):
    assert shipped.agencies is shipped.agencies
    assert shipped.topology is shipped.topology
