"""One plain sentence for each switch of a regime and each value of it, for readers who know no switch by its name.

A sentence says what holds, not whether it is good. A test demands one for every switch of the type.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..regime import Known, Regime, Setting
from .about_agencies import ABOUT_AGENCIES
from .about_consent import ABOUT_CONSENT
from .about_delivery import ABOUT_DELIVERY
from .about_feed import ABOUT_FEED
from .about_maps import ABOUT_MAPS
from .about_partnership import ABOUT_PARTNERSHIP
from .about_requests import ABOUT_REQUESTS
from .about_sharing import ABOUT_SHARING
from .forms import Phrase
from .reach import REACH, Reach
from .recorded import RECORDED

__all__ = ["PHRASES", "REACH", "RECORDED", "Phrase", "Reach", "reaches", "sentence", "swept_over", "why_no_effect"]

PHRASES: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        **ABOUT_AGENCIES,
        **ABOUT_PARTNERSHIP,
        **ABOUT_MAPS,
        **ABOUT_REQUESTS,
        **ABOUT_DELIVERY,
        **ABOUT_SHARING,
        **ABOUT_CONSENT,
        **ABOUT_FEED,
    }
)
"""Dotted name of a switch -> its phrase."""

_ASSUMED: Final = " (not documented; assumed here)"


def sentence(name: str, setting: Setting[object]) -> str:
    """Say what a switch means, without a full stop; an assumption is marked.

    Parameters
    ----------
    name : str
        Dotted name.
    setting : Known or Unknown
    """
    said = PHRASES[name](setting.value)
    return said + _ASSUMED if setting.is_assumption else said


def swept_over(setting: Setting[object]) -> tuple[object, ...]:
    """Return the values over which a switch is swept; none where it is documented, or where only one is thought of."""
    if isinstance(setting, Known) or len(setting.swept) == 1:
        return ()
    return setting.swept


def reaches(name: str, regime: Regime) -> bool:
    """Whether a switch has any effect under a regime: how heat is drawn has none where no heat is shown."""
    return all(reach.where(regime) for reach in REACH if name in reach.names)


def why_no_effect(name: str, regime: Regime) -> str:
    """Say why a switch has no effect under a regime, as a clause; "" where it has one.

    Either other switches leave it nothing to decide, or it is recorded only: no code acts upon it under any regime.
    """
    missing = (reach.why for reach in REACH if name in reach.names and not reach.where(regime))
    return next(missing, RECORDED.get(name, ""))
