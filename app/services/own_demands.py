"""What a resident reads about legal demands on their own account, and their consent to one. It stands outside the gate.

Until the day on which a resident is told, nothing here differs from a household on which nobody demanded anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import StrictBool

from ..policy.decision import Reason
from ..policy.demand_facts import DemandFact, ProducedFact
from ..policy.wire.base import moment
from ..storage import demand_subjects, demands, people
from ..storage.demand_subjects import DemandStep
from ..storage.people import Stay
from .own_desk import Declined, Desk, NotThere
from .own_shapes import Own
from .record_shapes import OwnDemand, OwnDemands, OwnProduced

NO_CONSENT_ASKED = Reason("consent-not-asked", "This demand does not rest on your consent. It was decided without it.")
TOO_LATE = Reason("demand-over", "This demand was answered already. Your word changes nothing of it now.")


class ConsentDraft(Own):
    """A resident's word on a demand that rests on consent."""

    agree: StrictBool


class ConsentSaid(Own):
    """What the resident's word is now."""

    id: str
    agreed: bool


def own_demands(desk: Desk) -> OwnDemands:
    """List the demands that concern the reader and of which they were told, with what left of the household's own."""
    stay = people.stay_of(desk.rows, desk.account_id)
    return OwnDemands(demands=tuple(_own(desk, stay, *told) for told in _told(desk, stay)) if stay else ())


def consent(desk: Desk, demand_id: str, draft: ConsentDraft) -> ConsentSaid | Declined | NotThere:
    """Agree to a demand that rests on the resident's consent, or take that back, until it is answered."""
    stay = people.stay_of(desk.rows, desk.account_id)
    demand = next((one for one, _ in _told(desk, stay) if one.demand_id == demand_id), None) if stay else None
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


def _told(desk: Desk, stay: Stay) -> Iterator[tuple[DemandFact, int]]:
    """Yield the demands that concern a resident and of which their household was told, each with when."""
    for demand_id, told_us, filed_us in demand_subjects.told_demands(desk.rows, stay.household_id):
        demand = demands.find_demand(desk.rows, demand_id)
        if demand and desk.plain.who_is_told_of_a_demand(stay.since_us, stay.left_us, filed_us):
            yield demand, told_us


def _own(desk: Desk, stay: Stay, demand: DemandFact, told_us: int) -> OwnDemand:
    agreed = demand_subjects.origins(desk.rows, demand.demand_id)[stay.household_id]
    waits = demand.kind == "verified-consent" and demand.state == "on-its-way"
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
        asks_consent=waits and stay.left_us is None,
        consented=agreed is not None,
        produced=tuple(_produced(made, own=own) for made, own in _left(desk, stay, demand.demand_id)),
    )


def _left(desk: Desk, stay: Stay, demand_id: str) -> Iterator[tuple[ProducedFact, bool]]:
    """Yield what left of the household, of clips those from before the resident left; and whether data is their own."""
    mine = demand_subjects.produced_of(desk.rows, demand_id, stay.household_id)
    for made in demands.list_produced(desk.rows, demand_id):
        theirs = made.production_id in mine and (
            stay.left_us is None or bool(made.account) or made.end_us <= stay.left_us
        )
        if theirs:
            yield made, mine[made.production_id] == desk.account_id


def _produced(made: ProducedFact, *, own: bool) -> OwnProduced:
    return OwnProduced(
        clip_start=None if made.account else moment(made.start_us),
        clip_end=None if made.account else moment(made.end_us),
        account=dict(made.account) if own else {},
        sha256=made.sha256,
    )
