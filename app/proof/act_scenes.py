"""The scenes of the company's acts: publishing a map, bringing a request to residents, releasing a clip."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ..policy.acts import Deliver, Objected, Publish, Share
from ..policy.casefile import Standing
from ..policy.cells import Cell, bounds, cell_at
from ..policy.consent.file import ConsentFile
from ..policy.consent.notices import map_notice, requests_notice
from ..policy.facts import CameraFact, ClipFact
from ..policy.geometry import Point, move_many
from ..policy.regime import Regime
from ..policy.roles import Role
from ..policy.units import DAY, MINUTE
from .courses import ANSWERS, BOTH, CLIP, MAPS, REQUESTS
from .households import AGENCY, HOME, NOW_US, REQUEST, TYPE, Telling, file_of, homes
from .lazy import Axis, Look, Part, Recipe
from .scene import Scene, axis, constant, feature, named, of_features

HOUSEHOLD: Final = "household"
ANSWER: Final = "Ada's answer"
ADA_REQUESTS: Final = "Ada on requests"
BO_REQUESTS: Final = "Bo on requests"
ON_MAP: Final = "Ada on the map"
SCOPES: Final = "what leaves"
ANSWER_NOTICE: Final = "the notice in force"
PLACE: Final[Point] = (-69.0, 36.0)
"""Where the camera is, (lon, lat) degrees."""
CAMERA: Final = "camera"
CELL: Final = "cell"
"""Metres to a house are counted to the east from the camera, or from the edge of its cell.

The place lies a whole number of fifteenths of a cell's width away from that edge, which is 8 m or more: 51 m from the
camera are less than 50 m from the cell, and 49 m from the cell more than 50 m from the camera.
"""
_HALF_DEG: Final = 0.004
EDGE: Final[Point] = (PLACE[0] + _HALF_DEG, PLACE[1])
"""A place on the edge of the area, (lon, lat) degrees."""
AREA: Final = (
    (PLACE[0] - _HALF_DEG, PLACE[1] - _HALF_DEG),
    (PLACE[0] + _HALF_DEG, PLACE[1] - _HALF_DEG),
    (PLACE[0] + _HALF_DEG, PLACE[1] + _HALF_DEG),
    (PLACE[0] - _HALF_DEG, PLACE[1] + _HALF_DEG),
)
"""The request's area, (lon, lat) degrees."""


def standings_of_the_company() -> Recipe:
    """Return the standing with which the company acts; no rule about acts reads it."""
    parts: dict[str, Any] = {name: constant(value) for name, value in _NOBODY.items()}
    return Recipe(Standing, parts)


_NOBODY: Final[dict[str, Any]] = {
    "role": Role.MODERATOR,
    "now_us": NOW_US,
    "account_id": None,
    "active": True,
    "may_post": False,
    "agency": None,
    "incident": None,
    "further": 0,
    "case_posts": 0,
    "posts_today": 0,
    "request": None,
    "release": None,
    "other_agency": None,
    "assigned_area": (),
    "accounts": None,
    "paper": None,
    "statement": None,
}


class Files:
    """Consent files as they were made once: the same household is met in many combinations of other features."""

    def __init__(self, *axes: str) -> None:
        self._axes = axes
        self._made: dict[tuple[str, ...], ConsentFile] = {}

    def of(self, look: Look, *told: Telling) -> ConsentFile:
        """Return the file of a household in which this was told."""
        home, labels = look[HOUSEHOLD], (look.label(name) for name in (HOUSEHOLD, *self._axes))
        key = (*labels, *(one.notice for one in told))
        if key not in self._made:
            self._made[key] = file_of(home, *told)
        return self._made[key]


def on_requests(look: Look, regime: Regime) -> Telling:
    """Return what both residents chose for good about being asked."""
    return Telling("requests", requests_notice(regime).version, look[ADA_REQUESTS], look[BO_REQUESTS])


def _on_requests() -> tuple[Axis, Axis]:
    few = {name: REQUESTS[name] for name in ("silent", "no", "yes")}
    return named(ADA_REQUESTS, REQUESTS), named(BO_REQUESTS, few)


# Share ------------------------------------------------------------------------------------------------------------


def _shared_file() -> Part:
    files = Files(ANSWER, ADA_REQUESTS, BO_REQUESTS)

    def part(look: Look, regime: Regime) -> ConsentFile:
        answers = Telling("answer", ANSWER_NOTICE, look[ANSWER], look[HOUSEHOLD].bo_said)
        return files.of(look, answers, on_requests(look, regime))

    return part


def _objections(look: Look, regime: Regime) -> tuple[Objected, ...]:
    if look["objection"] is None:
        return ()
    metres, in_time, since = look["objection"]
    _, _, east, _ = bounds(cell_at(*PLACE, regime.delivery.cell_level.value))
    lons, lats = move_many([PLACE[0] if since == CAMERA else east], [PLACE[1]], [metres], [0.0])
    from_us = look["clip's age"] - MINUTE if in_time else look["clip's age"] + 10 * DAY
    return (Objected(((float(lons[0]), float(lats[0])),), from_us, from_us + MINUTE),)


def _window(offset: int) -> Part:
    """Return one end of the request's window: 0 its beginning, 1 its end."""

    def part(look: Look, regime: Regime) -> int:
        del regime
        start, end = look["clip's age"] - MINUTE, look["clip's age"]
        ends: tuple[int, int] = {
            "around": (start - MINUTE, end + MINUTE),
            "to its start": (start - MINUTE, start),
            "from its end": (end, end + MINUTE),
            "just before": (start - MINUTE, start - 1),
            "just after": (end + 1, end + MINUTE),
        }[look["window"]]
        return ends[offset]

    return part


