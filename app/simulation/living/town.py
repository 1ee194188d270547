"""The town itself: day by day it brings new incidents, and what cameras near them recorded, as planting does.

An incident comes on record once it is over and the last clip of it was made. Cameras that seal their clips record none
here: the secret that seals them is their resident's alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from ...policy.units import DAY, HOUR, MINUTE
from ...services import call_data
from ...services.footage_room import LABEL, scene_of
from ...storage import footage, inhabitants, planting, worlds_rows
from ...storage.agenda import Due
from ...worlds.world import World
from ..incidents import AROUND_US, ClipPlan, Incident, clips_for, draw_incidents
from ..patterns import Patterns, load_patterns
from ..population import Camera
from ..stills import still_png
from ..streams import stream
from ..towns.model import House, Town
from .feeding import BLOCK_DAYS, Neighbors, after_incident, in_four_weeks
from .habits import FILE_SPREAD, Habits
from .laws import log_normal
from .turns import Chance, Turn

ITSELF: Final = "-"
"""Who acts when the town does."""
_SETTLED_US: Final = AROUND_US + 5 * MINUTE
"""After the end of an incident, when its last clip was made."""
_YEAR_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class Ground:
    """What never changes in a world: its houses, and the hours and kinds of incidents. Read once."""

    houses: tuple[House, ...]
    patterns: Patterns


def survey(rows: Connection) -> Ground:
    """Read the ground of a world."""
    houses = tuple(House(*found, None, "", "", "", None) for found in inhabitants.list_houses(rows))
    return Ground(houses, load_patterns())


@dataclass(frozen=True, slots=True)
class Hand:
    """What the town has at hand for a turn of its own."""

    world: World
    rows: Connection
    chance: Chance
    habits: Habits
    ground: Ground

    @property
    def seed(self) -> int:
        """The seed of every stream of the world."""
        return self.chance.seed

    @property
    def neighbors(self) -> Neighbors:
        """The residents, who post in the feed."""
        return Neighbors(self.world, self.rows, self.habits, self.seed)


def begin_day(hand: Hand, turn: Turn) -> list[Due]:
    """Draw what happens on the day that begins, and return when each comes on record, and the next day's turn."""
    day_us = int(turn.about)
    due = [
        Turn("record", ITSELF, f"{day_us}/{number}").due(hand.world, incident.to_us + _SETTLED_US)
        for number, incident in enumerate(_drawn(hand, day_us))
    ]
    if (day_us - worlds_rows.read_now(hand.rows).started_us) % (BLOCK_DAYS * DAY) == 0:
        due += in_four_weeks(hand.neighbors, day_us)
    return [*due, Turn("day", ITSELF, str(day_us + DAY)).due(hand.world, day_us + DAY)]


def _drawn(hand: Hand, day_us: int) -> tuple[Incident, ...]:
    """Draw the incidents of one day: the same each time."""
    now = worlds_rows.read_now(hand.rows)
    houses = hand.ground.houses
    town = Town("", now.town, now.timezone, houses, (), ())
    draw = stream(hand.seed, "town", f"incidents/{day_us}")
    a_day = hand.habits.incidents_per_1000_homes * len(houses) / 1_000 / _YEAR_DAYS
    count, seed = int(draw.poisson(a_day)), int(draw.integers(0, 2**62))
    return draw_incidents(town, seed, day_us, day_us + DAY, count, patterns=hand.ground.patterns) if count else ()


def record(hand: Hand, turn: Turn) -> list[Due]:
    """Put an incident on its agency's record with what cameras near it recorded; an officer may ask about it."""
    world, rows = hand.world, hand.rows
    day, number = turn.about.split("/")
    incident = replace(_drawn(hand, int(day))[int(number)], key=f"incident/{turn.about}")
    incident_id, agency_id = world.new_id("incident", incident.key), world.new_id("agency", "own")
    plans = _recorded(hand, incident)
    if not inhabitants.has_incident(rows, incident_id):
        _add(hand, incident, incident_id, agency_id, plans)
    now_us = worlds_rows.read_now(rows).clock_us
    cameras = (plan.camera_key for plan in plans)
    follows = after_incident(hand.neighbors, incident.category, turn.about, cameras, now_us)
    follows.append(call_data.expected(world, incident_id, now_us))
    asks, hours, who = hand.chance.numbers(3)
    officers = inhabitants.list_posting(rows, agency_id)
    if asks >= hand.habits.file.value or not officers:
        return follows
    due_us = now_us + int(log_normal(hand.habits.file_hours.value, FILE_SPREAD, hours) * HOUR)
    return [*follows, Turn("file", officers[int(who * len(officers))], incident_id).due(world, due_us)]


def _recorded(hand: Hand, incident: Incident) -> tuple[ClipPlan, ...]:
    """Plan what cameras near an incident recorded; those that seal their clips record nothing."""
    hung = [one for one in inhabitants.list_hung(hand.rows, incident.from_us) if not one.sealed]
    cameras = tuple(Camera(one.camera_id, "", one.lon, one.lat, one.installed_us, "") for one in hung)
    return clips_for((incident,), cameras, hand.seed)


def _add(hand: Hand, incident: Incident, incident_id: str, agency_id: str, plans: tuple[ClipPlan, ...]) -> None:
    rows = hand.rows
    numbered = inhabitants.next_case(rows, incident.case_number.rpartition("-")[0])
    row = {
        "id": incident_id,
        "agency_id": agency_id,
        "case_number": numbered,
        "category": incident.category,
        "place_kind": incident.place_kind,
        "lon": incident.lon,
        "lat": incident.lat,
        "from_us": incident.from_us,
        "to_us": incident.to_us,
    }
    planting.add_rows(rows, "incident", [row])
    planting.add_rows(rows, "clip", [_clip(hand, plan) for plan in plans])


def _clip(hand: Hand, plan: ClipPlan) -> dict[str, object]:
    """Keep a clip's still picture, and return the clip's row."""
    still = still_png(LABEL, scene_of(plan.camera_key, plan.start_us, shows_event=plan.shows_event))
    digest = hashlib.sha256(still).hexdigest()
    footage.keep_picture(hand.rows, digest, still)
    return {
        "id": hand.world.new_id("clip", plan.key),
        "camera_id": plan.camera_key,
        "start_us": plan.start_us,
        "end_us": plan.end_us,
        "shows_event": plan.shows_event,
        "picture_sha256": digest,
    }
