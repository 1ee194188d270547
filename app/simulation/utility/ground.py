"""What all regimes of a study share: who lives where, what happened, who filmed it, and what chance holds for each.

Everything is drawn once, from streams keyed by what it is about. So each (incident, household) has the same fate under
every regime, and a regime more or less changes nobody's.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from ...policy.units import DAY, HOUR
from ..behaviour import REPORT_SPREAD, Behaviour, pulls
from ..incidents import SIGHT_M, ClipPlan, Incident, clips_for, draw_incidents
from ..metres import metres_per_degree
from ..ownership import NEVER_US, OwnershipCurve
from ..population import Population, populate
from ..streams import key_words, uniforms
from ..towns import Town

STUDY_START_US: Final = 1_567_296_000_000_000
"""1 September 2019, 0:00 UTC: incidents happen in the year that follows, when every camera of the study hangs."""
STUDY_DAYS: Final = 365
_CURVE_START_US: Final = 1_451_606_400_000_000  # 1 January 2016

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Happening:
    """One incident as the study knows it.

    Parameters
    ----------
    incident : Incident
        As on record: its place misses the true one a little.
    filed_us : int
        When the officer first files, simulated microseconds.
    objected : bool
        Whether somebody who was filmed objects, with effect.
    chance : float
        That a household that is asked about it sends something.
    """

    incident: Incident
    filed_us: int
    objected: bool
    chance: float


@dataclass(frozen=True, slots=True)
class Filmed:
    """What one household filmed of one incident, with its fate if it is asked.

    Parameters
    ----------
    home : int
        Number of the household.
    clips : tuple of ClipPlan
        Those that show the event.
    luck : float
        Uniform in [0, 1): it sends them, if it is asked, where this is below the incident's chance.
    answer_us : int
        From the notice's arrival to its answer, microseconds.
    second_refuses : bool
        Whether a second resident says no first.
    place : (float, float)
        Its camera's, (lon, lat) degrees.
    """

    home: int
    clips: tuple[ClipPlan, ...]
    luck: float
    answer_us: int
    second_refuses: bool
    place: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A town with its people, incidents and films.

    Parameters
    ----------
    homes : tuple of str
        Keys of the households that have a camera at the largest ownership of the study.
    owns, opts, maps, feed : arrays of shape (homes,)
        Uniform in [0, 1): a home has a camera where ``owns`` is below the ownership, may be asked where ``opts`` is
        below the opt-in, agreed to be counted where ``maps`` is below the map's opt-in; whether it uses the feed.
    accounts : array of shape (homes,)
        Residents with an account.
    camera_home, lons, lats : arrays of shape (cameras,)
    happenings : tuple of Happening
        In order of filing.
    filmed : tuple of tuple of Filmed
        By incident.
    """

    town: Town
    homes: tuple[str, ...]
    owns: Floats
    opts: Floats
    maps: Floats
    feed: npt.NDArray[np.bool_]
    accounts: Numbers
    camera_home: Numbers
    lons: Floats
    lats: Floats
    happenings: tuple[Happening, ...]
    filmed: tuple[tuple[Filmed, ...], ...]


def inhabitants(town: Town, seed: int, most_owning: float) -> Population:
    """Draw who lives in a town where this share of homes has a camera, in [0, 1]; no number of the model counts."""
    return populate(town, seed, curve=OwnershipCurve(((_CURVE_START_US, most_owning),)))


