"""The officer of a study: asks for what the case needs, and does what a refusal says until the rules admit it.

Every request goes through the gate's own admission. The officer reads refusals and the limits of the regime, which are
public, and no fact about a resident.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ...policy.casefile import AgencyStanding, Standing
from ...policy.gate import Gate
from ...policy.geometry import METRES_PER_MILE, Ring
from ...policy.own_books import IncidentStanding
from ...policy.regime import Regime
from ...policy.released import Refused
from ...policy.roles import Role
from ...policy.units import DAY, HOUR, MINUTE
from ...policy.wire.base import moment
from ...policy.wire.footage_request import FileRequest
from ...policy.wire.geo import polygon_of, ring_of
from ...policy.wire.request_draft import RequestDraft
from ..behaviour import Behaviour
from ..incidents import Incident
from ..metres import metres_per_degree
from .ground import Happening

AGENCY: Final = AgencyStanding("agency", "Police Department", agreement_live=True, kind="police")
MESSAGE: Final = "We are looking into an incident in this area at this time. If your camera recorded it, please share."
CONTACT: Final = "555-0100"
_TRIES: Final = 6
"""How often one window is sent again, changed as the refusal says."""
_LOOK_BACK: Final = 200
"""Earlier requests among which those of the last day are looked for; no day of a study has as many."""
_EASE: Final = 0.002
"""By how much a side is drawn inside a limit, so that rounding does not cross it."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A request that was admitted.

    Parameters
    ----------
    which : int
        Number of its incident.
    request_id : str
    area : Ring
        (lon, lat) degrees.
    from_us, to_us, filed_us : int
        Simulated microseconds.
    """

    which: int
    request_id: str
    incident_type: str
    area: Ring
    from_us: int
    to_us: int
    filed_us: int


@dataclass(frozen=True, slots=True)
class Desk:
    """What came of an officer's year.

    Parameters
    ----------
    filed : tuple of Filed
    attempts : int
        How often something was sent.
    refusals : tuple of (str, int)
        Refused attempts by the code of the reason, sorted.
    unasked : tuple of int
        Numbers of the incidents about which nothing could be asked.
    """

    filed: tuple[Filed, ...]
    attempts: int
    refusals: tuple[tuple[str, int], ...]
    unasked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is sent next: an area's size in square miles, a window, and when."""

    size: float
    from_us: int
    to_us: int
    at_us: int


def file_all(gate: Gate, regime: Regime, behaviour: Behaviour, happenings: Sequence[Happening]) -> Desk:
    """File about every incident of a year, in order, as one agency.

    Parameters
    ----------
    happenings : sequence of Happening
        In order of filing.
    """
    filed: list[Filed] = []
    refusals: Counter[str] = Counter()
    attempts = 0
    for which, happening in enumerate(happenings):
        posts = 0
        for window in _windows(happening, regime, behaviour):
            wish = _Wish(behaviour.asked_sq_mi.value, *window, happening.filed_us)
            admitted, codes = _insist(gate, regime, which, happening, wish, posts, filed)
            attempts += len(codes) + (admitted is not None)
            refusals.update(codes)
            if admitted is not None:
                filed.append(admitted)
                posts += 1
    asked = {one.which for one in filed}
    unasked = tuple(which for which in range(len(happenings)) if which not in asked)
    return Desk(tuple(filed), attempts, tuple(sorted(refusals.items())), unasked)


def _windows(happening: Happening, regime: Regime, behaviour: Behaviour) -> list[tuple[int, int]]:
    """Cut the time that an officer asks about into windows of the regime's greatest length, the first ones first."""
    margin = int(behaviour.margin_minutes.value * MINUTE)
    start = happening.incident.from_us - margin
    end = max(min(happening.incident.to_us + margin, happening.filed_us), start + MINUTE)
    longest = regime.request.max_window_minutes.value * MINUTE
    count = min(math.ceil((end - start) / longest), int(behaviour.most_requests.value))
    return [(start + step * longest, min(start + (step + 1) * longest, end)) for step in range(count)]


def _insist(
    gate: Gate, regime: Regime, which: int, happening: Happening, wish: _Wish, posts: int, before: Sequence[Filed]
) -> tuple[Filed | None, list[str]]:
    """Send a request until it is admitted or nothing can be done; return it, and the codes of the refusals."""
    codes: list[str] = []
    for _ in range(_TRIES):
        question = _question(happening.incident, wish)
        told = gate.admit(question, _standing(happening.incident, wish.at_us, posts, before), regime)
        if not isinstance(told, Refused):
            area = ring_of(question.draft.area)
            kind, request_id = happening.incident.category, f"request/{which}/{posts}"
            return Filed(which, request_id, kind, area, wish.from_us, wish.to_us, wish.at_us), codes
        codes.append(told.reasons[0].code)
        changed = _changed(wish, codes[-1], regime)
        if changed is None or changed.to_us <= changed.from_us:
            break
        wish = changed
    return None, codes


def _changed(wish: _Wish, code: str, regime: Regime) -> _Wish | None:
    """Return what to send after a refusal; None where nothing helps."""
    limits = regime.request
    match code:
        case "area-too-small":
            return replace(wish, size=limits.min_area_sq_mi.value * (1 + _EASE))
        case "area-too-large":
            return replace(wish, size=limits.max_area_sq_mi.value * (1 - _EASE))
        case "window-too-short":
            return replace(wish, from_us=wish.to_us - limits.min_window_minutes.value * MINUTE)
        case "window-too-old":
            return replace(wish, from_us=wish.at_us - limits.look_back_days.value * DAY + HOUR)
        case "day-exhausted":
            return replace(wish, at_us=wish.at_us + DAY)
        case _:
            return None


def _question(incident: Incident, wish: _Wish) -> FileRequest:
    draft = RequestDraft(
        incident_id=incident.key,
        case_number=incident.case_number,
        contact=CONTACT,
        message=MESSAGE,
        area=polygon_of(square(incident.lon, incident.lat, wish.size)),
        window_from=moment(wish.from_us),
        window_to=moment(wish.to_us),
    )
    return FileRequest(draft)


def square(lon: float, lat: float, size_sq_mi: float) -> Ring:
    """Return a square of a size round a place, (lon, lat) degrees."""
    per_lon, per_lat = metres_per_degree(lat)
    half_m = math.sqrt(size_sq_mi) * METRES_PER_MILE / 2
    east, north = half_m / per_lon, half_m / per_lat
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    return tuple((lon + x * east, lat + y * north) for x, y in corners)


def _standing(incident: Incident, now_us: int, posts: int, before: Sequence[Filed]) -> Standing:
    # Requests stand in order of incident, not of time, once one had to wait a day: look back far enough.
    today = sum(now_us - DAY < one.filed_us <= now_us for one in before[-_LOOK_BACK:])
    return Standing(
        role=Role.OFFICER,
        now_us=now_us,
        account_id="officer",
        may_post=True,
        agency=AGENCY,
        incident=IncidentStanding(incident.key, incident.case_number, (incident.lon, incident.lat)),
        case_posts=posts,
        posts_today=today,
    )
