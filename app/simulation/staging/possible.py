"""Which cases of the proof can be made to stand in a world, feature by feature, and why the others cannot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Final

from ...policy.regime import Regime
from ...policy.roles import Role
from ...proof.act_scenes import ADA_REQUESTS, ANSWER, BO_REQUESTS, HOUSEHOLD, ON_MAP, SCOPES
from ...proof.courses import BOTH, CLIP, MAPS, REQUESTS, Course
from ...proof.lazy import Axis
from ...proof.question_scenes import KIND, ROLE
from ...services.answer_case import scopes_of
from .staged import ADMINISTRATORS, OFFICERS

Possible = Callable[[str, Regime], bool]
"""(label of a value, regime) -> whether a world can have it."""

PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "admit ListRequests": "/officer/requests",
        "admit ListIncidents": "/officer",
        "admit ReadResponseTotals": "/agency",
    }
)
"""Questions whose admission shows on a page, and which page that is."""
ACTS: Final = ("Deliver", "Share", "Publish")
WHY_SCENE: Final = (
    "only requests that reach a household, clips that leave, cameras on the map and the pages "
    f"{', '.join(sorted(PAGES.values()))} are planted"
)
WHY_FEATURES: Final = (
    "every such case needs something that the portal's services never bring about or read, such as an event dated "
    "later, a release where whoever shares did not say yes, a camera far from the area, or an agency of a kind that "
    "nobody in a planted world works for"
)
WHY_NOISE: Final = "under these rules the map shows noisy counts, in which one camera cannot be seen"

WHY_CLOSED: Final = "under these rules no request can be filed, so none reaches anybody and nobody can answer"


def can_show(scene: str, regime: Regime) -> bool:
    """Return whether cases of a scene can be seen in a world of these rules at all."""
    if scene == "Publish":
        return regime.map.layer.value in {"heat", "points"}
    if scene in {"Deliver", "Share"}:
        return regime.request.is_open.value
    return scene in PAGES


def why_not(scenes: Collection[str], regime: Regime) -> str:
    """Say why none of the cases of some scenes can be planted."""
    if not any(scene in ACTS or scene in PAGES for scene in scenes):
        return WHY_SCENE
    if any(can_show(scene, regime) for scene in scenes):
        return WHY_FEATURES
    return WHY_NOISE if "Publish" in scenes else WHY_CLOSED


def can_stand(scene: str, axis: Axis, label: str, regime: Regime) -> bool:
    """Return whether a world can have one value of one feature; the plainest value where nothing else is said."""
    if not can_show(scene, regime):
        return False
    possible = _BY_SCENE[scene].get(axis.name)
    return label == axis.labels[0] if possible is None else possible(label, regime)


def opens(course: Course) -> bool:
    """Return whether somebody who takes this course begins with a plain yes to being asked."""
    first = course.lines[0] if course.lines else None
    plain = first is not None and (first.kind, first.about, first.ends) == ("given", "all", "never")
    return plain and first is not None and not first.former


def _of(courses: Mapping[str, Course]) -> Possible:
    return lambda label, _: not any(line.later for line in courses[label].lines)


def _delivered_before(label: str, regime: Regime) -> bool:
    """Whether the household can have been asked before it took this course about requests."""
    by_default = regime.consent.requests_default.value == "in"
    return _of(REQUESTS)(label, regime) and (by_default or opens(REQUESTS[label]))


def _asked_beside(label: str, regime: Regime) -> bool:
    """Whether the other resident can take this course without having kept the request away."""
    return _of(REQUESTS)(label, regime) and (_delivered_before(label, regime) or label == "silent")


def _leaves(label: str, regime: Regime) -> bool:
    scopes = {"the clip": CLIP, "the clip and contact": BOTH}
    return scopes.get(label) == scopes_of(regime)


def _in(*labels: str) -> Possible:
    return lambda label, _: label in labels


def _ada_lives_there(label: str, regime: Regime) -> bool:
    del regime
    return label.startswith("Ada")


_SHARED: Final[Mapping[str, Possible]] = MappingProxyType(
    {
        HOUSEHOLD: _ada_lives_there,
        ANSWER: _in("yes", "no, then yes"),
        ADA_REQUESTS: _delivered_before,
        BO_REQUESTS: _asked_beside,
        SCOPES: _leaves,
        "objection": _in("none", "at the door"),
    }
)
"""Whoever shares says yes by sharing: no other answer can be that of a release."""
_CHOSEN: Final[Mapping[str, Possible]] = MappingProxyType(
    {
        HOUSEHOLD: _ada_lives_there,
        ADA_REQUESTS: _of(REQUESTS),
        BO_REQUESTS: _of(REQUESTS),
        ON_MAP: _of(MAPS),
    }
)
_ASKED: Final[Mapping[str, Possible]] = MappingProxyType({KIND: _in(*OFFICERS)})
_COUNTED: Final[Mapping[str, Possible]] = MappingProxyType(
    {KIND: _in(*ADMINISTRATORS), ROLE: _in(Role.ADMINISTRATOR.value)}
)
"""The page with the counts is an administrator's."""
_BY_SCENE: Final[Mapping[str, Mapping[str, Possible]]] = MappingProxyType(
    {
        "Share": _SHARED,
        "Deliver": _CHOSEN,
        "Publish": _CHOSEN,
        "admit ListRequests": _ASKED,
        "admit ListIncidents": _ASKED,
        "admit ReadResponseTotals": _COUNTED,
    }
)
