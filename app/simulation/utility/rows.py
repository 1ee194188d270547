"""The rows of a study's results, as tables and files hold them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ...policy.geometry import area_sq_mi
from ..behaviour import Behaviour
from ..towns import Town
from .compare import Ratio, Verdict, ratio, versus
from .ground import Ground
from .maps import Skipping
from .measure import Sums, Yearly, quantile

Floats = npt.NDArray[np.float64]

_SIZES: Final = 50
"""Requests whose area is measured for the middle one."""
_HALF_LAT: Final = 0.00512
"""Degrees of latitude in 569 m, half the side of half a square mile."""


@dataclass(frozen=True, slots=True)
class TownRow:
    """A town of the study; the density is the middle one over its homes, within a square of half a square mile."""

    town: str
    homes: int
    homes_per_sq_mi: float
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """What an officer's year came to under one regime, and the smallest area that the regime allows."""

    town: str
    regime: str
    incidents: int
    requests: int
    attempts: int
    refused: int
    reasons: dict[str, int]
    incidents_unasked: int
    middle_area_sq_mi: float
    smallest_area_sq_mi: float


@dataclass(frozen=True, slots=True)
class CellRow:
    """One regime at one opt-in and ownership.

    Parameters
    ----------
    filmed : float
        Share of the events that a camera filmed, whoever owns it.
    events : int
        Number of the events of which something can arrive.
    recall : Ratio
        Event-clip recall: share of the events of which at least one clip that shows them is expected to arrive.
    recall_drawn : float
        The same by the drawn willingness.
    willing_asked : Ratio
        Willing households that filmed the event and may be asked: share of them that is asked.
    nobody_willing : float
        Share of the incidents asked about in which nobody of those asked is willing.
    notices_per_incident, notices_per_clip, notices_per_home_year : float or None
        The last: for each household that may be asked.
    delay_median_h, delay_90_h : float or None
        From filing to a useful clip's arrival.
    """

    town: str
    regime: str
    opt_in: float
    ownership: float
    filmed: float
    events: int
    recall: Ratio
    recall_drawn: float
    willing_asked: Ratio
    nobody_willing: float
    notices_per_incident: float
    notices_per_clip: float | None
    notices_per_home_year: float | None
    delay_median_h: float | None
    delay_90_h: float | None
    recall_ratio: Ratio
    notices_ratio: Ratio
    aim: Verdict


@dataclass(frozen=True, slots=True)
class VariedRow:
    """One regime by the baseline with one number of the behaviour model at another value."""

    town: str
    regime: str
    number: str
    value: float
    recall: Ratio
    recall_ratio: Ratio
    notices_ratio: Ratio
    aim: Verdict


@dataclass(frozen=True, slots=True)
class MapRow:
    """What is kept when requests are left out: those for which the map shows fewest, or others."""

    town: str
    regime: str
    by: str
    skipped: float
    recall_kept: Ratio
    notices_kept: Ratio


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that a study found."""

    towns: tuple[TownRow, ...]
    officers: tuple[OfficerRow, ...]
    cells: tuple[CellRow, ...]
    areas: tuple[VariedRow, ...]
    varied: tuple[VariedRow, ...]
    maps: tuple[MapRow, ...]


def town_row(town: Town) -> TownRow:
    """Return a town's row."""
    lons, lats = np.array([house.lon for house in town.houses]), np.array([house.lat for house in town.houses])
    picks = np.unique(np.linspace(0, lons.size - 1, 200).astype(np.int64))
    half_lon = _HALF_LAT / np.cos(np.radians(lats[picks]))
    near = [
        int(((abs(lons - lons[p]) <= wide) & (abs(lats - lats[p]) <= _HALF_LAT)).sum())
        for p, wide in zip(picks, half_lon, strict=True)
    ]
    return TownRow(town.key, lons.size, round(float(np.median(near)) / 0.5), town.credits)


def officer_row(town: Town, year: Yearly) -> OfficerRow:
    """Return the row of one regime's year at the desk."""
    desk = year.desk
    sizes = [area_sq_mi(filed.area) for filed in desk.filed[:_SIZES]]
    return OfficerRow(
        town=town.key,
        regime=year.regime.id,
        incidents=len({filed.which for filed in desk.filed}) + len(desk.unasked),
        requests=len(desk.filed),
        attempts=desk.attempts,
        refused=sum(count for _, count in desk.refusals),
        reasons=dict(desk.refusals),
        incidents_unasked=len(desk.unasked),
        middle_area_sq_mi=round(float(np.median(sizes)), 4) if sizes else 0.0,
        smallest_area_sq_mi=year.regime.request.min_area_sq_mi.value,
    )


def cell_row(
    ground: Ground,
    behaviour: Behaviour,
    year: Yearly,
    sums: Sums,
    baseline: Sums,
    again: Floats,
    *,
    at: tuple[float, float],
) -> CellRow:
    """Return the row of one regime at an opt-in and an ownership."""
    ones, notices = np.ones_like(sums.arrives), float(sums.notices.sum())
    recall_ratio, notices_ratio, aim = versus(sums, baseline, again)
    asked = np.ones(ones.size, np.bool_)
    asked[list(year.desk.unasked)] = False
    clips = float(sums.clips.sum())
    may_be_asked = int(((ground.opts < at[0]) & (ground.owns < at[1])).sum())
    yearly = behaviour.requests_per_1000_homes.value * len(ground.town.houses) / 1_000
    return CellRow(
        town=ground.town.key,
        regime=year.regime.id,
        opt_in=at[0],
        ownership=at[1],
        filmed=float(sums.filmed.mean()),
        events=int((sums.arrives > 0).sum()),
        recall=ratio(sums.arrives, ones, again),
        recall_drawn=float(sums.drawn.mean()),
        willing_asked=ratio(sums.willing_asked, sums.willing, again),
        nobody_willing=float(sums.nobody[asked].mean()) if asked.any() else 1.0,
        notices_per_incident=float(sums.notices.mean()),
        notices_per_clip=notices / clips if clips > 0 else None,
        notices_per_home_year=float(sums.notices.mean()) * yearly / may_be_asked if may_be_asked else None,
        delay_median_h=quantile(sums.delays_h, sums.weights, 0.5),
        delay_90_h=quantile(sums.delays_h, sums.weights, 0.9),
        recall_ratio=recall_ratio,
        notices_ratio=notices_ratio,
        aim=aim,
    )


def varied_row(
    town: str, regime: str, changed: tuple[str, float], sums: Sums, baseline: Sums, again: Floats
) -> VariedRow:
    """Return the row of one regime with one number of the model changed."""
    recall = ratio(sums.arrives, np.ones_like(sums.arrives), again)
    recall_ratio, notices_ratio, aim = versus(sums, baseline, again)
    return VariedRow(town, regime, *changed, recall, recall_ratio, notices_ratio, aim)


def map_row(town: str, regime: str, found: Skipping) -> MapRow:
    """Return the row of one way to leave requests out."""
    return MapRow(town, regime, found.by, found.skipped, found.recall, found.notices)
