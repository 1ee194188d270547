"""Towns: what is loaded, what is generated, what is said when there is none. No database."""

from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
import pytest
from glassporch.simulation.imports import imported_town
from glassporch.simulation.metres import distances_m
from glassporch.simulation.seedfiles import SeedFileMissingError, data_folder
from glassporch.simulation.towns import Town, UnknownTownError, generated, heronsford, load_town, tiny
from glassporch.simulation.towns.imported import TownNotSavedError, imported_names, load_imported, save_town


@pytest.fixture(scope="module")
def suburb() -> Town:
    return heronsford.load()


def test_heronsford_has_every_house_and_outline(suburb: Town):
    assert (len(suburb.houses), len(suburb.outlines)) == (50_171, 4_704)
    assert len({house.house_id for house in suburb.houses}) == 50_171
    assert len({(house.block, house.street) for house in suburb.houses}) == 4_983


def test_heronsford_lies_in_the_open_atlantic_longitude_first(suburb: Town):
    points = [(house.lon, house.lat) for house in suburb.houses]
    points += [point for outline in suburb.outlines for point in outline.ring]
    assert all(-70 < lon < -69 and 36 < lat < 37 for lon, lat in points)


def test_heronsford_carries_its_credit(suburb: Town):
    assert suburb.credits == (
        "derived from City of Chesapeake, Virginia, open data; (c) OpenStreetMap contributors (ODbL)",
    )


def test_every_outline_is_a_closed_ring_of_a_known_house(suburb: Town):
    known = {house.house_id for house in suburb.houses}
    assert all(outline.ring[0] == outline.ring[-1] and len(outline.ring) > 3 for outline in suburb.outlines)
    assert all(outline.house_id in known for outline in suburb.outlines if outline.house_id)
    assert {outline.kind for outline in suburb.outlines} == {
        "house",
        "outbuilding",
        "commercial",
        "church",
        "building",
    }


def test_heronsford_without_its_files_names_the_alternatives(tmp_path: Path):
    with pytest.raises(SeedFileMissingError, match=r'heronsford_houses.csv.*"tiny".*"generated:5000"'):
        load_town("heronsford", data=tmp_path)


def test_tern_cay_has_three_streets_two_groups_and_a_house_alone():
    town = tiny.load()
    assert (town.title, len(town.houses), len(town.outlines)) == ("Tern Cay", 25, 25)
    assert {house.street for house in town.houses} == {"Puffin Row", "Sandpiper Lane", "Lantern Hill"}
    lons = np.array([house.lon for house in town.houses])
    lats = np.array([house.lat for house in town.houses])
    alone = town.houses[-1]
    assert np.sort(distances_m(alone.lon, alone.lat, lons, lats))[1] > 1_000
    assert [house.house_id for house in town.houses if house.block == alone.block] == [alone.house_id]


def test_every_house_of_tern_cay_stands_inside_its_outline():
    town = tiny.load()
    for house, outline in zip(town.houses, town.outlines, strict=True):
        lons, lats = zip(*outline.ring, strict=True)
        assert outline.house_id == house.house_id
        assert min(lons) < house.lon < max(lons)
        assert min(lats) < house.lat < max(lats)


@pytest.mark.parametrize("houses", [1, 2, 39, 40, 41, 5_000])
def test_a_generated_town_has_as_many_different_houses_as_asked(houses: int):
    town = generated.generate(houses, 3)
    assert len(town.houses) == houses
    assert len({house.house_id for house in town.houses}) == houses
    assert len({(house.lon, house.lat) for house in town.houses}) == houses
    assert all(-68 < house.lon < -66 and 34 < house.lat < 36 for house in town.houses)


def test_a_generated_town_is_the_same_again_and_another_with_another_seed():
    assert generated.generate(500, 3) == load_town("generated:500:3")
    assert generated.generate(500, 3).houses != generated.generate(500, 4).houses


def test_houses_of_a_generated_town_stand_ten_metres_apart_at_least():
    town = generated.generate(400, 3)
    lons = np.array([house.lon for house in town.houses])
    lats = np.array([house.lat for house in town.houses])
    nearest = [np.sort(distances_m(house.lon, house.lat, lons, lats))[1] for house in town.houses]
    assert min(nearest) > 10
    assert max(nearest) < 40


def test_each_street_name_of_a_generated_town_is_one_street():
    town = generated.generate(5_000, 3)
    lengths = {house.street: 0 for house in town.houses}
    for house in town.houses:
        lengths[house.street] += 1
    assert set(lengths.values()) == {40}


@pytest.mark.parametrize("houses", [0, -1, 1_000_001])
def test_a_town_of_no_houses_or_too_many_is_refused(houses: int):
    with pytest.raises(ValueError, match="1 to 1,000,000"):
        generated.generate(houses, 3)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "atlantis",
        "generated",
        "generated:",
        "generated:0",
        "generated:1e3",
        "generated:9999999999",
        "generated:٣",
        "imported:",
    ],
)
def test_an_unknown_town_is_answered_with_the_list_of_towns(key: str):
    with pytest.raises(UnknownTownError, match="heronsford, tiny, generated:HOUSES"):
        load_town(key)


def _imported(name: str = "my-town") -> Town:
    return imported_town(name, generated.generate(7, 1).houses)


def test_a_saved_town_comes_back_equal(tmp_path: Path):
    town = _imported()
    save_town(town, tmp_path / "towns")
    assert load_town("imported:my-town", folder=tmp_path / "towns") == town
    assert imported_names(tmp_path / "towns") == ("my-town",)


def test_a_town_that_was_there_is_kept_unless_told_otherwise(tmp_path: Path):
    first = _imported()
    save_town(first, tmp_path)
    second = imported_town("my-town", first.houses[:3])
    with pytest.raises(TownNotSavedError, match="already"):
        save_town(second, tmp_path)
    assert load_imported("my-town", tmp_path) == first
    save_town(second, tmp_path, replace=True)
    assert load_imported("my-town", tmp_path) == second


def test_a_write_that_fails_leaves_the_old_town_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    first = _imported()
    save_town(first, tmp_path)

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        save_town(imported_town("my-town", first.houses[:3]), tmp_path, replace=True)
    assert load_imported("my-town", tmp_path) == first
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["", "../up", "a/b", "Town", "-x", "a" * 41, "con.csv", "a\n"])
def test_a_name_that_is_no_plain_word_is_refused(name: str, tmp_path: Path):
    with pytest.raises(TownNotSavedError):
        save_town(_imported(name), tmp_path)
    with pytest.raises(UnknownTownError):
        load_imported(name, tmp_path)


def test_a_damaged_file_says_what_to_do(tmp_path: Path):
    path = save_town(_imported(), tmp_path)
    path.write_text(path.read_text()[:-20])
    with pytest.raises(UnknownTownError, match="damaged; import it again"):
        load_imported("my-town", tmp_path)


def test_a_town_with_outlines_is_not_saved(tmp_path: Path):
    with pytest.raises(TownNotSavedError, match="outlines"):
        save_town(tiny.load(), tmp_path)


def test_the_data_files_are_found_beside_the_package():
    folder: Traversable = data_folder()
    assert (folder / "LICENSES.md").is_file()
