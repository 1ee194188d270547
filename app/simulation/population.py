"""Who lives in a town and where their cameras hang: made up, and drawn home by home.

Every number of a home comes from that home's key, so that a home more or less never changes another. Only
homes that get a camera at some time have a household here: nothing in the product knows the others.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .metres import metres_per_degree
from .ownership import DOCUMENTED, NEVER_US, OwnershipCurve, installed_us
from .streams import Words, key_words, uniforms
from .towns.model import House, Town

DOOR_M = 6.0
ROUNDING = 1e-9
YEAR_US = 365 * 86_400 * 1_000_000
# Assumptions: one home in ten has a second camera, within a year of the first; one household in five a second
# account.
CAMERAS_PER_HOME = (0.9, 0.1)
SECOND_ACCOUNT_SHARE = 0.2
SPOTS = ("front", "back", "side", "garage")
MODELS = ("Bell One", "Bell Two", "Spot Light", "Lane Eye")
# Below this size a town's cameras differ within their first six decimals, so that a reader can see it.
SMALL_TOWN_HOUSES = 200


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Invented, so that no pair of them is meant to be anybody.
GIVEN_NAMES = _split(
    "Adelmo Andra Bastel Brinna Calder Corvina Dargo Delphy Edric Elowen Fenna Galen Hestia Ilario "
    "Jorun Kestrel Liora Marrek Nerys Odalie Pellam Quilla Roswin Sabra Tamsel Ulric Verity Wendel "
    "Xanthe Yorick Zadie Zorrel"
)
FAMILY_NAMES = _split(
    "Applecote Barrowmere Brightwater Candlewick Cloudesley Dunmarsh Eastergate Fernhollow Foxglen "
    "Greystoke Harrowgate Inkwell Jettyfield Kelpstone Larkmoor Millrace Nettleham Oakenshaw Pebblebeck "
    "Quarrington Reedmarsh Saltwell Thornbury Underhay Vinterhall Willowmere Yarrowdale Zephyrline"
)

Floats = npt.NDArray[np.float64]
Nano = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Household:
    """A home that has a camera at some time."""

    key: str
    house_id: str


@dataclass(frozen=True, slots=True)
class Resident:
    """An adult with an account: name and address are made up, and ``.example`` reaches nobody (RFC 2606)."""

    key: str
    household_key: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera at its exact place (a secret).

    Parameters
    ----------
    key
        Natural key, such as ``HF00123/front``.
    household_key
        Whose it is.
    lon, lat
        Degrees, WGS 84, at nine decimals, no value shared with another camera of the town.
    installed_us
        Microseconds since the Unix epoch.
    model
        Made-up model name.
    """

    key: str
    household_key: str
    lon: float
    lat: float
    installed_us: int
    model: str


@dataclass(frozen=True, slots=True)
class Population:
    """Everybody in a town who has a camera at some time, in the order of the town's houses."""

    households: tuple[Household, ...]
    residents: tuple[Resident, ...]
    cameras: tuple[Camera, ...]


@dataclass(frozen=True, slots=True)
class _Homes:
    """The homes with a camera, as columns: key words, uniforms and moments, one row per home."""

    houses: tuple[House, ...]
    words: Words
    installed_us: Nano


def populate(
    town: Town,
    world_seed: int,
    *,
    curve: OwnershipCurve = DOCUMENTED,
    cameras_per_home: tuple[float, ...] = CAMERAS_PER_HOME,
    second_account_share: float = SECOND_ACCOUNT_SHARE,
) -> Population:
    """Draw the households, accounts and cameras of a town.

    Parameters
    ----------
    town
        The town.
    world_seed
        Seed of the world; streams ``population/*``, one per home.
    curve
        The share of homes with a camera by date.
    cameras_per_home
        Probability of one, two, ... cameras in a home that has any; at most four.
    second_account_share
        Share of the households in which two adults have an account.

    Returns
    -------
    Population
        Cameras hang up to six metres from the house point. Their coordinates are canaries: at nine decimals
        (in a small town at six) no two cameras share a longitude or a latitude, and none equals a published
        coordinate of the town. A draw that would is repeated for the later home alone.

    Raises
    ------
    ValueError
        If the shares are no probabilities.
    """
    _check_shares(cameras_per_home, second_account_share)
    words = key_words([house.house_id for house in town.houses])
    moments = installed_us(curve, uniforms(world_seed, "population/ownership", words)[:, 0])
    has = np.flatnonzero(moments != NEVER_US)
    homes = _Homes(tuple(town.houses[which] for which in has.tolist()), words[has], moments[has])
    households = tuple(Household(house.house_id, house.house_id) for house in homes.houses)
    residents = _residents(homes, world_seed, second_account_share, _mail_domain(town))
    return Population(households, residents, _cameras(town, homes, world_seed, cameras_per_home))


def _check_shares(cameras_per_home: tuple[float, ...], second_account_share: float) -> None:
    shares = (*cameras_per_home, second_account_share)
    fit = all(0 <= share <= 1 for share in shares) and 1 <= len(cameras_per_home) <= len(SPOTS)
    if not fit or abs(sum(cameras_per_home) - 1) > ROUNDING:
        message = "cameras_per_home holds one to four probabilities that sum to 1, and the second account one"
        raise ValueError(message)


def _mail_domain(town: Town) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", town.title.lower()).strip("-")[:40].strip("-")
    return f"{slug or 'town'}.example"


