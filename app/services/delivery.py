"""Delivery: an agenda effect that brings a filed request to residents. Runs as the company."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from ..policy.acts import Deliver
from ..policy.casefile import Standing
from ..policy.cells import Cell
from ..policy.consent.notices import NoticeText
from ..policy.cover import cells_centred, cells_touching
from ..policy.facts import CameraFact, RequestFact
from ..policy.geometry import Ring
from ..policy.regime import Regime
from ..policy.roles import Role
from ..storage import cameras, consents, decisions, notices, requests, worlds_rows
from ..worlds.world import World
from .consenting import Said, as_event, told_of
from .request_life import note_delivery
from .totals import count_answers

MOST_CELLS = 262_144
"""More cells than any admitted area can touch: its box is at most 10 km across, a cell of level 18 at least 26 m
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
    found, rules = _choose(world, rows, request, regime, now.clock_us)
    households = world.wiring.book.plain.how_few_are_asked(found, regime)
    delivered = replace(request, state="delivered", delivered_us=now.clock_us)
    requests.set_state(rows, delivered)
    note_delivery(world, rows, delivered, regime)
    notices.add_notices(rows, [_notice(world, delivered, household, regime) for household in households])
    _ask_residents(world, rows, delivered, households, regime)
    _file(world, rows, delivered, regime, households, rules)
    count_answers(world, rows, request.agency_id, regime)


def _choose(
    world: World, rows: Connection, request: RequestFact, regime: Regime, now_us: int
) -> tuple[list[str], tuple[str, ...]]:
    """Choose the households to ask, and name the rules that chose them."""
    cells = cells_for(request.area, regime)
    near: list[CameraFact] = cameras.cameras_in_cells(rows, cells)
    company = Standing(role=Role.MODERATOR, now_us=now_us)
    act = Deliver(
        area=request.area,
        cells=frozenset(cells),
        now_us=now_us,
        agency_id=request.agency_id,
        incident_type=request.incident_type,
        request_id=request.request_id,
    )
    decision = world.gate.decide(act, company, near, regime)
    return sorted({camera.household_id for camera in decision.covered}), decision.rules


def cells_for(area: Ring, regime: Regime) -> tuple[Cell, ...]:
    """Return the cells in which cameras are looked for: all that the area touches, or those whose centre it holds."""
    cells = cells_touching(area, regime.delivery.cell_level.value, MOST_CELLS)
    return cells_centred(area, cells) if regime.delivery.targeting.value == "centred-cells" else cells


def _notice(world: World, request: RequestFact, household_id: str, regime: Regime) -> notices.NoticeRow:
    return notices.NoticeRow(
        notice_id=world.new_id("notice", request.request_id, household_id),
        request_id=request.request_id,
        household_id=household_id,
        form="+".join(regime.delivery.channels.value),
        delivered_us=request.delivered_us or 0,
        answer="",
        answered_us=None,
    )


def _ask_residents(
    world: World, rows: Connection, request: RequestFact, households: list[str], in_force: Regime
) -> None:
    """File that every resident of each household was asked, with the notice that was served."""
    told, at_us = told_of(world, request, in_force), request.delivered_us or 0
    living = consents.residents_of_many(rows, households)
    consents.add_requested(
        rows,
        (
            replace(as_event(world, _asked(household, account_id, request, told), at_us, 0), event_id=event_id)
            for household in households
            for account_id in sorted(living[household])
            for event_id in [world.new_id("consent", "asked", request.request_id, account_id)]
        ),
    )


def _asked(household_id: str, account_id: str, request: RequestFact, told: NoticeText) -> Said:
    return Said(
        household_id=household_id,
        account_id=account_id,
        kind="requested",
        purpose="answer",
        notice=told,
        served_us=request.delivered_us,
        request_id=request.request_id,
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
