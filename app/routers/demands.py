"""The API for legal demands: officers file them, the legal desk decides, residents read, everybody reads the report.

The legal desk stands behind the gate like an agency: it reads papers, never footage, and whether an account answers to
a name is not among what it is told.
"""

from __future__ import annotations

from ..edge.door import AtGate, AtOwn
from ..edge.parameters import After, WhichPapers, WriteKey
from ..edge.routes import GatedRouter, OwnRouter
from ..policy.released import Released, ReleasedBytes
from ..policy.roles import Role
from ..policy.wire.demand import (
    DecideDemand,
    DecisionDraft,
    DemandAnswer,
    DemandDraft,
    DemandList,
    DemandPaper,
    FetchProduced,
    FetchProducedEvidence,
    FileDemand,
    ListDemands,
    ListPapers,
    ReadDemand,
)
from ..policy.wire.legal_report import LegalReport, ReadLegalReport
from ..services import own_demands
from ..services.own_demands import ConsentDraft, ConsentSaid
from ..services.record_shapes import OwnDemands
from .bodies import FOOTAGE, PACKAGE

officers = GatedRouter(serves={Role.OFFICER}, prefix="/officer", tags=["officer"])
desk = GatedRouter(serves={Role.LEGAL}, prefix="/legal", tags=["legal"])
residents = OwnRouter(serves={Role.RESIDENT}, prefix="/me", tags=["resident"])
everybody = GatedRouter(serves=frozenset(Role), prefix="/public", tags=["public"])


@officers.post("/demands", status_code=201)
def file_demand(door: AtGate, draft: DemandDraft, idempotency_key: WriteKey) -> Released[DemandPaper]:
    """File a legal demand. The answer is the same whoever the paper names, and whether anybody answers to it."""
    del idempotency_key  # the door reads it
    return door.carry_out(FileDemand(draft))


@officers.get("/demands")
def list_demands(door: AtGate, after: After = "") -> Released[DemandList]:
    """Your agency's legal demands, newest first; a page at a time."""
    return door.ask(ListDemands(after))


@officers.get("/demands/{demand_id}")
def read_demand(door: AtGate, demand_id: str) -> Released[DemandAnswer]:
    """One of your agency's demands, with what was produced on it, which may be nothing for any cause."""
    return door.ask(ReadDemand(demand_id))


@officers.get("/productions/{production_id}/footage", responses=FOOTAGE)
def fetch_produced(door: AtGate, production_id: str) -> ReleasedBytes:
    """The bytes of a clip that was produced on a demand of your agency. Fetching it is logged."""
    return door.fetch(FetchProduced(production_id))


@officers.head("/productions/{production_id}/footage", responses=FOOTAGE)
def measure_produced(door: AtGate, production_id: str) -> ReleasedBytes:
    """The size, type and tag of a produced clip, without its bytes. It is logged like fetching it."""
    return door.fetch(FetchProduced(production_id))


@officers.get("/productions/{production_id}/evidence", responses=PACKAGE)
def fetch_produced_evidence(door: AtGate, production_id: str) -> ReleasedBytes:
    """A package of a clip that was produced for your agency: footage, hashes, log, the paper, signed. It is logged."""
    return door.pack(FetchProducedEvidence(production_id))


@desk.get("/demands")
def list_papers(door: AtGate, after: After = "", which: WhichPapers = "all") -> Released[DemandList]:
    """Every demand as it stands on paper, or those that wait or were decided, newest first; a page at a time."""
    return door.ask(ListPapers(after, which))


@desk.post("/demands/{demand_id}/decision")
def decide_demand(
    door: AtGate, demand_id: str, draft: DecisionDraft, idempotency_key: WriteKey
) -> Released[DemandPaper]:
    """Comply with a demand in full, in part or not at all. What leaves is decided by the rules, not here."""
    del idempotency_key  # the door reads it
    return door.carry_out(DecideDemand(demand_id, draft))


@residents.get("/demands")
def list_own_demands(door: AtOwn) -> OwnDemands:
    """The legal demands of which you were told, and what left on them; of your own time there, if you moved out."""
    return door.look(own_demands.own_demands, left=True)


@residents.post("/demands/{demand_id}/consent")
def consent_to_demand(door: AtOwn, demand_id: str, draft: ConsentDraft, idempotency_key: WriteKey) -> ConsentSaid:
    """Agree to a demand that rests on your consent, or take that back, until it is answered."""
    del idempotency_key  # the door reads it
    return door.act(draft, ConsentSaid, lambda own: own_demands.consent(own, demand_id, draft))


@everybody.get("/legal-report")
def read_legal_report(door: AtGate) -> Released[LegalReport]:
    """How many legal demands came in each half-year, and how they were answered; small numbers are not told."""
    return door.ask(ReadLegalReport())
