"""Planted leaks: each a named change of the wiring, its story, and the claim that must catch it.

This is the only place that is exempt from the fences. A portal that is served refuses every one of them.
"""

from __future__ import annotations

from typing import Final

from .adding_up import ALLOW_WHEN_SILENT, FIRST_VOTE_WINS, PERMIT_TRUMPS_FORBID
from .agreements import AGREEMENT_SABOTAGES
from .budget import BUDGET_SABOTAGES
from .consent import CONSENT_SABOTAGES
from .counts import ASKED_IN_EVERY_REGIME, SINGLE_CAMERAS_SHADED, SMALL_NUMBERS_TOLD, TOTALS_IN_EVERY_REGIME
from .doors import DOOR_SABOTAGES
from .feed import FEED_SABOTAGES
from .legal import LEGAL_SABOTAGES
from .life import LIFE_SABOTAGES
from .limits import LIMIT_SABOTAGES
from .mail import MAIL_SABOTAGES
from .newsroom import NEWSROOM_SABOTAGES, RECORDS_SABOTAGES
from .partners import HEARD_AHEAD, MAP_UPDATED_MONTHLY
from .places import CIRCLES_WITHOUT_JITTER, PLACES_AT_FIVE_DECIMALS, TRUE_MAP_IN_EVERY_REGIME
from .pooled import POOLED_SABOTAGES
from .releases import RELEASE_SABOTAGES
from .sabotage import Sabotage

SABOTAGES: Final[tuple[Sabotage, ...]] = (
    ALLOW_WHEN_SILENT,
    PERMIT_TRUMPS_FORBID,
    FIRST_VOTE_WINS,
    TOTALS_IN_EVERY_REGIME,
    ASKED_IN_EVERY_REGIME,
    SINGLE_CAMERAS_SHADED,
    SMALL_NUMBERS_TOLD,
    CIRCLES_WITHOUT_JITTER,
    TRUE_MAP_IN_EVERY_REGIME,
    PLACES_AT_FIVE_DECIMALS,
    MAP_UPDATED_MONTHLY,
    HEARD_AHEAD,
    *AGREEMENT_SABOTAGES,
    *BUDGET_SABOTAGES,
    *CONSENT_SABOTAGES,
    *LIMIT_SABOTAGES,
    *DOOR_SABOTAGES,
    *LIFE_SABOTAGES,
    *LEGAL_SABOTAGES,
    *NEWSROOM_SABOTAGES,
    *RECORDS_SABOTAGES,
    *MAIL_SABOTAGES,
    *RELEASE_SABOTAGES,
    *FEED_SABOTAGES,
    *POOLED_SABOTAGES,
)
"""Every sabotage; each rule in ``policy/rules`` is replaced by at least one of them."""
