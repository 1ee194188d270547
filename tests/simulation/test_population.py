"""Households, accounts and cameras are drawn home by home, and coordinates are canaries. No database."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from glassporch.simulation.metres import metres_per_degree
from glassporch.simulation.ownership import EVERYBODY
from glassporch.simulation.population import DOOR_M, Population, populate
from glassporch.simulation.towns import Town, heronsford, tiny


def us(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000


@pytest.fixture(scope="module")
def suburb() -> Town:
    return heronsford.load()


@pytest.fixture(scope="module")
def people(suburb: Town) -> Population:
    return populate(suburb, 7)


def everybody(town: Town, seed: int = 7) -> Population:
    return populate(town, seed, curve=EVERYBODY, cameras_per_home=(0.5, 0.5))


def test_equal_seeds_give_equal_people_and_other_seeds_others(suburb: Town, people: Population):
    assert populate(suburb, 7) == people
    assert populate(suburb, 8).cameras != people.cameras


@pytest.mark.parametrize(("year", "share"), [(2018, 0.04), (2023, 0.20), (2026, 0.27)])
def test_ownership_in_heronsford_follows_the_clock(people: Population, year: int, share: float):
    # Five standard errors of a share among 50,171 homes.
    owning = {camera.household_key for camera in people.cameras if camera.installed_us <= us(year)}
    assert abs(len(owning) / 50_171 - share) < 5 * np.sqrt(share * (1 - share) / 50_171)


def test_every_household_has_a_camera_at_its_front_and_an_account(people: Population):
    households = {household.key for household in people.households}
    assert {camera.household_key for camera in people.cameras if camera.key.endswith("/front")} == households
    assert {resident.household_key for resident in people.residents} == households
    assert len(households) < len(people.residents) < 2 * len(households)


def test_keys_and_mail_addresses_are_unique_and_mail_reaches_nobody(people: Population):
    for rows in (people.households, people.residents, people.cameras):
        assert len({row.key for row in rows}) == len(rows)
    addresses = {resident.email for resident in people.residents}
    assert len(addresses) == len(people.residents)
    assert all(address.endswith("@heronsford.example") for address in addresses)


def test_a_mail_address_does_not_hold_the_house(people: Population):
    assert not any(resident.household_key.lower() in resident.email for resident in people.residents)


def test_a_camera_hangs_within_six_metres_of_its_house(suburb: Town, people: Population):
    houses = {house.house_id: house for house in suburb.houses}
    for camera in people.cameras[::50]:
        house = houses[camera.household_key]
        per_lon, per_lat = metres_per_degree(house.lat)
        away = np.hypot((camera.lon - house.lon) * per_lon, (camera.lat - house.lat) * per_lat)
        assert away <= DOOR_M + 1e-3


def test_a_second_camera_comes_after_the_first(people: Population):
    first = {camera.household_key: camera.installed_us for camera in people.cameras if camera.key.endswith("/front")}
    assert all(camera.installed_us >= first[camera.household_key] for camera in people.cameras)


def test_no_two_cameras_of_heronsford_share_their_nine_decimals(people: Population):
    for values in ([camera.lon for camera in people.cameras], [camera.lat for camera in people.cameras]):
        printed = [repr(value).partition(".")[2] for value in values]
        assert len(set(values)) == len(values)
        assert all(len(decimals) == 9 and decimals[-1] != "0" for decimals in printed)


@pytest.mark.parametrize("seed", range(20))
def test_in_the_tiny_town_six_decimals_tell_cameras_from_each_other_and_from_the_map(seed: int):
    town = tiny.load()
    cameras = everybody(town, seed).cameras
    assert len(cameras) > 25
    points = [(house.lon, house.lat) for house in town.houses]
    points += [point for outline in town.outlines for point in outline.ring]
    for axis, name in enumerate(("lon", "lat")):
        cut = [str(int(abs(getattr(camera, name)) * 1e9))[:-3] for camera in cameras]
        published = {str(round(abs(point[axis]) * 1e6)) for point in points}
        assert len(set(cut)) == len(cut)
        assert not published & set(cut)


def test_a_house_more_changes_nobody_else(suburb: Town, people: Population):
    newcomer = replace(suburb.houses[0], house_id="HF99999", lon=-69.5, lat=36.9)
    grown = populate(replace(suburb, houses=(newcomer, *suburb.houses)), 7)
    assert set(people.households) <= set(grown.households)
    assert set(people.residents) <= set(grown.residents)
    assert set(people.cameras) <= set(grown.cameras)


def test_a_house_less_changes_nobody_else():
    town = tiny.load()
    fewer = replace(town, houses=town.houses[:10] + town.houses[11:])
    gone = town.houses[10].house_id
    before = {camera.key: camera.installed_us for camera in everybody(town).cameras if camera.household_key != gone}
    after = {camera.key: camera.installed_us for camera in everybody(fewer).cameras}
    assert before == after


def test_a_town_in_which_nobody_has_a_camera_is_empty():
    town = replace(tiny.load(), houses=())
    assert populate(town, 7) == Population((), (), ())


@pytest.mark.parametrize("shares", [(), (0.5,), (0.5, 0.6), (1.5, -0.5), (0.2, 0.2, 0.2, 0.2, 0.2)])
def test_shares_that_are_no_probabilities_are_refused(shares: tuple[float, ...]):
    with pytest.raises(ValueError, match="probabilities"):
        populate(tiny.load(), 7, cameras_per_home=shares)
