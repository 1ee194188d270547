"""Line charts as numbers that a template writes into SVG. They draw what a page holds, and know nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final

from ..policy.wire.agency_map import AgencyMap
from ..policy.wire.announcements import AnnouncementList, OutsidersList

WIDTH: Final = 720
HEIGHT: Final = 320
_LEFT: Final = 48.0
_RIGHT: Final = 12.0
_TOP: Final = 14.0
_BOTTOM: Final = 26.0
_TICKS: Final = 5
_NICE: Final = (1.0, 2.0, 2.5, 5.0, 10.0)

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Line:
    """One curve: its label, its look (a class of the style sheet), and its points as SVG writes them."""

    label: str
    look: str
    points: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the drawing with its words: a mark, or a tick of an axis."""

    x: float
    y: float
    words: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """The area between two curves, as SVG writes a polygon."""

    look: str
    points: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of `WIDTH` x `HEIGHT`: axes' ticks, bands, lines and marks."""

    label: str
    across: tuple[Spot, ...]
    up: tuple[Spot, ...]
    bands: tuple[Band, ...]
    lines: tuple[Line, ...]
    marks: tuple[Spot, ...]
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    bottom: float = HEIGHT - _BOTTOM


@dataclass(frozen=True, slots=True)
class Series:
    """A curve that is to be drawn: label, look, points (x rising), and how wide a band lies around it, if one does."""

    label: str
    look: str
    points: Points
    band: Sequence[tuple[float, float, float]] = ()


def draw(
    label: str,
    series: Sequence[Series],
    across: Iterable[tuple[float, str]],
    marks: Iterable[tuple[float, float, str, str]] = (),
) -> Chart:
    """Lay curves out on one drawing whose vertical axis begins at 0.

    Parameters
    ----------
    label : str
        What the drawing shows, for whoever cannot see it.
    series : sequence of Series
    across : iterable of (float, str)
        Ticks of the horizontal axis.
    marks : iterable of (x, y, words, title)
    """
    marked = tuple(marks)
    xs = [x for one in series for x, _ in one.points] + [x for x, _, _, _ in marked] or [0.0]
    ys = [y for one in series for _, y in one.points] + [y for _, y, _, _ in marked]
    ys += [high for one in series for _, _, high in one.band]
    low, most = min(xs), _ceiling(max(ys, default=0.0))
    wide = max(xs) - low or 1.0

    def at(x: float, y: float) -> tuple[float, float]:
        right = _LEFT + (WIDTH - _LEFT - _RIGHT) * (x - low) / wide
        return round(right, 1), round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * y / most, 1)

    def written(points: Iterable[tuple[float, float]]) -> str:
        return " ".join("{},{}".format(*at(x, y)) for x, y in points)

    return Chart(
        label=label,
        across=tuple(Spot(*at(x, 0), words) for x, words in across if low <= x <= max(xs)),
        up=tuple(Spot(*at(low, most * n / _TICKS), f"{most * n / _TICKS:,g}") for n in range(_TICKS + 1)),
        bands=tuple(
            Band(one.look, written([(x, y) for x, y, _ in one.band] + [(x, y) for x, _, y in reversed(one.band)]))
            for one in series
            if one.band
        ),
        lines=tuple(Line(one.label, one.look, written(one.points)) for one in series if one.points),
        marks=tuple(Spot(*at(x, y), words, title) for x, y, words, title in marked),
    )


def months(first: date, last: date, every: int = 3) -> list[tuple[float, str]]:
    """Return the first days of months as ticks, every so many, by the calendar."""
    found: list[tuple[float, str]] = []
    day = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    while day <= last:
        if (day.month - 1) % every == 0:
            found.append((float(day.toordinal()), f"{day:%b %Y}"))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found


def heard_chart(heard: AnnouncementList, outsider: OutsidersList, shown: AgencyMap) -> Chart:
    """Draw announcements and the outsider's list by day, and the company's map from its own first day on."""
    today = heard.today
    lines = [
        Series("announcements", "announced", _running((one.day for one in heard.announcements), today)),
        Series("outsider's list", "listed", _running((one.found_on for one in outsider.agencies), today)),
    ]
    if shown.exists and shown.begins:
        counted = _running((one.counts_from for one in shown.agencies), today)
        begun = [(x, y) for x, y in counted if x >= shown.begins.toordinal()]
        lines.append(Series("the company's own map", "official", begun))
    first = min((one.day for one in heard.announcements), default=today)
    said = f"{heard.count} announcements and {outsider.count} agencies on the outsider's list by {today}"
    return draw(said, lines, months(first, today))


def _running(days: Iterable[date], until: date) -> list[tuple[float, float]]:
    """Count up by day: a point on each day on which something came, and on the last."""
    came = sorted(Counter(day.toordinal() for day in days).items())
    if not came:
        return []
    totals = list(accumulate(count for _, count in came))
    points = [(float(day), float(total)) for (day, _), total in zip(came, totals, strict=True)]
    return [*points, (float(until.toordinal()), float(totals[-1]))]


def _ceiling(value: float) -> float:
    """Return the least round number, of those in which ticks are easy to read, that reaches a value."""
    scale = 1.0
    while scale * _NICE[-1] < value:
        scale *= 10
    return next((scale * nice for nice in _NICE if scale * nice >= value), scale) if value > 1 else 1.0
