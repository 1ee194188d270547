"""Who posts about whom: posts by density and made-up income of the author's area, and of the place that they are about.

A truth view: it needs where authors live, which no other reader learns. It shows sums of areas and names nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from pydantic import Field

from ..policy.geometry import Point, distance_m
from ..policy.units import DAY
from ..policy.wire.base import moment
from ..services.own_desk import Desk
from ..services.own_shapes import Own
from ..simulation.living.settling import seed_of
from ..storage import feed_ground, inhabitants
from ..storage.feed_ground import Happened, Placed
from .areas import BANDS, Area, Areas, Band, areas_of, columns_of

By = Literal["density", "income"]
BOTH: Final[tuple[By, ...]] = ("density", "income")
NEAR_M: Final = 1_000.0
"""A post about crime is taken to be about the latest incident within so many metres of its author's camera."""
RECENT_DAYS: Final = 7
"""And within so many days before it."""
_Z: Final = 1.96
"""Of an interval that holds the rate in 95 of 100 cases."""
NOTES: Final = (
    "Documented: nothing. We know of no published figure that says who posts, by area.",
    (
        "Simulated: who lives where, who has a camera, who posts, and every income. No habit in this program depends"
        " on income or density: a difference between bands is chance, or comes from where cameras hang."
    ),
    (
        "Assumption: a post about crime is about the latest incident within 1,000 meters of its author's camera in the"
        " seven days before. Posts without one are left out of the second table."
    ),
    (
        "An interval holds the rate in 95 of 100 cases if posts come independently. People who post twice, and"
        " incidents that many post about, make the true one wider."
    ),
    "Unknown: whom a post is about. The view compares places, and says nothing of the people who were filmed.",
)


class Rate(Own):
    """A rate with its interval."""

    value: float
    low: float
    high: float


class BandLine(Own):
    """The posts by residents of one band of areas."""

    by: By
    band: Band
    areas: int
    homes: int
    cameras: int
    incidents: int = Field(description="On record in areas of this band.")
    posts: int = Field(description="That appeared, by residents whose camera hangs there.")
    crime_posts: int
    per_1000_homes: Rate | None = Field(description="Null without homes.")
    per_100_cameras: Rate | None = Field(description="Null without cameras.")


class PairLine(Own):
    """Posts about crime by residents of one band, about places of another."""

    by: By
    author: Band
    place: Band
    posts: int


class Equity(Own):
    """Who posts about whom, by area."""

    simulated_time: datetime
    truth: bool = Field(default=True, description="Marks a truth view; no other reader ever sees one.")
    posts: int
    without_incident: int = Field(description="Posts about crime that no incident on record fits.")
    lines: tuple[BandLine, ...]
    pairs: tuple[PairLine, ...]
    notes: tuple[str, ...] = Field(description="What is documented, simulated, assumed and unknown in it.")


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is counted, each by the square in which it lies."""

    areas: Areas
    cameras: Counter[tuple[int, int]]
    incidents: Counter[tuple[int, int]]
    posts: Counter[tuple[int, int]]
    crimes: Counter[tuple[int, int]]


def equity(desk: Desk) -> Equity:
    """Count posts by the bands of their authors' areas, and those about crime by the places that they are about."""
    homes = [(lon, lat) for _, lon, lat in inhabitants.list_houses(desk.rows)]
    areas = areas_of(homes, seed_of(desk.world))
    posts, incidents = feed_ground.list_placed(desk.rows), feed_ground.list_happened(desk.rows, desk.now.clock_us)
    crimes = [post for post in posts if post.category == "crime"]
    hung = inhabitants.list_hung(desk.rows, desk.now.clock_us)
    ground = _Ground(
        areas,
        Counter(columns_of([(camera.lon, camera.lat) for camera in hung])),
        Counter(columns_of([incident.place for incident in incidents])),
        Counter(columns_of([post.place for post in posts])),
        Counter(columns_of([post.place for post in crimes])),
    )
    pairs = [(post.place, place) for post in crimes if (place := place_about(post, incidents)) is not None]
    return Equity(
        simulated_time=moment(desk.now.clock_us),
        posts=len(posts),
        without_incident=len(crimes) - len(pairs),
        lines=tuple(_line(ground, by, band) for by in BOTH for band in BANDS),
        pairs=tuple(line for by in BOTH for line in _pairs(areas, by, pairs)),
        notes=NOTES,
    )


def place_about(post: Placed, incidents: Sequence[Happened]) -> Point | None:
    """Return where the latest incident near a post's camera in the days before it was; None without one."""
    recent = (
        one
        for one in incidents
        if post.at_us - RECENT_DAYS * DAY <= one.to_us <= post.at_us and distance_m(one.place, post.place) <= NEAR_M
    )
    found = max(recent, key=lambda one: (one.to_us, one.place), default=None)
    return found.place if found else None


def rate(count: int, base: float) -> Rate | None:
    """Return a rate with its interval; None where there is nothing to count on.

    References
    ----------
    Byar's approximation to the interval of a Poisson count: Breslow, Day (1987), Statistical Methods in Cancer Research
    II, page 69. https://publications.iarc.who.int/Book-And-Report-Series/Iarc-Scientific-Publications
    """
    if base <= 0:
        return None
    low = count * (1 - 1 / (9 * count) - _Z / (3 * count**0.5)) ** 3 if count else 0.0
    above = count + 1
    high = above * (1 - 1 / (9 * above) + _Z / (3 * above**0.5)) ** 3
    return Rate(value=count / base, low=max(low, 0.0) / base, high=high / base)


def _band(area: Area, by: By) -> Band:
    return area.density if by == "density" else area.income


def _line(ground: _Ground, by: By, band: Band) -> BandLine:
    squares = [square for square, area in ground.areas.items() if _band(area, by) == band]
    homes = sum(ground.areas[square].homes for square in squares)

    def total(counted: Mapping[tuple[int, int], int]) -> int:
        return sum(counted.get(square, 0) for square in squares)

    cameras, posts = total(ground.cameras), total(ground.posts)
    return BandLine(
        by=by,
        band=band,
        areas=len(squares),
        homes=homes,
        cameras=cameras,
        incidents=total(ground.incidents),
        posts=posts,
        crime_posts=total(ground.crimes),
        per_1000_homes=rate(posts, homes / 1_000),
        per_100_cameras=rate(posts, cameras / 100),
    )


def _pairs(areas: Areas, by: By, pairs: Sequence[tuple[Point, Point]]) -> list[PairLine]:
    squares = zip(columns_of([one for one, _ in pairs]), columns_of([two for _, two in pairs]), strict=True)
    counted = Counter(
        (_band(areas[first], by), _band(areas[second], by))
        for first, second in squares
        if first in areas and second in areas
    )
    return [
        PairLine(by=by, author=author, place=place, posts=counted[author, place]) for author in BANDS for place in BANDS
    ]
