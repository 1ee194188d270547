"""The API for the company's partner manager. Every answer has passed the gate: agreements and gifts, no resident."""

from __future__ import annotations

from ..edge.door import AtGate
from ..edge.parameters import WriteKey
from ..edge.routes import GatedRouter
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.agreements import (
    AgencyAgreements,
    AgreementDraft,
    EndAgreement,
    ListPartnerAgencies,
    OfferAgreement,
    PartnerList,
    ReadPartnerAgency,
    TerminationDraft,
)
from ..policy.wire.ledger import EnterGift, EntryDraft, Ledger, LedgerList, ReadLedgers

router = GatedRouter(serves={Role.PARTNERS}, prefix="/partners", tags=["partners"])


@router.get("/agencies")
def list_agencies(door: AtGate) -> Released[PartnerList]:
    """Every agency with its agreements, and what a new agreement can hold."""
    return door.ask(ListPartnerAgencies())


@router.get("/agencies/{agency_id}")
def read_agency(door: AtGate, agency_id: str) -> Released[AgencyAgreements]:
    """One agency with its agreements, newest first."""
    return door.ask(ReadPartnerAgency(agency_id))


@router.post("/agencies/{agency_id}/agreements", status_code=201)
def offer_agreement(
    door: AtGate, agency_id: str, draft: AgreementDraft, idempotency_key: WriteKey
) -> Released[AgencyAgreements]:
    """Offer an agency an agreement, with the clauses that the rules in force know. Its administrator signs it."""
    del idempotency_key  # the door reads it
    return door.carry_out(OfferAgreement(agency_id, draft))


@router.post("/agreements/{agreement_id}/end")
def end_agreement(
    door: AtGate, agreement_id: str, draft: TerminationDraft, idempotency_key: WriteKey
) -> Released[AgencyAgreements]:
    """End an agreement after its days of notice, or take an unanswered offer back."""
    del idempotency_key  # the door reads it
    return door.carry_out(EndAgreement(agreement_id, draft))


@router.get("/ledger")
def read_ledgers(door: AtGate) -> Released[LedgerList]:
    """What the company and every agency gave each other."""
    return door.ask(ReadLedgers())


@router.post("/agencies/{agency_id}/gifts", status_code=201)
def enter_gift(door: AtGate, agency_id: str, draft: EntryDraft, idempotency_key: WriteKey) -> Released[Ledger]:
    """Enter cameras that the company gave, sold under a subsidy, or gave for credits, as a clause provides for."""
    del idempotency_key  # the door reads it
    return door.carry_out(EnterGift(agency_id, draft))
