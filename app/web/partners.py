"""The partner manager's pages. Every part of them has passed the gate."""

from __future__ import annotations

from typing import Any

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part, SeeOther
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.agreements import (
    AgreementDraft,
    EndAgreement,
    ListPartnerAgencies,
    OfferAgreement,
    ReadPartnerAgency,
    TerminationDraft,
)
from ..policy.wire.base import Question
from ..policy.wire.ledger import EnterGift, EntryDraft, ReadLedgers
from .agreement_drafts import read_entry, read_offer, read_termination

router = GatedRouter(serves={Role.PARTNERS}, prefix="/partners", include_in_schema=False)


@router.get("")
def home(door: AtGate) -> Page:
    """List the agencies with the state of their agreements."""
    return Page("partners/home.html", partners=door.ask(ListPartnerAgencies()))


@router.get("/ledger")
def ledger(door: AtGate) -> Page:
    """Show what the company and every agency gave each other."""
    return Page("partners/ledger.html", books=door.ask(ReadLedgers()))


@router.get("/agencies/{agency_id}")
def agency(door: AtGate, agency_id: str) -> Page:
    """Show one agency's agreements, and the form of an offer."""
    return _agency(door, agency_id)


@router.post("/agencies/{agency_id}/agreements")
def offer(door: AtGateForm, agency_id: str) -> Page | SeeOther:
    """Offer an agreement."""
    draft = read_offer(door.form)
    if not isinstance(draft, AgreementDraft):
        return _refused(door, agency_id, *draft)
    return _change(door, agency_id, OfferAgreement(agency_id, draft))


@router.post("/agencies/{agency_id}/agreements/{agreement_id}/end")
def end(door: AtGateForm, agency_id: str, agreement_id: str) -> Page | SeeOther:
    """Give notice, or take an offer back."""
    draft = read_termination(door.form)
    if not isinstance(draft, TerminationDraft):
        return _refused(door, agency_id, *draft)
    return _change(door, agency_id, EndAgreement(agreement_id, draft))


@router.post("/agencies/{agency_id}/gifts")
def give(door: AtGateForm, agency_id: str) -> Page | SeeOther:
    """Enter what the company gave."""
    draft = read_entry(door.form)
    if not isinstance(draft, EntryDraft):
        return _refused(door, agency_id, *draft)
    return _change(door, agency_id, EnterGift(agency_id, draft))


def _change(door: GateDoor, agency_id: str, question: Question[Any]) -> Page | SeeOther:
    answer = door.try_to_carry_out(question)
    if isinstance(answer, Released):
        return SeeOther(f"/partners/agencies/{agency_id}", after=answer)
    return _agency(door, agency_id, status=422, refused=answer)


def _refused(door: GateDoor, agency_id: str, *reasons: Reason) -> Page:
    return _agency(door, agency_id, status=422, refused=door.refuse(*reasons))


def _agency(door: GateDoor, agency_id: str, *, status: int = 200, **more: Part) -> Page:
    return Page("partners/agency.html", status=status, about=door.ask(ReadPartnerAgency(agency_id)), **more)
