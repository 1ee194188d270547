"""Delivery: an agenda effect that brings a filed request to residents. Runs as the company."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from ..policy.acts import Deliver
from ..policy.casefile import Standing
from ..policy.cover import cells_touching
from ..policy.facts import CameraFact, RequestFact
from ..policy.regime import Regime
from ..policy.roles import Role
from ..storage import cameras, decisions, notices, requests, worlds_rows
from ..worlds.world import World

MOST_CELLS = 65_536
"""More cells than any admitted area can touch: its box is at most 10 km across, a cell of level 17 at least 53 m
up to 80 degrees of latitude."""


def deliver(world: World, rows: Connection, request_id: str) -> None:
    """Bring a request to the households that the regime's rules cover.

    Parameters
    ----------
    request_id : str
    """
    now = worlds_rows.read_now(rows)
    regime = world.regime(now.regime_id)
    request = requests.find_request(rows, request_id)
    if request is None or request.state != "queued":
        return
    households, rules = _choose(world, rows, request, regime, now.clock_us)
    delivered = replace(request, state="delivered", delivered_us=now.clock_us)
    requests.set_state(rows, delivered)
    notices.add_notices(rows, [_notice(world, delivered, household, regime) for household in households])
    _file(world, rows, delivered, regime, households, rules)
    if regime.records.response_totals_to_agency.value:
        notices.refresh_totals(rows, request.agency_id)


def _choose(
    world: World, rows: Connection, request: RequestFact, regime: Regime, now_us: int
) -> tuple[list[str], tuple[str, ...]]:
    """Choose the households to ask, and name the rules that chose them."""
    cells = cells_touching(request.area, regime.delivery.cell_level.value, MOST_CELLS)
    near: list[CameraFact] = cameras.cameras_in_cells(rows, cells)
    company = Standing(role=Role.MODERATOR, now_us=now_us)
    act = Deliver(request.area, frozenset(cells), now_us)
    decision = world.gate.decide(act, company, near, regime)
    return sorted({camera.household_id for camera in decision.covered}), decision.rules


def _notice(world: World, request: RequestFact, household_id: str, regime: Regime) -> notices.NoticeRow:
    return notices.NoticeRow(
        notice_id=world.new_id("notice", request.request_id, household_id),
        request_id=request.request_id,
        household_id=household_id,
        form=regime.delivery.form.value,
        delivered_us=request.delivered_us or 0,
        answer="",
        answered_us=None,
    )


def _file(
    world: World,
    rows: Connection,
    request: RequestFact,
    regime: Regime,
    households: list[str],
    rules: tuple[str, ...],
) -> None:
    decision_id = world.new_id("decision", "deliver", request.request_id)
    decisions.file_decision(
        rows,
        decisions.Filed(
            decision_id=decision_id,
            at_us=request.delivered_us or 0,
            cause="Deliver",
            regime_id=regime.id,
            agency_id=request.agency_id,
            request_id=request.request_id,
            rules=rules,
        ),
    )
    decisions.note_households(rows, decision_id, households)