def _residents(homes: _Homes, world_seed: int, second_share: float, domain: str) -> tuple[Resident, ...]:
    second = (uniforms(world_seed, "population/accounts", homes.words)[:, 0] < second_share).tolist()
    keys = [
        (f"{house.house_id}/{number}", house.house_id)
        for house, both in zip(homes.houses, second, strict=True)
        for number in range(1, 3 if both else 2)
    ]
    drawn = uniforms(world_seed, "population/names", [key for key, _ in keys], 2)
    picks = (drawn * (len(GIVEN_NAMES), len(FAMILY_NAMES))).astype(np.int64).tolist()
    return tuple(
        _resident(key, household, (GIVEN_NAMES[given], FAMILY_NAMES[family]), _mark(world_seed, key), domain)
        for (key, household), (given, family) in zip(keys, picks, strict=True)
    )


def second_resident(town: Town, world_seed: int, household_key: str) -> Resident:
    """Return the second resident of a household: the one that it has by the draw, or would have."""
    key = f"{household_key}/2"
    given, family = uniforms(world_seed, "population/names", [key], 2)[0]
    names = GIVEN_NAMES[int(given * len(GIVEN_NAMES))], FAMILY_NAMES[int(family * len(FAMILY_NAMES))]
    return _resident(key, household_key, names, _mark(world_seed, key), _mail_domain(town))


def _mark(world_seed: int, key: str) -> str:
    # A digest keeps addresses apart without putting the house into them.
    digest = hashlib.blake2b(f"{world_seed}/{key}".encode(), digest_size=5).digest()
    return base64.b32encode(digest).decode()


def _resident(key: str, household: str, names: tuple[str, str], mark: str, domain: str) -> Resident:
    return Resident(key, household, " ".join(names), f"{'.'.join((*names, mark))}@{domain}".lower())


def _cameras(town: Town, homes: _Homes, world_seed: int, per_home: tuple[float, ...]) -> tuple[Camera, ...]:
    home, spot = _hung(homes, world_seed, per_home)
    houses = [homes.houses[which] for which in home]
    keys = [f"{house.house_id}/{SPOTS[which]}" for house, which in zip(houses, spot, strict=True)]
    words = key_words(keys)
    lons, lats = _doors(town, houses, words, world_seed)
    drawn = uniforms(world_seed, "population/cameras", words, 2)
    # The first camera is what ownership counts; further ones follow within a year.
    later_us = np.where(np.array(spot) > 0, drawn[:, 0] * YEAR_US, 0.0).astype(np.int64)
    moments = (homes.installed_us[home] + later_us).tolist() if home else []
    models = (drawn[:, 1] * len(MODELS)).astype(np.int64).tolist()
    rows = zip(keys, houses, lons, lats, moments, models, strict=True)
    return tuple(
        Camera(key, house.house_id, lon, lat, at_us, MODELS[model]) for key, house, lon, lat, at_us, model in rows
    )


def _hung(homes: _Homes, world_seed: int, per_home: tuple[float, ...]) -> tuple[list[int], list[int]]:
    u = uniforms(world_seed, "population/how_many", homes.words)[:, 0]
    counts = 1 + np.searchsorted(np.cumsum(per_home)[:-1], u, side="right")
    home = np.repeat(np.arange(len(counts)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    return home.tolist(), (np.arange(len(home)) - first).tolist()


def _doors(town: Town, houses: list[House], words: Words, world_seed: int) -> tuple[list[float], list[float]]:
    small = len(town.houses) <= SMALL_TOWN_HOUSES
    taken = _published(town) if small else (set[int](), set[int]())
    # In billionths of a degree, as integers: dividing at the end gives the float nearest to nine decimals.
    grain = 1_000 if small else 1
    lon, lat = _nano(houses, words, world_seed, 0)
    pending = _clashes(lon.tolist(), lat.tolist(), taken, grain)
    attempt = 1
    while pending:
        again = np.array(pending)
        lon[again], lat[again] = _nano([houses[which] for which in pending], words[again], world_seed, attempt)
        pending = _clashes(lon.tolist(), lat.tolist(), taken, grain)
        attempt += 1
    return (lon / 1e9).tolist(), (lat / 1e9).tolist()


def _nano(houses: list[House], words: Words, world_seed: int, attempt: int) -> tuple[Nano, Nano]:
    drawn = uniforms(world_seed, f"population/door/{attempt}", words, 2)
    # The square root spreads the doors evenly over the disc.
    away_m, angle = DOOR_M * np.sqrt(drawn[:, 0]), 2 * np.pi * drawn[:, 1]
    lon = np.array([house.lon for house in houses])
    lat = np.array([house.lat for house in houses])
    scale = np.array([metres_per_degree(value) for value in lat.tolist()]).reshape(-1, 2)
    east = (lon + away_m * np.cos(angle) / scale[:, 0]) * 1e9
    north = (lat + away_m * np.sin(angle) / scale[:, 1]) * 1e9
    return np.rint(east).astype(np.int64), np.rint(north).astype(np.int64)


def _clashes(lon: list[int], lat: list[int], published: tuple[set[int], set[int]], grain: int) -> list[int]:
    # A last digit of zero would print as eight decimals, which a published coordinate might hold.
    clashing = set[int]()
    for values, taken in ((lon, set(published[0])), (lat, set(published[1]))):
        for which, value in enumerate(values):
            coarse = abs(value) // grain
            if coarse in taken or value % 10 == 0:
                clashing.add(which)
            taken.add(coarse)
    return sorted(clashing)


def _published(town: Town) -> tuple[set[int], set[int]]:
    points = [(house.lon, house.lat) for house in town.houses]
    points += [point for outline in town.outlines for point in outline.ring]
    return _micro(lon for lon, _ in points), _micro(lat for _, lat in points)


def _micro(degrees: Iterable[float]) -> set[int]:
    return {round(abs(value) * 1e6) for value in degrees}
