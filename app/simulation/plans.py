"""What to plant: a town, a regime, a first moment, and who can sign in. Plain values; nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..policy.roles import Role
from .ownership import DOCUMENTED, OwnershipCurve
from .towns import Town

POSTS: Final = 40
"""Posts with which a world that people look at begins: two pages of the feed."""


@dataclass(frozen=True, slots=True)
class SignInPlan:
    """An account that can sign in.

    Parameters
    ----------
    who : str
        How it is told apart: "officer", "administrator", "resident", "neighbor", "other-officer", ...
    device_secret : str
        Where it is given, and the regime offers it, the resident's cameras are sealed with it.
    lives_with : str
        The planned resident with whom this one shares a household; the household gets a second resident for it where
        the draw gave it none. Empty: somebody of another household.
    """

    who: str
    role: Role
    email: str
    password: str
    device_secret: str = ""
    lives_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantPlan:
    """What to plant.

    Parameters
    ----------
    seed : int
        Fixes everything that is drawn.
    regime_id : str
        The regime in force at the first moment.
    start_us : int
        The world's first moment, simulated microseconds.
    follows_history : bool
        Whether the regime changes at history's dates from then on; else it is pinned.
    pace : float
        Simulated seconds for each second of wall time.
    incidents, incident_days : int
        How many incidents are on record at the start, and over how many days.
    curve : OwnershipCurve
        The share of homes with a camera, by date.
    lively : bool
        Whether the newest incident is laid where most cameras hang, so that a first request finds residents.
    sealed_share : float
        Share of households with a wired camera that seal their clips, where the regime offers it. An assumption,
        swept from 0 to 0.1; residents who sign in without a device secret do not.
    inhabited : bool
        Whether residents, officers and agencies act by themselves from then on.
    posts : int
        How many posts stand in the neighbors' feed at the start, over the days of the incidents.
    register : bool
        Whether to load the historical register of real agencies.
    """

    name: str
    town: Town
    seed: int
    regime_id: str
    start_us: int
    pace: float = 60.0
    incidents: int = 40
    incident_days: int = 20
    curve: OwnershipCurve = DOCUMENTED
    lively: bool = False
    posts: int = 0
    register: bool = True
    sign_ins: tuple[SignInPlan, ...] = ()
    follows_history: bool = False
    sealed_share: float = 0.05
    inhabited: bool = False
