"""The small world in which a case is staged: the tiny town, with as many cameras as the case needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from ...policy.regime import Regime
from ...policy.wire.base import microseconds
from ..ownership import EVERYBODY, OwnershipCurve
from ..plans import PlantPlan, SignInPlan
from ..population import populate
from ..starts import start_of
from ..towns import Town, load_town

TOWN: Final = "tiny"
INCIDENTS: Final = 8
_STEPS: Final = 200
"""In how many steps the share of homes with a camera is raised until there is one."""


def plan_for(scene: str, regime: Regime, name: str, seed: int, sign_ins: Sequence[SignInPlan] = ()) -> PlantPlan:
    """Return what to plant for a case.

    Parameters
    ----------
    scene : str
        Of a publication, one household has cameras: whatever the map shows is theirs. Else every household has.
    seed : int
    """
    town = load_town(TOWN)
    return PlantPlan(
        name=name,
        town=town,
        seed=seed,
        regime_id=regime.id,
        start_us=microseconds(start_of(regime)),
        incidents=INCIDENTS,
        curve=_one_home(town, seed) if scene == "Publish" else EVERYBODY,
        lively=True,
        sign_ins=tuple(sign_ins),
        sealed_share=0.0,
    )


def _one_home(town: Town, seed: int) -> OwnershipCurve:
    """Return the smallest share at which somebody has a camera."""
    opened_us = microseconds(datetime(2016, 1, 1, tzinfo=UTC))
    for step in range(1, _STEPS):
        curve = OwnershipCurve(points=((opened_us, step / _STEPS),))
        if populate(town, seed, curve=curve).cameras:
            return curve
    return EVERYBODY
