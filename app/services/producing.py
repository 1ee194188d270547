"""Production and notice of a legal demand, as agenda effects that run as the company.

Which clips and accounts leave is decided by the covering rules at the moment of production. What is covered and cannot
be opened leaves as the box in which it is kept: whether it is covered is the rules' affair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection

from ..policy.acts_around import Produce
from ..policy.casefile import Standing
from ..policy.demand_facts import DemandFact, HeldAccount, HeldClip, ProducedFact
from ..policy.regime import Regime
from ..policy.roles import Role
from ..policy.units import DAY
from ..storage import decisions, demand_subjects, demands, footage, worlds_rows
from ..storage.footage import Kept
from ..storage.handovers import OF_PRODUCTIONS, Step, add_step
from ..worlds.world import World
from .demands import act_on, note_event
from .footage_room import Captured, digest, kept_of, leaving, opened, opening_for, recording_of, source_of
from .retention import expect_end_of

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
    held = demand_subjects.held_accounts(rows, act.households, demand.subject, _concerned(world, demand))
    accounts = world.gate.decide(act, company, held, regime)
    clips = world.gate.decide(act, company, _clips(rows, act), regime)
    for number, account in enumerate(accounts.covered):
        _hand_over_account(world, rows, _to_make(demand, regime, now.clock_us), account, number)
    for clip in clips.covered:
        _hand_over_clip(world, rows, _to_make(demand, regime, now.clock_us), clip, regime)
    demands.set_word(rows, replace(demand, state="answered"))
    note_event(world, rows, demand_id, "produced", now.clock_us, None)
    _file(world, rows, demand, regime, tuple(sorted({*accounts.rules, *clips.rules})))


def _clips(rows: Connection, act: Produce) -> list[HeldClip]:
    return demand_subjects.held_clips(rows, act.households, (act.from_us, act.to_us), act.now_us)


def _concerned(world: World, demand: DemandFact) -> Callable[[int, int | None], bool]:
    rule = world.wiring.book.plain.who_is_told_of_a_demand
    return lambda since_us, left_us: rule(since_us, left_us, demand.filed_us)


def _to_make(demand: DemandFact, regime: Regime, now_us: int) -> ProducedFact:
    """Return what all productions of a demand have in common, with their term: as long as that of a shared clip."""
    days = regime.sharing.agency_days.value
    return ProducedFact(
        production_id="",
        demand_id=demand.demand_id,
        agency_id=demand.agency_id,
        start_us=demand.reach_from_us,
        end_us=demand.reach_to_us,
        media_type="application/json",
        sha256="",
        produced_us=now_us,
        expires_us=None if days is None else now_us + days * DAY,
    )


def _hand_over_account(
    world: World, rows: Connection, to_make: ProducedFact, account: HeldAccount, number: int
) -> None:
    production_id = world.new_id("production", to_make.demand_id, "account", str(number))
    demands.add_production(rows, replace(to_make, production_id=production_id, account=account.fields))
    demand_subjects.add_origin_of(rows, production_id, account.household_id, account_id=account.account_id)


def _hand_over_clip(world: World, rows: Connection, to_make: ProducedFact, clip: HeldClip, regime: Regime) -> None:
    now_us = to_make.produced_us
    source = source_of(rows, recording_of(rows, clip.clip_id))
    kept = kept_of(world, source)
    if kept is None:  # a sealed camera's box that never arrived
        return
    footage.add_kept(rows, kept)
    found = opened(source, kept, None)
    media_type, body, steps = _copy(world, found, regime, now_us) if isinstance(found, Captured) else _box(kept, now_us)
    made = replace(
        to_make,
        production_id=world.new_id("production", to_make.demand_id, clip.clip_id),
        start_us=clip.start_us,
        end_us=clip.end_us,
        media_type=media_type,
        sha256=digest(body),
        capture_commitment=opening_for(world, clip.clip_id, kept.sha256).commitment,
    )
    footage.add_released_bytes(rows, made.sha256, media_type, body)
    demands.add_production(rows, made)
    demand_subjects.add_origin_of(rows, made.production_id, clip.household_id, clip_id=clip.clip_id)
    for number, step in enumerate(steps):
        step_id = world.new_id("production-step", made.production_id, str(number))
        add_step(rows, OF_PRODUCTIONS, step_id, made.production_id, step)
    expect_end_of(world, rows, made)


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
    add_step(rows, OF_PRODUCTIONS, step_id, made.production_id, step)


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
