"""How what is heard of partners is varied: said, found and answered on an earlier day, today, tomorrow, or never."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from ..policy.eastern import eastern_day
from ..policy.facts import AnnouncementFact, RecordsAnswerFact
from .households import NOW_US
from .lazy import Axis, Recipe
from .samples import recipe
from .scene import axis, feature

_TODAY: Final = eastern_day(NOW_US)
_HEARD_ON: Final = {
    "an_earlier_day": (_TODAY - timedelta(days=1)).isoformat(),
    "today": _TODAY.isoformat(),
    "tomorrow": (_TODAY + timedelta(days=1)).isoformat(),
}

HEARD: Final[Mapping[type, tuple[Recipe, tuple[Axis, ...]]]] = MappingProxyType(
    {
        AnnouncementFact: (
            recipe(AnnouncementFact, day=feature("announced on"), found_on=feature("found on")),
            (axis("announced on", **_HEARD_ON), axis("found on", **_HEARD_ON, never="")),
        ),
        RecordsAnswerFact: (
            recipe(RecordsAnswerFact, answered_on=feature("answered on")),
            (axis("answered on", **_HEARD_ON),),
        ),
    }
)
"""Each fact with the parts that vary and their axes."""
