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
from .base import RepeatWrite
from .changes import ListRegimeChanges
from .counted import ListTakingPart, ReadRequestCounts
from .demand import DecideDemand, FetchProduced, FileDemand, ListDemands, ListPapers, ReadDemand
from .footage_request import CheckArea, FileRequest, ListRequests, ReadRequest, ResolveRequest
from .invitations import InviteColleague, ListInvitations, WithdrawInvitation
from .legal_report import ReadLegalReport
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
    DecideDemand,
    FetchEvidence,
    FetchFootage,
    FetchPicture,
    FetchProduced,
    FileDemand,
    FileRequest,
    FindAddress,
    InviteColleague,
    ListAttributions,
    ListColleagues,
    ListDemands,
    ListIncidents,
    ListInvitations,
    ListOtherAgencies,
    ListPapers,
    ListPartners,
    ListPassedOn,
    ListPublicCounts,
    ListRegimeChanges,
    ListRequests,
    ListTakingPart,
    ObjectToFootage,
    PassOn,
    ReadAgency,
    ReadAgencyMap,
    ReadBaseIndex,
    ReadBaseTile,
    ReadCounts,
    ReadCountyLines,
    ReadDemand,
    ReadKeys,
    ReadLegalReport,
    ReadMapIndex,
    ReadOutlines,
    ReadRegime,
    ReadRegister,
    ReadRequest,
    ReadRequestCounts,
    ReadResponseTotals,
    ReadTile,
    ReadWorld,
    ReopenAccount,
    RepeatWrite,
    ResolveRequest,
    SearchAgencyMap,
    SetAssignedArea,
    SetPosting,
    TriageRelease,
    WithdrawInvitation,
    WithdrawRequest,
)
