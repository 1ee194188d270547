"""Questions and disclosures: everything that can be asked and every shape that can leave. Imports no facts."""

from __future__ import annotations

from typing import Final

from .accounts import (
    CloseAccount,
    ListColleagues,
    ReadAgency,
    ReopenAccount,
    SetAssignedArea,
    SetPosting,
)
from .agency import ListIncidents, ReadResponseTotals
from .agency_map import (
    ExportAgencyMap,
    ListPublicCounts,
    ReadAgencyMap,
    ReadCountyLines,
    ReadOutlines,
    SearchAgencyMap,
)
from .agreements import (
    EndAgreement,
    ListAgreementsInForce,
    ListPartnerAgencies,
    ListSubsidies,
    OfferAgreement,
    ReadOwnAgreements,
    ReadPartnerAgency,
    RepeatSigning,
    SignAgreement,
)
from .base import RepeatWrite
from .changes import ListRegimeChanges
from .counted import ListTakingPart, ReadRequestCounts
from .footage_request import CheckArea, FileRequest, ListRequests, ReadRequest, ResolveRequest
from .invitations import InviteColleague, ListInvitations, WithdrawInvitation
from .ledger import EnterGift, ReadLedgers, ReadOwnLedger
from .life import AmendRequest, TriageRelease, WithdrawRequest
from .map import FindAddress, ReadBaseIndex, ReadBaseTile, ReadCounts, ReadMapIndex, ReadTile
from .objection import ObjectToFootage
from .onward import ListOtherAgencies, ListPassedOn, PassOn
from .picture import FetchEvidence, FetchFootage, FetchPicture
from .public import ListAttributions, ListPartners, ReadKeys, ReadRegime, ReadRegister, ReadWorld

ALL_QUESTIONS: Final = (
    AmendRequest,
    CheckArea,
    CloseAccount,
    ExportAgencyMap,
    EndAgreement,
    EnterGift,
    FetchEvidence,
    FetchFootage,
    FetchPicture,
    FileRequest,
    FindAddress,
    InviteColleague,
    ListAgreementsInForce,
    ListAttributions,
    ListColleagues,
    ListIncidents,
    ListInvitations,
    ListOtherAgencies,
    ListPartnerAgencies,
    ListPartners,
    ListPassedOn,
    ListPublicCounts,
    ListRegimeChanges,
    ListRequests,
    ListSubsidies,
    ListTakingPart,
    ObjectToFootage,
    OfferAgreement,
    PassOn,
    ReadAgency,
    ReadAgencyMap,
    ReadBaseIndex,
    ReadBaseTile,
    ReadCounts,
    ReadCountyLines,
    ReadKeys,
    ReadLedgers,
    ReadMapIndex,
    ReadOutlines,
    ReadOwnAgreements,
    ReadOwnLedger,
    ReadPartnerAgency,
    ReadRegime,
    ReadRegister,
    ReadRequest,
    ReadRequestCounts,
    ReadResponseTotals,
    ReadTile,
    ReadWorld,
    ReopenAccount,
    RepeatSigning,
    RepeatWrite,
    ResolveRequest,
    SearchAgencyMap,
    SetAssignedArea,
    SetPosting,
    SignAgreement,
    TriageRelease,
    WithdrawInvitation,
    WithdrawRequest,
)
