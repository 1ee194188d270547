"""The legal desk's word on a demand, and what it sets in motion: the resident's notice first, then the production.

The desk reads papers. It learns neither whether an account answers to one nor what left: those are for the agenda,
the resident, and the agency that demanded it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, cast

from sqlalchemy import Connection

from ..policy.demand_facts import DemandFact
from ..policy.gate import Admitted
from ..policy.regime import Regime
from ..policy.rules.what_a_demand_reaches import is_reached
from ..policy.wire.base import microseconds
from ..policy.wire.demand import DecideDemand, DecisionDraft, DemandPaper
from ..storage import agenda, demand_subjects, demands
from ..worlds.world import World
from .demands import act_on, file_paper, note_event
from .producing import PRODUCE, TELL, tell

OBJECTIONS: Final = frozenset({"no-account-named", "window-too-wide"})
"""Grounds with which the company objects to a demand as too broad."""


def decide(world: World, rows: Connection, admitted: Admitted[DemandPaper], key: str) -> Iterable[DemandFact]:
    """Comply with a demand in full, in part or not at all, and plan whatever follows."""
    del key
    question, standing = cast("DecideDemand", admitted.question), admitted.standing
    found = demands.find_demand(rows, question.demand_id)
    if found is None:
        message = "the standing names no demand"
        raise LookupError(message)
    decided = _decided(found, question.draft, standing.now_us)
    demands.set_word(rows, decided)
    for step in _steps(question.draft):
        note_event(world, rows, decided.demand_id, step, standing.now_us, standing.account_id)
    file_paper(world, rows, admitted, decided)
    if decided.state == "on-its-way":
        _plan(world, rows, decided, admitted.regime, standing.now_us)
    return [decided]


def _decided(demand: DemandFact, draft: DecisionDraft, now_us: int) -> DemandFact:
    decided = replace(
        demand,
        state="refused" if draft.outcome == "none" else "on-its-way",
        outcome=draft.outcome,
        grounds=draft.grounds,
        note=draft.note,
        decided_us=now_us,
    )
    part = draft.narrowed
    if draft.outcome != "partial" or part is None:
        return decided
    window = microseconds(part.window_from), microseconds(part.window_to)
    return replace(decided, reach_from_us=window[0], reach_to_us=window[1], reach=tuple(sorted(set(part.wants))))


def _steps(draft: DecisionDraft) -> Iterable[str]:
    if draft.outcome != "full" and OBJECTIONS & set(draft.grounds):
        yield "objected"
    if draft.outcome != "full":
        yield "refused" if draft.outcome == "none" else "narrowed"
    else:
        yield "granted"


def _plan(world: World, rows: Connection, demand: DemandFact, regime: Regime, now_us: int) -> None:
    """Plan notice and production at moments that follow from the paper alone, whoever answers to it and whether any."""
    timing = world.wiring.book.plain.when_a_resident_is_told(demand, now_us, regime)
    demand_id = demand.demand_id
    if timing.told_us is not None:
        households = frozenset(demand_subjects.origins(rows, demand_id))
        act = act_on(demand, households, now_us)
        reached = frozenset(one for one in households if is_reached(act, one, regime))
        demand_subjects.plan_notices(rows, demand_id, reached, timing.told_us)
        agenda.add(rows, agenda.Due(world.new_id("agenda", TELL, demand_id), timing.told_us, TELL, demand_id))
        if timing.told_us > now_us:
            note_event(world, rows, demand_id, "notice delayed", now_us, None)
        if timing.told_us <= now_us < timing.leaves_us:
            tell(world, rows, demand_id)
    agenda.add(rows, agenda.Due(world.new_id("agenda", PRODUCE, demand_id), timing.leaves_us, PRODUCE, demand_id))
