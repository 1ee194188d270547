"""Rule: an agency reads its own requests, what was released to it, its own incidents and accounts, no other's."""

from __future__ import annotations

from typing import Protocol

from ..casefile import Standing
from ..decision import Permit, Vote
from ..regime import Regime
from ..rulebook import covers
from ..wire.accounts import (
    CloseAccount,
    ListColleagues,
    ReadAgency,
    ReopenAccount,
    SetAssignedArea,
    SetPosting,
)
from ..wire.agency import ListIncidents, ReadResponseTotals
from ..wire.base import Question
from ..wire.footage_request import FileRequest, ListRequests, ReadRequest, ResolveRequest
from ..wire.invitations import InviteColleague, ListInvitations, WithdrawInvitation
from ..wire.life import AmendRequest, TriageRelease, WithdrawRequest
from ..wire.onward import PassOn
from ..wire.picture import FetchEvidence, FetchFootage, FetchPicture


class AgencyOwned(Protocol):
    """A fact that stands in one agency's file."""

    @property
    def agency_id(self) -> str:
        """The agency in whose file the fact stands."""
        ...


@covers(
    FileRequest,
    ResolveRequest,
    AmendRequest,
    WithdrawRequest,
    TriageRelease,
    PassOn,
    ListRequests,
    ReadRequest,
    FetchPicture,
    FetchFootage,
    FetchEvidence,
    ListIncidents,
    ListColleagues,
    ReadResponseTotals,
    ReadAgency,
    ListInvitations,
    InviteColleague,
    WithdrawInvitation,
    SetPosting,
    CloseAccount,
    ReopenAccount,
    SetAssignedArea,
)
def whose_request_is_it(question: Question[object], standing: Standing, fact: AgencyOwned, regime: Regime) -> Vote:
    """An agency reads its own requests, what was released to it, its own incidents and accounts, no other's."""
    del question, regime
    return Permit() if fact.agency_id == standing.agency_id else None
