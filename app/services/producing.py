"""Production and notice of a legal demand, as agenda effects that run as the company.

Which clips and accounts leave is decided by the covering rules at the moment of production. What is covered and cannot
be opened leaves as the box in which it is kept: whether it is covered is the rules' affair.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlalchemy import Connection

from ..policy.acts import Produce
from ..policy.casefile import Standing
from ..policy.demand_facts import DemandFact, HeldAccount, HeldClip, ProducedFact
from ..policy.regime import Regime
from ..policy.roles import Role
from ..storage import decisions, demand_subjects, demands, footage, worlds_rows
from ..storage.footage import Kept, Step
from ..worlds.world import World
from .demands import act_on, note_event
from .footage_room import Captured, digest, kept_of, leaving, opened, opening_for, recording_of, source_of

PRODUCE: Final = "produce"
TELL: Final = "tell"


def tell(world: World, rows: Connection, demand_id: str) -> None:
    """Tell the residents of a demand, when their time has come."""
    now_us = worlds_rows.read_now(rows).clock_us
    told = demand_subjects.tell(rows, demand_id, now_us)
    note_event(world, rows, demand_id, "resident told", now_us, None, happened=told > 0)


def produce(world: World, rows: Connection, demand_id: str) -> None:
    """Hand over what the rules cover, which may be nothing: the demand is answered either way."""
    now = worlds_rows.read_now(rows)
    demand = demands.find_demand(rows, demand_id)
    if demand is None or demand.state != "on-its-way":
        return
    regime = world.regime(now.regime_id)
    told = demand_subjects.origins(rows, demand_id)
    agreed = frozenset(household_id for household_id, at_us in told.items() if at_us is not None)
    act = act_on(demand, frozenset(told), now.clock_us, agreed)
    company = Standing(role=Role.LEGAL, now_us=now.clock_us)
    accounts = world.gate.decide(act, company, demand_subjects.held_accounts(rows, act.households), regime)
    clips = world.gate.decide(act, company, _clips(rows, act), regime)
    for number, account in enumerate(accounts.covered):
        _hand_over_account(world, rows, demand, account, number)
    for clip in clips.covered:
        _hand_over_clip(world, rows, demand, clip, regime)
    demands.set_word(rows, replace(demand, state="answered"))
    note_event(world, rows, demand_id, "produced", now.clock_us, None)
    _file(world, rows, demand, regime, tuple(sorted({*accounts.rules, *clips.rules})))


def _clips(rows: Connection, act: Produce) -> list[HeldClip]:
    return demand_subjects.held_clips(rows, act.households, (act.from_us, act.to_us), act.now_us)


def _hand_over_account(world: World, rows: Connection, demand: DemandFact, account: HeldAccount, number: int) -> None:
    now_us = worlds_rows.read_now(rows).clock_us
    made = ProducedFact(
        production_id=world.new_id("production", demand.demand_id, "account", str(number)),
        demand_id=demand.demand_id,
        agency_id=demand.agency_id,
        start_us=demand.reach_from_us,
        end_us=demand.reach_to_us,
        media_type="application/json",
        sha256="",
        account=account.fields,
    )
    demands.add_production(rows, made, now_us, "")
    demand_subjects.add_origin_of(rows, made.production_id, account.household_id, "")


def _hand_over_clip(world: World, rows: Connection, demand: DemandFact, clip: HeldClip, regime: Regime) -> None:
    now_us = worlds_rows.read_now(rows).clock_us
    source = source_of(rows, recording_of(rows, clip.clip_id))
    kept = kept_of(world, source)
    if kept is None:  # a sealed camera's box that never arrived
        return
    footage.add_kept(rows, kept)
    found = opened(source, kept, None)
    media_type, body, steps = _copy(world, found, regime, now_us) if isinstance(found, Captured) else _box(kept, now_us)
    made = ProducedFact(
        production_id=world.new_id("production", demand.demand_id, clip.clip_id),
        demand_id=demand.demand_id,
        agency_id=demand.agency_id,
        start_us=clip.start_us,
        end_us=clip.end_us,
        media_type=media_type,
        sha256=digest(body),
    )
    footage.add_released_bytes(rows, made.sha256, media_type, body)
    demands.add_production(rows, made, now_us, opening_for(world, clip.clip_id, kept.sha256).commitment)
    demand_subjects.add_origin_of(rows, made.production_id, clip.household_id, clip.clip_id)
    for number, step in enumerate(steps):
        step_id = world.new_id("production-step", made.production_id, str(number))
        demands.add_step(rows, step_id, made.production_id, step)


def _copy(world: World, found: Captured, regime: Regime, now_us: int) -> tuple[str, bytes, tuple[Step, ...]]:
    """Render the copy as the rules in force say, like a share's; here the company lets it out, not the resident."""
    gone = leaving(world, found, regime, now_us)
    steps = tuple(replace(step, actor="company") if step.step == "released" else step for step in gone.steps)
    return gone.media_type, gone.body, steps


def _box(kept: Kept, now_us: int) -> tuple[str, bytes, tuple[Step, ...]]:
    same = digest(kept.body)
    step = Step(step="released", actor="company", at_us=now_us, sha256_before=same, sha256_after=same)
    return "application/octet-stream", kept.body, (step,)


def note_fetch(world: World, rows: Connection, made: ProducedFact, account_id: str, at_us: int) -> None:
    """Note that an officer fetched a produced clip, once for each account."""
    step = Step(step="fetched", actor="agency", at_us=at_us, sha256_before=made.sha256, sha256_after=made.sha256)
    step_id = world.new_id("production-step", made.production_id, "fetched", account_id)
    demands.add_step(rows, step_id, made.production_id, step)


def _file(world: World, rows: Connection, demand: DemandFact, regime: Regime, rules: tuple[str, ...]) -> None:
    """File the production. The household is not named: it reads its own page, from the day on which it is told."""
    decisions.file_decision(
        rows,
        decisions.Filed(
            decision_id=world.new_id("decision", "Produce", demand.demand_id),
            at_us=worlds_rows.read_now(rows).clock_us,
            cause="Produce",
            regime_id=regime.id,
            agency_id=demand.agency_id,
            subject=demand.demand_id,
            rules=rules,
        ),
    )
