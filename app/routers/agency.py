"""The API for agency administrators. Every answer has passed the gate."""

from __future__ import annotations

from ..edge.door import AtGate
from ..edge.parameters import WriteKey
from ..edge.routes import GatedRouter
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.accounts import (
    AgencySheet,
    AssignedAreaDraft,
    CloseAccount,
    Colleague,
    ColleagueList,
    ListColleagues,
    PostingDraft,
    ReadAgency,
    ReopenAccount,
    SetAssignedArea,
    SetPosting,
)
from ..policy.wire.agency import ReadResponseTotals, ResponseTotals
from ..policy.wire.agreements import (
    AgencyAgreements,
    EndAgreement,
    ReadOwnAgreements,
    SignAgreement,
    SigningDraft,
    TerminationDraft,
)
from ..policy.wire.footage_request import ListRequests, ReadRequest, RequestList, RequestView
from ..policy.wire.invitations import (
    InvitationDraft,
    InvitationLine,
    InvitationList,
    InvitationMade,
    InviteColleague,
    ListInvitations,
    WithdrawInvitation,
)
from ..policy.wire.ledger import Ledger, ReadOwnLedger
from ..policy.wire.onward import ListPassedOn, PassedClips

router = GatedRouter(serves={Role.ADMINISTRATOR}, prefix="/agency", tags=["agency"])


@router.get("/profile")
def read_agency(door: AtGate) -> Released[AgencySheet]:
    """What is on record about your agency, and what the rules in force say about agencies."""
    return door.ask(ReadAgency())


@router.get("/users")
def list_colleagues(door: AtGate) -> Released[ColleagueList]:
    """The accounts of your own agency, by name."""
    return door.ask(ListColleagues())


@router.put("/users/{account_id}/posting")
def set_posting(door: AtGate, account_id: str, draft: PostingDraft, idempotency_key: WriteKey) -> Released[Colleague]:
    """Give a colleague the posting permission, or take it away."""
    del idempotency_key  # the door reads it
    return door.carry_out(SetPosting(account_id, draft))


@router.post("/users/{account_id}/close")
def close_account(door: AtGate, account_id: str, idempotency_key: WriteKey) -> Released[Colleague]:
    """Close a colleague's account, though neither your own nor the last administrator's."""
    del idempotency_key  # the door reads it
    return door.carry_out(CloseAccount(account_id))


@router.post("/users/{account_id}/reopen")
def reopen_account(door: AtGate, account_id: str, idempotency_key: WriteKey) -> Released[Colleague]:
    """Open a colleague's account again."""
    del idempotency_key  # the door reads it
    return door.carry_out(ReopenAccount(account_id))


@router.put("/users/{account_id}/assigned-area")
def set_assigned_area(
    door: AtGate, account_id: str, draft: AssignedAreaDraft, idempotency_key: WriteKey
) -> Released[Colleague]:
    """Let a colleague work within one area, or take it away, where the rules in force know assigned areas."""
    del idempotency_key  # the door reads it
    return door.carry_out(SetAssignedArea(account_id, draft))


@router.get("/invitations")
def list_invitations(door: AtGate) -> Released[InvitationList]:
    """The invitations of your own agency, newest first; never their codes."""
    return door.ask(ListInvitations())


@router.post("/invitations", status_code=201)
def invite_colleague(door: AtGate, draft: InvitationDraft, idempotency_key: WriteKey) -> Released[InvitationMade]:
    """Offer somebody an account. The answer holds a one-time code; nothing is sent to anybody."""
    del idempotency_key  # the door reads it
    return door.carry_out(InviteColleague(draft))


@router.post("/invitations/{invitation_id}/withdraw")
def withdraw_invitation(door: AtGate, invitation_id: str, idempotency_key: WriteKey) -> Released[InvitationLine]:
    """Take an open invitation back: its code opens no account any more."""
    del idempotency_key  # the door reads it
    return door.carry_out(WithdrawInvitation(invitation_id))


@router.get("/requests")
def list_requests(door: AtGate) -> Released[RequestList]:
    """Your agency's own requests, newest first."""
    return door.ask(ListRequests())


@router.get("/requests/{request_id}")
def read_request(door: AtGate, request_id: str) -> Released[RequestView]:
    """One of your agency's own requests, with what was shared in answer to it."""
    return door.ask(ReadRequest(request_id))


@router.get("/passed-on")
def list_passed_on(door: AtGate) -> Released[PassedClips]:
    """The clips that other agencies passed on to yours, newest first. Officers fetch them."""
    return door.ask(ListPassedOn())


@router.get("/response-totals")
def read_response_totals(door: AtGate) -> Released[ResponseTotals]:
    """How residents answered your agency's requests, all together, where the regime gives that to agencies."""
    return door.ask(ReadResponseTotals())


@router.get("/agreements")
def read_agreements(door: AtGate) -> Released[AgencyAgreements]:
    """Your agency's agreements and the offer that waits, also while none is in force."""
    return door.ask(ReadOwnAgreements())


@router.post("/agreements/{agreement_id}/sign")
def sign_agreement(
    door: AtGate, agreement_id: str, draft: SigningDraft, idempotency_key: WriteKey
) -> Released[AgencyAgreements]:
    """Sign an offer for your agency, naming who holds each role in a memorandum, or decline it."""
    del idempotency_key  # the door reads it
    return door.carry_out(SignAgreement(agreement_id, draft))


@router.post("/agreements/{agreement_id}/end")
def end_agreement(
    door: AtGate, agreement_id: str, draft: TerminationDraft, idempotency_key: WriteKey
) -> Released[AgencyAgreements]:
    """End your agency's agreement after its days of notice."""
    del idempotency_key  # the door reads it
    return door.carry_out(EndAgreement(agreement_id, draft))


@router.get("/ledger")
def read_ledger(door: AtGate) -> Released[Ledger]:
    """What the company gave your agency, and the footage it holds without having filmed or stored it."""
    return door.ask(ReadOwnLedger())
