"""The numbers of the adoption model: few, each with its source, or marked as an assumption with its range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ...policy.agreement_terms import CAMERA_USD
from ..behaviour import Figure, Figures

HAZARDS: Final[Mapping[float, tuple[float, float]]] = MappingProxyType(
    {0.3: (0.0008, 0.04031), 0.35: (0.0066, 0.01583), 0.4: (0.0074, 0.00769)}
)
"""Ceiling -> (by themselves, by others' example), each a month, with which the share of homes with a camera passes
4 % in January 2018, 20 % in January 2023 and 27 % in January 2026 (PARKS: own-2017, own-2023, own-2026). Fitted to
these three and to nothing else. The national curve holds whatever promotion there was in it, so that the model's
baseline already has the nation's average of it, and what an agreement adds here comes on top."""


_CEILING: Final = Figure(
    0.35,
    "assumption",
    "",
    (0.3, 0.35, 0.4),
    "Share of homes that ever buy one without a gift. The two hazards were fitted for each of the three values.",
)
_REACH: Final = Figure(
    0.02,
    "assumption",
    "",
    (0.005, 0.02, 0.1),
    "Share of the homes without the app that the agency's outreach reaches in a month.",
)
_DOWNLOAD: Final = Figure(
    0.1, "assumption", "", (0.02, 0.1, 0.3), "Share of those that download the app, before there are any cameras."
)
_PULL: Final = Figure(
    2.0,
    "assumption",
    "",
    (0.0, 2.0, 5.0),
    "How much more they download where cameras are many: the share grows by `pull` for each whole of homes with a "
    "camera, because a feed with more video is worth more. 0 opens the loop.",
)
_CONVERT: Final = Figure(
    0.05,
    "assumption",
    "",
    (0.0, 0.05, 0.2),
    "Share of the homes that downloaded the app that then buy a camera, who would not have bought one that month.",
)
_CREDIT_USD: Final = Figure(
    10.0, "documented", "VICE-LAKE", (0.0, 5.0, 10.0), "US dollars credited to the agency for each download, 2018."
)
_CAMERA_USD: Final = Figure(
    float(CAMERA_USD),
    "documented",
    "VICE-LAKE",
    (100.0, float(CAMERA_USD), 200.0),
    "US dollars of credit for which the agency gets a camera to give away.",
)
_DONATED: Final = Figure(
    15.0, "documented", "VICE-LAKE", (0.0, 15.0, 80.0), "Cameras that the company gives when the agreement begins."
)
_SUBSIDIZED: Final = Figure(
    200.0,
    "documented",
    "ring_partner_agencies.csv",
    (0.0, 200.0, 1000.0),
    "Homes that the town subsidizes with the agreement: 60 to 1,000 in the 14 documented programmes, 200 in five.",
)
_REDEEM: Final = Figure(
    0.15, "assumption", "", (0.05, 0.15, 0.5), "Share of the subsidies left that are used in a month."
)
_MOVED: Final = Figure(
    0.5,
    "assumption",
    "",
    (0.0, 0.5, 1.0),
    "Share of used subsidies, and of cameras given, that go to a home that would not have had a camera.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop(Figures):
    """The adoption model's numbers; each is explained in its figure."""

    ceiling: Figure = _CEILING
    reach: Figure = _REACH
    download: Figure = _DOWNLOAD
    pull: Figure = _PULL
    convert: Figure = _CONVERT
    credit_usd: Figure = _CREDIT_USD
    camera_usd: Figure = _CAMERA_USD
    donated: Figure = _DONATED
    subsidized: Figure = _SUBSIDIZED
    redeem: Figure = _REDEEM
    moved: Figure = _MOVED

    def values(self) -> dict[str, float]:
        """Return every number by its name."""
        return {name: figure.value for name, figure in self.figures()}


LOOP: Final = Loop()
"""The numbers as they stand."""