def survey(town: Town, behaviour: Behaviour, seed: int, *, incidents: int, people: Population) -> Ground:
    """Draw the ground of one town.

    Parameters
    ----------
    town : Town
    behaviour : Behaviour
    seed : int
    incidents : int
        How many.
    people : Population
        From `inhabitants`, at the largest ownership that the study will look at.

    Returns
    -------
    Ground
        Equal for equal arguments; smaller shares of owners are subsets of larger ones.
    """
    homes = tuple(home.key for home in people.households)
    number = {key: which for which, key in enumerate(homes)}
    words = key_words(homes)
    drawn = uniforms(seed, "utility/home", words, 3)
    true = draw_incidents(town, seed, STUDY_START_US, STUDY_START_US + STUDY_DAYS * DAY, incidents)
    happenings = _happenings(true, behaviour, seed)
    order = sorted(range(len(true)), key=lambda which: (happenings[which].filed_us, true[which].key))
    films = _films(tuple(true[which] for which in order), people, number, behaviour, seed)
    return Ground(
        town=town,
        homes=homes,
        owns=uniforms(seed, "population/ownership", words)[:, 0],  # the same by which it is populated
        opts=drawn[:, 0],
        maps=drawn[:, 1],
        feed=drawn[:, 2] < behaviour.uses_feed.value,
        accounts=_accounts(people, number),
        camera_home=np.array([number[camera.household_key] for camera in people.cameras], np.int64),
        lons=np.array([camera.lon for camera in people.cameras], np.float64),
        lats=np.array([camera.lat for camera in people.cameras], np.float64),
        happenings=tuple(happenings[which] for which in order),
        filmed=films,
    )


def _accounts(people: Population, number: dict[str, int]) -> Numbers:
    living = np.array([number[resident.household_key] for resident in people.residents], np.int64)
    return np.bincount(living, minlength=len(number)).astype(np.int64)


def _happenings(true: tuple[Incident, ...], behaviour: Behaviour, seed: int) -> list[Happening]:
    u = uniforms(seed, "utility/incident", [incident.key for incident in true], 7)
    hours = behaviour.report_hours.value * np.exp(REPORT_SPREAD * _normal(u[:, 0], u[:, 1])[0])
    error_m = behaviour.place_error_m.value
    east, north = (error_m * part for part in _normal(u[:, 2], u[:, 3]))
    chance = behaviour.reads.value * np.minimum(1.0, behaviour.shares * pulls(behaviour, _normal(u[:, 5], u[:, 6])[0]))
    made = []
    for which, incident in enumerate(true):
        per_lon, per_lat = metres_per_degree(incident.lat)
        lon = round(incident.lon + float(east[which]) / per_lon, 5)
        lat = round(incident.lat + float(north[which]) / per_lat, 5)
        filed_us = incident.to_us + int(float(hours[which]) * HOUR)
        objected = bool(u[which, 4] < behaviour.objects.value)
        made.append(Happening(replace(incident, lon=lon, lat=lat), filed_us, objected, float(chance[which])))
    return made


def _normal(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """Return two independent standard normal numbers for each pair of uniform ones.

    References
    ----------
    Box & Muller (1958), A note on the generation of random normal deviates, https://doi.org/10.1214/aoms/1177706645
    """
    radius, angle = np.sqrt(-2 * np.log1p(-one)), 2 * math.pi * other
    return radius * np.cos(angle), radius * np.sin(angle)


def _films(
    true: tuple[Incident, ...], people: Population, number: dict[str, int], behaviour: Behaviour, seed: int
) -> tuple[tuple[Filmed, ...], ...]:
    cameras = {camera.key: camera for camera in people.cameras if camera.installed_us < NEVER_US}
    shown: dict[tuple[str, str], list[ClipPlan]] = defaultdict(list)
    for clip in clips_for(true, people.cameras, seed, radius_m=SIGHT_M):
        if clip.shows_event:
            incident = clip.key[: clip.key.index(f"/{clip.camera_key}/")]
            shown[incident, cameras[clip.camera_key].household_key].append(clip)
    pairs = sorted(shown)
    u = uniforms(seed, "utility/answer", [f"{incident}/{home}" for incident, home in pairs], 4)
    hours = behaviour.read_hours.value * np.exp(behaviour.read_spread.value * _normal(u[:, 1], u[:, 2])[0])
    found: dict[str, list[Filmed]] = defaultdict(list)
    for which, (incident, home) in enumerate(pairs):
        clips = tuple(shown[incident, home])
        camera = cameras[clips[0].camera_key]
        found[incident].append(
            Filmed(
                home=number[home],
                clips=clips,
                luck=float(u[which, 0]),
                answer_us=int(float(hours[which]) * HOUR),
                second_refuses=bool(u[which, 3] < behaviour.second_refuses.value),
                place=(camera.lon, camera.lat),
            )
        )
    return tuple(tuple(found[incident.key]) for incident in true)
