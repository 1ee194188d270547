"""The agency administrator's pages about the agreement and the ledger. Every part of them has passed the gate."""

from __future__ import annotations

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part, SeeOther
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.agreements import (
    AgencyAgreements,
    EndAgreement,
    ReadOwnAgreements,
    SignAgreement,
    SigningDraft,
    TerminationDraft,
)
from ..policy.wire.base import Question
from ..policy.wire.ledger import ReadOwnLedger
from .agreement_drafts import read_signing, read_termination

router = GatedRouter(serves={Role.ADMINISTRATOR}, prefix="/agency", include_in_schema=False)


@router.get("/agreement")
def agreement(door: AtGate) -> Page:
    """Show the agency's agreements and the offer that waits, also while none is in force."""
    return _agreement(door)


@router.post("/agreements/{agreement_id}/sign")
def sign(door: AtGateForm, agreement_id: str) -> Page | SeeOther:
    """Sign an offer, or decline it."""
    draft = read_signing(door.form)
    if not isinstance(draft, SigningDraft):
        return _refused(door, *draft)
    return _change(door, SignAgreement(agreement_id, draft))


@router.post("/agreements/{agreement_id}/end")
def end(door: AtGateForm, agreement_id: str) -> Page | SeeOther:
    """Give notice."""
    draft = read_termination(door.form)
    if not isinstance(draft, TerminationDraft):
        return _refused(door, *draft)
    return _change(door, EndAgreement(agreement_id, draft))


@router.get("/ledger")
def ledger(door: AtGate) -> Page:
    """Show what the company gave the agency, and the footage that it holds."""
    return Page("agency/ledger.html", ledger=door.ask(ReadOwnLedger()))


def _change(door: GateDoor, question: Question[AgencyAgreements]) -> Page | SeeOther:
    answer = door.try_to_carry_out(question)
    if isinstance(answer, Released):
        return SeeOther("/agency/agreement", after=answer)
    return _agreement(door, status=422, refused=answer)


def _refused(door: GateDoor, *reasons: Reason) -> Page:
    return _agreement(door, status=422, refused=door.refuse(*reasons))


def _agreement(door: GateDoor, *, status: int = 200, **more: Part) -> Page:
    return Page("agency/agreement.html", status=status, about=door.ask(ReadOwnAgreements()), **more)
