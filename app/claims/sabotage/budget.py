"""Sabotages of the budget that noisy counts are published under."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Final

from ...policy.publication.budget import CountEpoch, count_epoch
from ...policy.regime import Regime
from ...policy.units import DAY
from ...worlds.wiring import Wiring
from .sabotage import Sabotage
from .swapping import plainly


def _rolled_anew(wiring: Wiring) -> Wiring:
    published = count()

    def epoch_of(regime: Regime, started_us: int, now_us: int) -> CountEpoch | None:
        epoch = count_epoch(regime, started_us, now_us)
        return None if epoch is None else replace(epoch, name=f"{epoch.name}/{next(published)}")

    return plainly(count_epoch=epoch_of)(wiring)


def _each_horizon_anew(regime: Regime, started_us: int, now_us: int) -> CountEpoch | None:
    horizon_us = regime.map.horizon_days.value * DAY
    return count_epoch(regime, now_us - (now_us - started_us) % horizon_us, now_us)


BUDGET_SABOTAGES: Final = (
    Sabotage(
        "noise-rolled-at-each-publication",
        "Noise is drawn whenever counts are published, and whoever looks often enough takes the mean.",
        "noise-budget",
        "reference-map",
        _rolled_anew,
    ),
    Sabotage(
        "the-budget-begins-anew",
        "When the budget is spent, a new one is opened, as if it were the town's and not each household's.",
        "noise-budget",
        "reference-map",
        plainly(count_epoch=_each_horizon_anew),
    ),
)
