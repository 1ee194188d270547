"""Counting how residents answered an agency, for rules that give agencies the counts. Names nobody."""

from __future__ import annotations

from sqlalchemy import Connection

from ..policy.regime import Regime
from ..storage import notices
from ..worlds.world import World


def count_answers(world: World, rows: Connection, agency_id: str, in_force: Regime) -> None:
    """Count anew, where the rules in force give agencies the counts; a request that promised no count is left out."""
    if not _gives(in_force):
        return
    counted = {regime_id for regime_id, regime in world.wiring.regimes.items() if _gives(regime)}
    # A request of a world older than filed terms follows the rules in force.
    notices.refresh_totals(rows, agency_id, sorted(counted | {""}))


def _gives(regime: Regime) -> bool:
    return regime.records.response_totals_to_agency.value
