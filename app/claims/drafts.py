"""Drafts of requests at the edges of a regime's limits, and just beyond them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import sqrt
from typing import Any, Final

from ..policy.cells import bounds, cell_at
from ..policy.geometry import Point, area_sq_mi
from ..policy.regime import Regime
from .acting import HALF_DEG, draft_about
from .claim import Site, Tape
from .walk import API

SLACK: Final = 0.02
"""Share of an area by which a draft stays within a limit, or goes beyond it."""
FAR_DEG: Final = 0.03
"""Degrees by which an area lies elsewhere: about 3 km."""
_LEAST_SQ_MI: Final = 0.001
"""An area that is small where the regime states no smallest one."""

Tried = tuple[str, str, dict[str, Any]]
"""What is wrong, who tries it, and the draft."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An officer's desk: an incident, the other ones, and the simulated present."""

    site: Site
    regime: Regime
    incident: dict[str, Any]
    others: tuple[dict[str, Any], ...]
    now: datetime

    @classmethod
    def at(cls, site: Site, regime: Regime, tape: Tape) -> Desk:
        """Sit down with an incident of the tape's choice."""
        listed = site.reader("officer").get(f"{API}/officer/incidents").json()["features"]
        chosen = listed.pop(tape.below(len(listed)))
        now = site.reader("").get(f"{API}/public/world").json()["simulated_time"]
        return cls(site, regime, chosen, tuple(listed), datetime.fromisoformat(now))

    def about(self, incident: dict[str, Any]) -> Desk:
        """Return the desk with another incident on it."""
        return replace(self, incident=incident)

    def square(self, size_sq_mi: float, east_deg: float = 0.0) -> dict[str, Any]:
        """Return a square area of a size, round the incident or so many degrees east of it."""
        lon, lat = self.incident["geometry"]["coordinates"][:2]
        return _square((lon + east_deg, lat), _half_deg(lat, size_sq_mi))

    def beside(self, place: Point, size_sq_mi: float, side: int) -> dict[str, Any]:
        """Return a square area of a size that leaves out the cell of a place and begins within the next one's half.

        Parameters
        ----------
        place : Point
            (lon, lat) degrees.
        side : int
            0 to 3: east, north, west or south of the cell.
        """
        west, south, east, north = bounds(cell_at(*place, self.regime.delivery.cell_level.value))
        half, (dx, dy) = _half_deg(place[1], size_sq_mi), ((1, 0), (0, 1), (-1, 0), (0, -1))[side]
        lon = (west + east) / 2 + dx * (0.75 * (east - west) + half)
        lat = (south + north) / 2 + dy * (0.75 * (north - south) + half)
        return _square((lon, lat), half)

    def draft(self, size_sq_mi: float, minutes: float, ends: datetime | None = None, **changes: Any) -> dict[str, Any]:
        """Return a draft with an area of a size and a window of a length that ends at a moment, now by default."""
        until = ends or self.now
        window = {
            "window_from": (until - timedelta(minutes=minutes)).isoformat(),
            "window_to": until.isoformat(),
        }
        return draft_about(self.incident, 0) | {"area": self.square(size_sq_mi)} | window | changes


def _half_deg(lat: float, size_sq_mi: float) -> float:
    return HALF_DEG * sqrt(size_sq_mi / area_sq_mi(_ring(0.0, lat, HALF_DEG)))


def _square(middle: Point, half: float) -> dict[str, Any]:
    ring = [list(corner) for corner in _ring(*middle, half)]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _ring(lon: float, lat: float, half: float) -> tuple[tuple[float, float], ...]:
    west, east, south, north = lon - half, lon + half, lat - half, lat + half
    return (west, south), (east, south), (east, north), (west, north)


def smallest(desk: Desk) -> dict[str, Any]:
    """Return the smallest and shortest request that the regime accepts, as far back as it may begin."""
    limits = desk.regime.request
    minutes = max(limits.min_window_minutes.value, 1)
    oldest = desk.now - timedelta(days=limits.look_back_days.value)
    size = limits.min_area_sq_mi.value * (1 + SLACK) or _LEAST_SQ_MI
    return desk.draft(size, minutes, oldest + timedelta(minutes=minutes, seconds=1))


def largest(desk: Desk) -> dict[str, Any]:
    """Return the largest and longest request that the regime accepts, up to this moment."""
    limits = desk.regime.request
    return desk.draft(limits.max_area_sq_mi.value * (1 - SLACK), limits.max_window_minutes.value)


def beyond(desk: Desk) -> Iterator[Tried]:
    """Yield a draft just beyond each limit of the regime, sound in all else."""
    for what, draft in (*_measures(desk), *_case(desk), *_batch(desk)):
        yield what, "officer", draft


def _measures(desk: Desk) -> Iterator[tuple[str, dict[str, Any]]]:
    limits = desk.regime.request
    size, minutes = limits.max_area_sq_mi.value * (1 - SLACK), max(limits.min_window_minutes.value, 1)
    yield "an area that is too large", desk.draft(limits.max_area_sq_mi.value * (1 + SLACK), minutes)
    if limits.min_area_sq_mi.value:
        yield "an area that is too small", desk.draft(limits.min_area_sq_mi.value * (1 - SLACK), minutes)
    yield "a window that is too long", desk.draft(size, limits.max_window_minutes.value + 1)
    if limits.min_window_minutes.value > 1:
        yield "a window that is too short", desk.draft(size, minutes - 1)
    yield "a window in the future", desk.draft(size, minutes, desk.now + timedelta(minutes=1))
    oldest = desk.now - timedelta(days=limits.look_back_days.value)
    yield "a window too far back", desk.draft(size, minutes, oldest + timedelta(minutes=minutes - 1))
    if limits.area_anchor.value != "map":
        yield "an area elsewhere", desk.draft(size, minutes, area=desk.square(size, FAR_DEG))


def _case(desk: Desk) -> Iterator[tuple[str, dict[str, Any]]]:
    limits, sound = desk.regime.request, smallest(desk)
    yield "another case number", sound | {"case_number": "none"}
    yield "an incident that is not there", sound | {"incident_id": "inc_none"}
    if limits.case_number_required.value:
        yield "no case number", sound | {"case_number": ""}
    if limits.contact_required.value:
        yield "no contact", sound | {"contact": ""}


def _batch(desk: Desk) -> Iterator[tuple[str, dict[str, Any]]]:
    sound = smallest(desk)
    yield "an incident twice", sound | {"further_incident_ids": [desk.incident["properties"]["id"]]}
    yield "a further incident that is not there", sound | {"further_incident_ids": ["inc_none"]}
    if not desk.regime.request.batch_allowed.value:
        further = [desk.others[0]["properties"]["id"]]
        yield "two incidents", sound | {"further_incident_ids": further}
