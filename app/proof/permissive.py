"""Which regimes are claimed to allow no more than which others, about what, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

About = Literal["release", "delivery", "filing", "reading footage", "the right to ask"]
ABOUT: Final[tuple[About, ...]] = get_args(About)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim that whatever one regime allows another allows too.

    Parameters
    ----------
    stricter, looser : str
        Ids of regimes.
    about : About
    why : str
    """

    stricter: str
    looser: str
    about: About
    why: str

    def speaks_of(self, scene: str) -> bool:
        """Return whether the claim speaks of a scene."""
        match self.about:
            case "release":
                return scene in {"Share", "HandOn"}
            case "delivery":
                return scene == "Deliver"
            case "filing":
                return scene == "admit FileRequest"
            case "reading footage":
                return scene.endswith(": ReleaseFact")
            case "the right to ask":
                return scene in {"admit ListRequests", "admit ReadRequest", "admit FetchPicture", "admit FetchFootage"}


_ERAS: Final = (
    "heat-map-2018",
    "video-request-2019",
    "control-center-2020",
    "assistance-2021",
    "none-2024",
    "community-requests-2025",
)
_OURS: Final = ("reference-blind", "reference-map")
_EVERYTHING: Final = "Whatever some rules allow, no policy at all allows."
_BUT_CELLS: Final = "An era chooses cameras by their exact place, as no policy does."
_MAP_ADDS_A_MAP: Final = "The map regime is the blind one with a map, and nothing else."
_MORE_CONSENT: Final = "Ours hear every resident's no and an objection, beside all that the eras asked for."
_NOT_OPEN: Final = "Under these rules nothing can be filed."

CLAIMED: Final = (
    *(Claimed("reference-blind", "reference-map", about, _MAP_ADDS_A_MAP) for about in ABOUT),
    *(
        Claimed(regime, "no-policy", about, _EVERYTHING)
        for regime in (*_ERAS, *_OURS)
        for about in ABOUT
        if about != "delivery"
    ),
    *(Claimed(regime, "no-policy", "delivery", _BUT_CELLS) for regime in _ERAS),
    *(Claimed(own, era, "release", _MORE_CONSENT) for own in _OURS for era in _ERAS),
    *(Claimed("none-2024", regime, "filing", _NOT_OPEN) for regime in (*_ERAS, *_OURS) if regime != "none-2024"),
)
"""Every claim. Not claimed: delivery under our own regimes, whose cells reach a little beyond the area."""
