"""Sabotages that count residents for agencies."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from ...policy.regime import Known, Regime
from ...worlds.wiring import Wiring
from .sabotage import Sabotage
from .swapping import covering, plainly, silent


def _with_totals(regime: Regime) -> Regime:
    return replace(regime, records=replace(regime.records, response_totals_to_agency=Known(value=True, source="OWN")))


def _totals_in_every_regime(wiring: Wiring) -> Wiring:
    changed = {name: _with_totals(regime) for name, regime in wiring.regimes.items()}
    return replace(wiring, regimes=MappingProxyType(changed))


def _never_too_few(cameras: int, regime: Regime) -> bool:
    del cameras, regime
    return False


TOTALS_IN_EVERY_REGIME: Final = Sabotage(
    "totals-in-every-regime",
    "A dashboard of answer rates, built for one partner in 2018, was left switched on for all (I04).",
    "silence",
    "assistance-2021",
    _totals_in_every_regime,
)
ASKED_IN_EVERY_REGIME: Final = Sabotage(
    "asked-in-every-regime",
    "Only the number of residents who were asked is kept on the dashboard: nobody thinks that it names anybody (I04).",
    "opting-out-unseen",
    "assistance-2021",
    _totals_in_every_regime,
)
SINGLE_CAMERAS_SHADED: Final = Sabotage(
    "single-cameras-shaded",
    "The smallest group is applied to the legend and not to the cells (I01).",
    "small-groups",
    "heat-map-2018",
    plainly(how_few_is_too_few=_never_too_few),
    "how_few_is_too_few",
)
SMALL_NUMBERS_TOLD: Final = Sabotage(
    "small-numbers-told",
    "The smallest number that may be told stands in the legend and is forgotten in the table.",
    "small-numbers",
    "reference-blind",
    covering("how_few_requests_are_told", silent),
    "how_few_requests_are_told",
)
