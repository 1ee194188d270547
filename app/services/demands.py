"""An officer files a legal demand: the paper is stored, and whoever answers to it is searched, the same way for all.

The answer shows the paper alone. A preservation demand takes effect here; every other waits for the legal desk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection

from ..policy.acts_around import Produce
from ..policy.casefile import Standing
from ..policy.demand_facts import DemandFact, Subject
from ..policy.gate import Admitted
from ..policy.own_books import PaperStanding
from ..policy.rules.what_a_demand_reaches import is_reached
from ..policy.units import DAY
from ..policy.wire.base import microseconds
from ..policy.wire.demand import DecideDemand, DemandDraft, DemandPaper, FileDemand
from ..storage import decisions, demand_subjects, demands, standings
from ..storage.demand_subjects import DemandStep
from ..worlds.world import World


def with_nothing(rows: Connection, standing: Standing, question: FileDemand) -> Standing:
    """Leave the standing as it is: a paper is judged by what it says."""
    del rows, question
    return standing


def with_paper(rows: Connection, standing: Standing, question: DecideDemand) -> Standing:
    """Add to the legal desk's standing the paper that it decides on."""
    found = demands.find_demand(rows, question.demand_id)
    if found is None:
        return standing
    paper = PaperStanding(
        demand_id=found.demand_id,
        state=found.state,
        names_an_account=found.subject.names_an_account,
        from_us=found.from_us,
        to_us=found.to_us,
        wants=found.wants,
    )
    return replace(standing, paper=paper)


def note_event(
    world: World,
    rows: Connection,
    demand_id: str,
    step: str,
    at_us: int,
    account_id: str | None,
    *,
    happened: bool = True,
) -> None:
    """Note a step of a demand, which happens once, or do the same work for one that did not happen."""
    step_id = world.new_id("demand-event", demand_id, step)
    demand_subjects.add_event(rows, DemandStep(step_id, demand_id, at_us, step, account_id), happened=happened)


def file_demand(world: World, rows: Connection, admitted: Admitted[DemandPaper], key: str) -> Iterable[DemandFact]:
    """Store a paper and search for whoever answers to it; where it preserves, their clips are kept from now on."""
    standing, draft = admitted.standing, cast("FileDemand", admitted.question).draft
    demand = _paper(world, rows, admitted, draft, key)
    demands.add_demand(rows, demand, standing.account_id or "")
    note_event(world, rows, demand.demand_id, "received", standing.now_us, standing.account_id)
    found = demand_subjects.find_households(rows, demand.subject)
    reached = frozenset(
        one for one in found if is_reached(act_on(demand, found, standing.now_us), one, admitted.regime)
    )
    until_us = standing.now_us + admitted.regime.legal.preservation_days.value * DAY
    if draft.kind == "preservation":
        note_event(world, rows, demand.demand_id, "preserved", standing.now_us, None)
        demand_subjects.add_origins(rows, demand.demand_id, reached, until_us)
    else:
        demand_subjects.add_origins(rows, demand.demand_id, found, None)
    file_paper(world, rows, admitted, demand)
    return [demand]


def act_on(
    demand: DemandFact, households: frozenset[str], now_us: int, consented: frozenset[str] = frozenset()
) -> Produce:
    """Make the act that a demand asks of the company, for the households that answer to its words."""
    return Produce(
        kind=demand.kind,
        reach=demand.reach,
        names_an_account=demand.subject.names_an_account,
        households=households,
        consented=consented,
        from_us=demand.reach_from_us,
        to_us=demand.reach_to_us,
        now_us=now_us,
    )


def file_paper(world: World, rows: Connection, admitted: Admitted[DemandPaper], demand: DemandFact) -> None:
    """File the decision on a paper: who asked or decided, by which rules. It names no household."""
    standing, cause = admitted.standing, type(admitted.question).__name__
    decisions.file_decision(
        rows,
        decisions.Filed(
            decision_id=world.new_id("decision", cause, demand.demand_id),
            at_us=standing.now_us,
            cause=cause,
            regime_id=admitted.regime.id,
            account_id=standing.account_id,
            agency_id=demand.agency_id,
            subject=demand.demand_id,
            allowed=demand.state != "refused",
            rules=admitted.rules,
        ),
    )


def _paper(world: World, rows: Connection, admitted: Admitted[DemandPaper], draft: DemandDraft, key: str) -> DemandFact:
    standing, regime = admitted.standing, admitted.regime
    names = {one.account_id: one.name for one in standings.list_colleagues(rows, standing.agency_id)}
    window = microseconds(draft.window_from), microseconds(draft.window_to)
    return DemandFact(
        demand_id=world.new_id("demand", standing.account_id or "", key),
        agency_id=standing.agency_id or "",
        agency_name=standing.agency.name if standing.agency else "",
        officer_name=names.get(standing.account_id or "", ""),
        kind=draft.kind,
        authority=draft.authority,
        paper_number=draft.paper_number,
        subject=Subject(name=draft.name, email=draft.email, street=draft.street, block=draft.block),
        wants=tuple(sorted(set(draft.wants))),
        from_us=window[0],
        to_us=window[1],
        secrecy=draft.secrecy,
        gag_until_us=None if draft.gag_until is None else microseconds(draft.gag_until),
        words=draft.words,
        in_danger=draft.in_danger,
        no_time=draft.no_time,
        filed_us=standing.now_us,
        regime_id=regime.id,
        state="preserved" if draft.kind == "preservation" else "in-review",
        reach_from_us=window[0],
        reach_to_us=window[1],
        reach=tuple(sorted(set(draft.wants))),
    )
