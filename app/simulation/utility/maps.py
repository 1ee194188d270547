"""What an agency's map is worth to the officer: which requests could be left out, and how much would be lost.

The map is the portal's own publication. The officer reads from it how many cameras to expect in the area of a request,
and leaves out the requests with the fewest. Aiming gains nothing: an area round the incident holds whoever filmed it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ...policy.acts import Publish
from ...policy.casefile import Standing
from ...policy.consent.events import Scope
from ...policy.consent.file import ConsentFile
from ...policy.consent.notices import map_notice, requests_notice
from ...policy.facts import CameraFact
from ...policy.gate import Gate
from ...policy.geometry import Ring, contains_many
from ...policy.publication.budget import count_epoch
from ...policy.publication.counts import Homes, count_grid, published_counts, true_counts
from ...policy.regime import Regime
from ...policy.roles import Role
from ..behaviour import Behaviour
from ..streams import uniforms
from .asking import event, resident
from .compare import Ratio, ratio
from .ground import STUDY_START_US, Ground
from .measure import Sums
from .officer import square

Floats = npt.NDArray[np.float64]

SKIPPED: Final = (0.1, 0.25, 0.5)
"""Shares of the requests that are left out."""
MAP_SCOPES: Final[tuple[Scope, ...]] = ("existence", "coarse-zone")
"""What a yes to the map covers, as the portal asks for it."""


@dataclass(frozen=True, slots=True)
class Skipping:
    """What is kept when a share of the requests is left out; by chance it would be all but that share.

    Parameters
    ----------
    by : str
        "map": those for which the map shows fewest; "truth": those that would reach fewest.
    recall, notices : Ratio
        What is kept of them, by what there was.
    """

    by: str
    skipped: float
    recall: Ratio
    notices: Ratio


def expected(
    gate: Gate, regime: Regime, behaviour: Behaviour, ground: Ground, shares: tuple[float, float, float], seed: int
) -> Floats | None:
    """Return how many cameras the map shows in the area wanted for each incident; None where there is no map.

    Parameters
    ----------
    shares : tuple of float
        Opt-in to requests, ownership, and opt-in to the map among owners; [0, 1].
    seed : int
        Makes the noise key.

    Returns
    -------
    array of shape (incidents,) or None
    """
    layer = regime.map.layer.value
    if layer == "none":
        return None
    company = Standing(role=Role.MODERATOR, now_us=STUDY_START_US)
    shown = gate.decide(Publish(STUDY_START_US), company, _facts(regime, ground, *shares), regime).covered
    key = hashlib.sha256(f"utility/{seed}/{regime.id}".encode()).digest()
    areas = [square(one.incident.lon, one.incident.lat, behaviour.asked_sq_mi.value) for one in ground.happenings]
    if layer == "counts":
        return _from_counts(regime, ground, shown, key, areas)
    ids = tuple(fact.camera_id for fact in shown)
    lons, lats = np.array([fact.lon for fact in shown]), np.array([fact.lat for fact in shown])
    seen = gate.book.seems(key, ids, (lons, lats), regime) if layer == "heat" else (lons, lats)
    return np.array([contains_many(area, *seen).sum() for area in areas], np.float64)


def _facts(regime: Regime, ground: Ground, opt_in: float, ownership: float, on_map: float) -> list[CameraFact]:
    """Return the cameras that hang, each with its household's choices about requests and about the map."""
    told, asked = map_notice(regime), requests_notice(regime)
    facts = []
    for camera, home in enumerate(ground.camera_home.tolist()):
        if ground.owns[home] >= ownership:
            continue
        name = ground.homes[home]
        who = resident(name, 0)
        said = []
        if ground.opts[home] >= opt_in:
            said.append(event(name, who, "withdrawn", "requests", asked, STUDY_START_US, ()))
        if regime.map.layer.value == "counts" and ground.maps[home] < on_map:
            said.append(event(name, who, "given", "map", told, STUDY_START_US, MAP_SCOPES, position=1))
        place = float(ground.lons[camera]), float(ground.lats[camera])
        facts.append(CameraFact(f"camera/{camera}", name, *place, 0, ConsentFile(tuple(said), frozenset({who}))))
    return facts


def _from_counts(
    regime: Regime, ground: Ground, shown: tuple[CameraFact, ...], key: bytes, areas: list[Ring]
) -> Floats | None:
    """Share out each cell's published count evenly among its homes, and add up those that lie in an area."""
    houses = ground.town.houses
    lons, lats = np.array([house.lon for house in houses]), np.array([house.lat for house in houses])
    number = {house.house_id: which for which, house in enumerate(houses)}
    homes = Homes(lons, lats, {name: number[name] for name in ground.homes})
    grid, epoch = (
        count_grid(homes, regime.map.cell_addresses.value),
        count_epoch(regime, STUDY_START_US, STUDY_START_US),
    )
    if epoch is None or not grid.homes.size:
        return None
    published = published_counts(true_counts(shown, homes, grid), grid, key, epoch)
    each = (published / grid.homes)[grid.at]
    return np.array([each[contains_many(area, lons, lats)].sum() for area in areas], np.float64)


def skip(sums: Sums, seen: Floats, by: str, again: Floats, seed: int) -> tuple[Skipping, ...]:
    """Leave out the requests with the smallest numbers, ties by lot.

    Parameters
    ----------
    seen : array of shape (incidents,)
        By which it is judged.
    again : array
        From `compare.resamples`.
    """
    lot = uniforms(seed, f"utility/skip/{by}", np.arange(seen.size, dtype=np.int64))[:, 0]
    rank = np.empty(seen.size, np.float64)
    rank[np.lexsort((lot, seen))] = (np.arange(seen.size) + 0.5) / seen.size
    return tuple(
        Skipping(
            by,
            share,
            ratio(sums.arrives * (rank >= share), sums.arrives, again),
            ratio(sums.notices * (rank >= share), sums.notices, again),
        )
        for share in SKIPPED
    )
