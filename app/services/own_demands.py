"""What a resident reads about legal demands on their own account, and their consent to one. It stands outside the gate.

Until the day on which a resident is told, nothing here differs from a household on which nobody demanded anything.
"""

from __future__ import annotations

from datetime import datetime

from pydantic import Field, StrictBool

from ..policy.decision import Reason
from ..policy.demand_facts import DemandFact, ProducedFact
from ..policy.wire.base import moment
from ..policy.wire.demand import DemandKind, DemandState, Outcome, Wanted
from ..storage import demand_subjects, demands
from ..storage.demand_subjects import DemandStep
from .own_desk import Declined, Desk, NotThere
from .own_shapes import Own

NO_CONSENT_ASKED = Reason("consent-not-asked", "This demand does not rest on your consent. It was decided without it.")
TOO_LATE = Reason("demand-over", "This demand was answered already. Your word changes nothing of it now.")


class OwnProduced(Own):
    """What left of the household's own."""

    clip_start: datetime | None = Field(description="null: account data.")
    clip_end: datetime | None
    account: dict[str, str]
    sha256: str


class OwnDemand(Own):
    """A demand of which the household was told."""

    id: str
    agency: str
    officer: str
    kind: DemandKind
    authority: str
    paper_number: str
    wants: tuple[Wanted, ...]
    window_from: datetime
    window_to: datetime
    filed_at: datetime
    told_at: datetime
    state: DemandState
    outcome: Outcome | None
    note: str
    asks_consent: bool = Field(description="True: nothing leaves unless you agree, until it is answered.")
    consented: bool
    produced: tuple[OwnProduced, ...]


class OwnDemands(Own):
    """The legal demands of which the household was told, newest first."""

    demands: tuple[OwnDemand, ...]


class ConsentDraft(Own):
    """A resident's word on a demand that rests on consent."""

    agree: StrictBool


class ConsentSaid(Own):
    """What the resident's word is now."""

    id: str
    agreed: bool


def own_demands(desk: Desk) -> OwnDemands:
    """List the demands of which the household was told, with what left of its own."""
    told = demand_subjects.told_demands(desk.rows, desk.household_id)
    found = ((demands.find_demand(desk.rows, demand_id), told_us) for demand_id, told_us in told)
    return OwnDemands(demands=tuple(_own(desk, demand, told_us) for demand, told_us in found if demand))


def consent(desk: Desk, demand_id: str, draft: ConsentDraft) -> ConsentSaid | Declined | NotThere:
    """Agree to a demand that rests on the resident's consent, or take that back, until it is answered."""
    told = dict(demand_subjects.told_demands(desk.rows, desk.household_id))
    demand = demands.find_demand(desk.rows, demand_id) if demand_id in told else None
    if demand is None:
        return NotThere()
    if demand.kind != "verified-consent":
        return Declined((NO_CONSENT_ASKED,))
    if demand.state != "on-its-way":
        return Declined((TOO_LATE,))
    now_us = desk.now.clock_us
    at_us = now_us if draft.agree else None
    demand_subjects.set_consent(desk.rows, demand_id, desk.household_id, desk.account_id, at_us)
    turn = str(len(demand_subjects.list_events(desk.rows, demand_id)))
    step = "resident agreed" if draft.agree else "resident did not agree"
    step_id = desk.world.new_id("demand-event", demand_id, step, turn)
    demand_subjects.add_event(desk.rows, DemandStep(step_id, demand_id, now_us, step, desk.account_id))
    return ConsentSaid(id=demand_id, agreed=draft.agree)


def _own(desk: Desk, demand: DemandFact, told_us: int) -> OwnDemand:
    mine = demand_subjects.produced_of(desk.rows, demand.demand_id, desk.household_id)
    agreed = demand_subjects.origins(desk.rows, demand.demand_id)[desk.household_id]
    return OwnDemand(
        id=demand.demand_id,
        agency=demand.agency_name,
        officer=demand.officer_name,
        kind=demand.kind,
        authority=demand.authority,
        paper_number=demand.paper_number,
        wants=demand.reach,
        window_from=moment(demand.reach_from_us),
        window_to=moment(demand.reach_to_us),
        filed_at=moment(demand.filed_us),
        told_at=moment(told_us),
        state=demand.state,
        outcome=demand.outcome,
        note=demand.note,
        asks_consent=demand.kind == "verified-consent" and demand.state == "on-its-way",
        consented=agreed is not None,
        produced=tuple(
            _produced(made) for made in demands.list_produced(desk.rows, demand.demand_id) if made.production_id in mine
        ),
    )


def _produced(made: ProducedFact) -> OwnProduced:
    return OwnProduced(
        clip_start=None if made.account else moment(made.start_us),
        clip_end=None if made.account else moment(made.end_us),
        account=dict(made.account),
        sha256=made.sha256,
    )
