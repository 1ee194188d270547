"""Made-up incidents in a made-up town, and which cameras happened to film near them.

Incidents are drawn from the time-and-category tables and put near a random house of the town. No published
incident is replayed at its place: the tables hold no places.
"""

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from .metres import distances_m, metres_per_degree
from .patterns import MOMENT_MINUTES, Patterns, load_patterns
from .population import Camera
from .streams import key_words, uniforms
from .towns.model import Town

HOUR_US = 3_600 * 1_000_000
MINUTE_US = 60 * 1_000_000
# How far from a house an incident of a kind of place lies. Assumptions.
AWAY_M = {"home": 15.0, "street": 40.0}
AWAY_ELSEWHERE_M = 120.0

NEARBY_M = 250.0
SIGHT_M = 60.0
AROUND_US = 30 * MINUTE_US
MOST_CLIPS = 4
CLIP_SECONDS = (5, 60)

Floats = npt.NDArray[np.float64]
Micros = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that a police report might describe.

    Parameters
    ----------
    key
        Natural key, such as ``incident/00017``: the number of the draw.
    category, place_kind
        As in the tables.
    lon, lat
        Degrees, WGS 84, at five decimals.
    from_us, to_us
        Within which time it happened, microseconds since the Unix epoch.
    case_number
        Of the town's fictional police department, such as ``HPD-2018-00412``: a running number by time of
        beginning within the (local) year.
    """

    key: str
    category: str
    place_kind: str
    lon: float
    lat: float
    from_us: int
    to_us: int
    case_number: str


@dataclass(frozen=True, slots=True)
class ClipPlan:
    """A recording that exists; what it shows is a fact of the world.

    Parameters
    ----------
    key
        Natural key: incident, camera, number.
    camera_key
        Which camera.
    start_us, end_us
        Microseconds since the Unix epoch; 5 to 60 seconds apart.
    shows_event
        Whether the event itself can be seen: the camera is within sight and was recording at that moment.
    """

    key: str
    camera_key: str
    start_us: int
    end_us: int
    shows_event: bool


def draw_incidents(
    town: Town,
    world_seed: int,
    start_us: int,
    end_us: int,
    count: int,
    *,
    patterns: Patterns | None = None,
    department: str | None = None,
) -> tuple[Incident, ...]:
    """Draw the incidents of a town within a time window.

    Parameters
    ----------
    town
        Where; each incident lies near one of its houses.
    world_seed
        Seed of the world; streams ``incidents/*``, one per incident. A larger ``count`` leaves the earlier
        draws in place and time; only case numbers run on.
    start_us, end_us
        Window, microseconds since the Unix epoch: every incident begins and ends in it.
    count
        How many.
    patterns
        The tables; by default the shipped ones.
    department
        Letters before the case number; by default the town's initials and PD.

    Returns
    -------
    tuple of Incident
        By time of beginning.

    Raises
    ------
    ValueError
        If the window is empty, the count negative, or the town without houses.
    """
    if start_us >= end_us or count < 0 or not town.houses:
        message = "incidents need a window that ends after it begins, a count of 0 or more, and a town with houses"
        raise ValueError(message)
    tables = load_patterns() if patterns is None else patterns
    zone = ZoneInfo(town.timezone)
    u = uniforms(world_seed, "incidents/draw", np.arange(count, dtype=np.int64), 7)
    begins, kind = _when_and_what(tables, zone, (start_us, end_us), u)
    order = np.argsort(begins, kind="stable").tolist()
    numbers = _case_numbers(begins[order], zone, department or _initials(town))
    made = []
    for which, number in zip(order, numbers, strict=True):
        category, place_kind = tables.kinds[kind[which]]
        place = _place(town, AWAY_M.get(place_kind, AWAY_ELSEWHERE_M), u[which])
        from_us = int(begins[which])
        to_us = min(from_us + _span_us(tables.spans.get(category, MOMENT_MINUTES), u[which, 6]), end_us)
        made.append(Incident(f"incident/{which:05d}", category, place_kind, *place, from_us, to_us, number))
    return tuple(made)


def _when_and_what(
    tables: Patterns, zone: ZoneInfo, window: tuple[int, int], u: Floats
) -> tuple[Micros, npt.NDArray[np.intp]]:
    # First the hour, weighted by its count in the tables and by how much of it lies in the window.
    start_us, end_us = window
    edges = np.arange(start_us // HOUR_US * HOUR_US, end_us, HOUR_US, dtype=np.int64)
    lower, upper = np.maximum(edges, start_us), np.minimum(edges + HOUR_US, end_us)
    hour = np.array([_hour_of_week(edge, zone) for edge in edges.tolist()])
    weight = tables.counts.sum(axis=1)[hour] * (upper - lower)
    slot = _chosen(np.cumsum(weight), u[:, 0])
    begins = lower[slot] + np.floor(u[:, 1] * (upper - lower)[slot]).astype(np.int64)
    return begins, _kinds(tables.counts[hour[slot]], u[:, 2])


def _kinds(counts: Floats, u: Floats) -> npt.NDArray[np.intp]:
    # Within the hour, each kind by its own count.
    cumulated = np.cumsum(counts, axis=1)
    below = cumulated <= (u * cumulated[:, -1])[:, np.newaxis]
    kinds: npt.NDArray[np.intp] = np.minimum(below.sum(axis=1), counts.shape[1] - 1)
    return kinds


def _chosen(cumulated: Floats, u: Floats) -> npt.NDArray[np.intp]:
    found = np.searchsorted(cumulated, u * cumulated[-1], side="right")
    chosen: npt.NDArray[np.intp] = np.minimum(found, len(cumulated) - 1)
    return chosen


def _hour_of_week(at_us: int, zone: ZoneInfo) -> int:
    local = _local(at_us, zone)
    return local.weekday() * 24 + local.hour


def _local(at_us: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(at_us // 1_000_000, UTC).astimezone(zone)


def _case_numbers(begins: Micros, zone: ZoneInfo, department: str) -> list[str]:
    counted: dict[int, int] = {}
    numbers = []
    for at_us in begins.tolist():
        year = _local(at_us, zone).year
        counted[year] = counted.get(year, 0) + 1
        numbers.append(f"{department}-{year}-{counted[year]:05d}")
    return numbers


def _initials(town: Town) -> str:
    words = re.findall(r"[A-Za-z]+", town.title)
    return "".join(word[0] for word in words[:3]).upper() + "PD"


def _place(town: Town, away_m: float, u: Floats) -> tuple[float, float]:
    house = town.houses[int(u[3] * len(town.houses))]
    per_lon, per_lat = metres_per_degree(house.lat)
    distance_m, angle = away_m * math.sqrt(u[4]), 2 * math.pi * float(u[5])
    lon = house.lon + distance_m * math.cos(angle) / per_lon
    return round(lon, 5), round(house.lat + distance_m * math.sin(angle) / per_lat, 5)


def _span_us(minutes: tuple[float, ...], u: float) -> int:
    # Straight lines between the percentiles; the longest tenth is cut at the 90th.
    drawn = np.interp(u, (0.0, 0.25, 0.5, 0.75, 0.9), (0.0, *minutes))
    return int(drawn * MINUTE_US)


@dataclass(frozen=True, slots=True)
class _Hung:
    """Cameras as columns, by latitude, so that those near an incident are one slice."""

    cameras: tuple[Camera, ...]
    lons: Floats
    lats: Floats
    installed_us: Micros


def clips_for(
    incidents: tuple[Incident, ...],
    cameras: tuple[Camera, ...],
    world_seed: int,
    *,
    radius_m: float = NEARBY_M,
    until_us: int | None = None,
) -> tuple[ClipPlan, ...]:
    """Plan what the cameras near incidents recorded around their time.

    Parameters
    ----------
    incidents, cameras
        Of one town.
    world_seed
        Seed of the world; streams ``clips/*``, one per pair of incident and camera.
    radius_m
        How far a camera may be from an incident, metres.
    until_us
        Leave out clips that end after this moment (the world's present), microseconds since the Unix epoch.

    Returns
    -------
    tuple of ClipPlan
        One to four clips per incident and nearby camera that hung by then, of 5 to 60 seconds, from half an
        hour before the incident's span to half an hour after. Clips of one pair do not overlap.
    """
    hung = _by_latitude(cameras)
    plans: list[ClipPlan] = []
    for incident in incidents:
        near, away_m = _near_cameras(incident, hung, radius_m)
        if near:
            plans.extend(_clips(incident, near, away_m, world_seed))
    return tuple(plan for plan in plans if until_us is None or plan.end_us <= until_us)


def _by_latitude(cameras: tuple[Camera, ...]) -> _Hung:
    ordered = tuple(sorted(cameras, key=lambda camera: (camera.lat, camera.key)))
    lons = np.array([camera.lon for camera in ordered], dtype=np.float64)
    lats = np.array([camera.lat for camera in ordered], dtype=np.float64)
    return _Hung(ordered, lons, lats, np.array([camera.installed_us for camera in ordered], dtype=np.int64))


def _near_cameras(incident: Incident, hung: _Hung, radius_m: float) -> tuple[list[Camera], Floats]:
    reach = radius_m / metres_per_degree(incident.lat)[1]
    low, high = np.searchsorted(hung.lats, (incident.lat - reach, incident.lat + reach)).tolist()
    band = slice(low, high)
    away_m = distances_m(incident.lon, incident.lat, hung.lons[band], hung.lats[band])
    fit = (away_m <= radius_m) & (hung.installed_us[band] <= incident.from_us - AROUND_US)
    chosen = np.flatnonzero(fit)
    return [hung.cameras[low + which] for which in chosen.tolist()], away_m[chosen]


def _clips(incident: Incident, cameras: list[Camera], away_m: Floats, world_seed: int) -> list[ClipPlan]:
    pairs = [f"{incident.key}/{camera.key}" for camera in cameras]
    u = uniforms(world_seed, "clips/pair", key_words(pairs), 1 + 2 * MOST_CLIPS)
    # The event itself is a moment somewhere in the span; a report only knows the span.
    share = float(uniforms(world_seed, "clips/moment", [incident.key])[0, 0])
    moment_us = incident.from_us + int(share * (incident.to_us - incident.from_us))
    plans: list[ClipPlan] = []
    for pair, camera, distance_m, row in zip(pairs, cameras, away_m.tolist(), u.tolist(), strict=True):
        in_sight = distance_m <= SIGHT_M
        for number, (start_us, end_us) in enumerate(_times(incident, row, moment_us if in_sight else None)):
            shows = in_sight and start_us <= moment_us <= end_us
            plans.append(ClipPlan(f"{pair}/{number}", camera.key, start_us, end_us, shows))
    return plans


def _times(incident: Incident, row: list[float], moment_us: int | None) -> list[tuple[int, int]]:
    # The window is cut into as many equal parts as there are clips (at least a quarter of an hour each), one
    # clip in each, so that a camera never records twice at once. Motion within sight starts a clip.
    opens_us = incident.from_us - AROUND_US
    clips = 1 + int(row[0] * MOST_CLIPS)
    part_us = (incident.to_us + AROUND_US - opens_us) // clips
    shortest_s, longest_s = CLIP_SECONDS
    times = []
    for number in range(clips):
        lower_us = opens_us + number * part_us
        length_us = int((shortest_s + row[1 + 2 * number] * (longest_s - shortest_s)) * 1_000_000)
        start_us = lower_us + int(row[2 + 2 * number] * (part_us - length_us))
        if moment_us is not None and lower_us <= moment_us < lower_us + part_us:
            start_us = min(max(moment_us - length_us // 3, lower_us), lower_us + part_us - length_us)
        times.append((start_us, start_us + length_us))
    return times
