"""Officers: they ask about an incident of their agency, and do what a refusal says until the rules admit it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from ....policy.regime import Regime
from ....policy.units import DAY, HOUR, MINUTE
from ....policy.wire.base import microseconds, moment
from ...utility.officer import CONTACT, MESSAGE, square
from .scene import Scene

_TRIES: Final = 6
"""How often a request is sent, changed each time as the refusal says."""
_EASE: Final = 0.002
"""By how much a side is drawn inside a limit, so that rounding does not cross it."""
_REFUSED: Final = 422


@dataclass(frozen=True, slots=True)
class Wish:
    """What is sent next: an area's size in square miles, a window and the present, simulated microseconds."""

    size: float
    from_us: int
    to_us: int
    now_us: int


def file(scene: Scene) -> None:
    """File a request about the incident that the turn is about, as soon as its agency has it on record."""
    known, public = scene.read("/officer/incidents"), scene.rules()
    if known is None or public is None:
        return
    incident = next((one for one in known["features"] if one["properties"]["id"] == scene.about), None)
    if incident is None:
        return
    regime, told = public
    wish: Wish | None = _first(scene, incident["properties"], regime, told)
    for number in range(_TRIES):
        if wish is None or wish.to_us <= wish.from_us:
            return
        answer = scene.write("POST", "/officer/requests", _draft(incident, wish), f"file-{number}")
        reasons = answer.json().get("reasons") if answer.status == _REFUSED else None
        wish = changed(wish, reasons[0]["code"], regime) if reasons else None


def _first(scene: Scene, incident: dict[str, Any], regime: Regime, told: str) -> Wish:
    """Return what an officer asks for: the incident's time with a margin, the newest part where it is too long."""
    margin, now_us = int(scene.habits.margin_minutes.value * MINUTE), _us(told)
    to_us = min(_us(incident["window_to"]) + margin, now_us)
    longest = regime.request.max_window_minutes.value * MINUTE
    from_us = max(_us(incident["window_from"]) - margin, to_us - longest)
    return Wish(scene.habits.asked_sq_mi.value, from_us, to_us, now_us)


def _us(told: str) -> int:
    return microseconds(datetime.fromisoformat(told))


def _draft(incident: Mapping[str, Any], wish: Wish) -> dict[str, object]:
    lon, lat = incident["geometry"]["coordinates"][:2]
    return {
        "incident_id": incident["properties"]["id"],
        "case_number": incident["properties"]["case_number"],
        "contact": CONTACT,
        "message": MESSAGE,
        "area": {"type": "Polygon", "coordinates": [[list(corner) for corner in square(lon, lat, wish.size)]]},
        "window_from": moment(wish.from_us).isoformat(),
        "window_to": moment(wish.to_us).isoformat(),
    }


def changed(wish: Wish, code: str, regime: Regime) -> Wish | None:
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
            return replace(wish, from_us=wish.now_us - limits.look_back_days.value * DAY + HOUR)
        case _:
            return None
