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
from .footage_request import CheckArea, FileRequest, ListRequests, ReadRequest, ResolveRequest
from .invitations import InviteColleague, ListInvitations, WithdrawInvitation
from .life import AmendRequest, TriageRelease, WithdrawRequest
from .map import FindAddress, ReadBaseIndex, ReadBaseTile, ReadCounts, ReadMapIndex, ReadTile
from .objection import ObjectToFootage
from .onward import ListOtherAgencies, ListPassedOn, PassOn
from .picture import FetchEvidence, FetchFootage, FetchPicture
from .public import ListAttributions, ListPartners, ReadKeys, ReadRegime, ReadRegister, ReadWorld
from .records import AskForRecords, FetchRecordsFile, ListHolders, ListRecordsRequests, ReadRecordsRequest
from .statements import (
    DraftStatement,
    EditStatement,
    ListPublished,
    ListStatements,
    ListTemplates,
    PublishStatement,
    ReadStatement,
    ReviewStatement,
    SubmitStatement,
    WithdrawStatement,
)

ALL_QUESTIONS: Final = (
    AmendRequest,
    AskForRecords,
    CheckArea,
    CloseAccount,
    ExportAgencyMap,
    DraftStatement,
    EditStatement,
    FetchEvidence,
    FetchFootage,
    FetchPicture,
    FetchRecordsFile,
    FileRequest,
    FindAddress,
    InviteColleague,
    ListAttributions,
    ListColleagues,
    ListHolders,
    ListIncidents,
    ListInvitations,
    ListOtherAgencies,
    ListPartners,
    ListPassedOn,
    ListPublicCounts,
    ListPublished,
    ListRecordsRequests,
    ListRegimeChanges,
    ListRequests,
    ListStatements,
    ListTakingPart,
    ListTemplates,
    ObjectToFootage,
    PassOn,
    PublishStatement,
    ReadAgency,
    ReadAgencyMap,
    ReadBaseIndex,
    ReadBaseTile,
    ReadCounts,
    ReadCountyLines,
    ReadKeys,
    ReadMapIndex,
    ReadOutlines,
    ReadRecordsRequest,
    ReadRegime,
    ReadRegister,
    ReadRequest,
    ReadRequestCounts,
    ReadResponseTotals,
    ReadStatement,
    ReadTile,
    ReadWorld,
    ReopenAccount,
    RepeatWrite,
    ResolveRequest,
    SearchAgencyMap,
    ReviewStatement,
    SetAssignedArea,
    SetPosting,
    SubmitStatement,
    TriageRelease,
    WithdrawInvitation,
    WithdrawRequest,
    WithdrawStatement,
)