def _ages(regimes: Iterable[Regime]) -> Axis:
    """Return when a clip ended: yesterday, and on both sides of every term for which a company keeps clips."""
    ages = {"a day old": NOW_US - DAY}
    for days in sorted({regime.sharing.cloud_days.value for regime in regimes}):
        ages |= {f"{days} days less 1 us old": NOW_US - days * DAY + 1, f"{days} days old": NOW_US - days * DAY}
    return named("clip's age", ages)


def _clip() -> Recipe:
    return Recipe(
        ClipFact,
        {
            "clip_id": feature("chosen"),
            "household_id": feature("whose clip"),
            "start_us": of_features(lambda look: look["clip's age"] - MINUTE),
            "end_us": feature("clip's age"),
            "place": feature("camera's place"),
        },
    )


def share_scene(regimes: Iterable[Regime]) -> Scene:
    """Return the scene of a release: a household's consent, its clip, the request, and what was objected to."""
    act = Recipe(
        Share,
        {
            "household_id": constant(HOME),
            "chosen": constant(frozenset({"chosen"})),
            "consent": _shared_file(),
            "agency_id": constant(AGENCY),
            "incident_type": constant(TYPE),
            "request_id": constant(REQUEST),
            "scopes": of_features(lambda look: frozenset(look[SCOPES])),
            "notice_version": constant(ANSWER_NOTICE),
            "from_us": _window(0),
            "to_us": _window(1),
            "now_us": constant(NOW_US),
            "objections": _objections,
        },
    )
    windows = ("around", "to its start", "from its end", "just before", "just after")
    return Scene(
        name="Share",
        cause=act,
        standing=standings_of_the_company(),
        fact=_clip(),
        axes=(
            named(HOUSEHOLD, homes()),
            named(ANSWER, ANSWERS),
            *_on_requests(),
            axis(SCOPES, the_clip=CLIP, the_clip_and_contact=BOTH, nothing=()),
            named("whose clip", {"its own": HOME, "another household's": "another home"}),
            named("chosen", {"chosen": "chosen", "not chosen": "not chosen"}),
            named("window", {name: name for name in windows}),
            _ages(regimes),
            axis("camera's place", known=PLACE, unknown=None),
            named(
                "objection",
                {
                    "none": None,
                    "at the door": (0.0, True, CAMERA),
                    "49 m away": (49.0, True, CAMERA),
                    "51 m away": (51.0, True, CAMERA),
                    "49 m from its cell": (49.0, True, CELL),
                    "51 m from its cell": (51.0, True, CELL),
                    "at the door, another day": (0.0, False, CAMERA),
                },
            ),
        ),
    )


# Deliver and Publish ----------------------------------------------------------------------------------------------


def _installed() -> Axis:
    return axis("camera", installed_before=NOW_US - DAY, installed_now=NOW_US, installed_later=NOW_US + 1)


def _camera(consent: Any) -> Recipe:
    return Recipe(
        CameraFact,
        {
            "camera_id": constant("camera"),
            "household_id": constant(HOME),
            "lon": of_features(lambda look: look["place"][0]),
            "lat": of_features(lambda look: look["place"][1]),
            "installed_us": feature("camera"),
            "consent": consent,
            "uses_feed": feature("uses the feed"),
        },
    )


def _places() -> Axis:
    lon, lat = PLACE
    return axis(
        "place",
        inside=PLACE,
        on_the_edge=EDGE,
        just_outside=(lon + _HALF_DEG + 1e-5, lat),
        far_outside=(lon + 1.0, lat),
    )


def _asked_file(look: Look, regime: Regime) -> ConsentFile:
    return file_of(look[HOUSEHOLD], on_requests(look, regime))


def _cells(look: Look, regime: Regime) -> frozenset[Cell]:
    lon, lat = look["place"]
    cell = cell_at(lon, lat, regime.delivery.cell_level.value)
    return frozenset({cell} if look["cell"] else {Cell(cell.level, cell.x + 1, cell.y)})


def deliver_scene() -> Scene:
    """Return the scene of a delivery: a camera, its household's choices, and the request's area."""
    act = Recipe(
        Deliver,
        {
            "area": constant(AREA),
            "cells": _cells,
            "now_us": constant(NOW_US),
            "agency_id": constant(AGENCY),
            "incident_type": constant(TYPE),
            "request_id": constant(REQUEST),
        },
    )
    return Scene(
        name="Deliver",
        cause=act,
        standing=standings_of_the_company(),
        fact=_camera(_asked_file),
        axes=(
            named(HOUSEHOLD, homes()),
            *_on_requests(),
            _installed(),
            axis("uses the feed", yes=True, no=False),
            _places(),
            axis("cell", chosen=True, not_chosen=False),
        ),
    )


def _mapped_file(look: Look, regime: Regime) -> ConsentFile:
    home, version = look[HOUSEHOLD], map_notice(regime).version
    return file_of(home, Telling("map", version, look[ON_MAP], home.bo_said), on_requests(look, regime))


def publish_scene() -> Scene:
    """Return the scene of a publication: a camera, and what its household chose about requests and maps."""
    return Scene(
        name="Publish",
        cause=Recipe(Publish, {"now_us": constant(NOW_US)}),
        standing=standings_of_the_company(),
        fact=_camera(_mapped_file),
        axes=(
            named(HOUSEHOLD, homes(MAPS)),
            named(ON_MAP, MAPS),
            *_on_requests(),
            _installed(),
            axis("uses the feed", yes=True, no=False),
            _places(),
        ),
    )
