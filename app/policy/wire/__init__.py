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
from .announcements import ListAnnouncements, ListRecordsAnswers, ReadOutsidersList, SearchAnnouncements
from .base import RepeatWrite
from .changes import ListRegimeChanges
from .counted import ListTakingPart, ReadRequestCounts
from .demand import (
    DecideDemand,
    FetchProduced,
    FetchProducedEvidence,
    FileDemand,
    ListDemands,
    ListPapers,
    ReadDemand,
)
from .engagement import ListEngagement, SendSuggestions
from .feed import CommentOnPost, FetchPostFootage, PostOfficially, ReadAlerts, ReadFeed, ReadPost, ReadPostByNumber
from .footage_request import CheckArea, FileRequest, ListRequests, ReadRequest, ResolveRequest
from .invitations import InviteColleague, ListInvitations, WithdrawInvitation
from .ledger import EnterGift, ReadLedgers, ReadOwnLedger
from .legal_report import ReadLegalReport
from .life import AmendRequest, TriageRelease, WithdrawRequest
from .mail import ChooseAlerts, ListThreads, ReadMailbox, ReadThread, WriteLetter
from .map import FindAddress, ReadBaseIndex, ReadBaseTile, ReadCounts, ReadMapIndex, ReadTile
from .objection import ObjectToFootage
from .onward import ListOtherAgencies, ListPassedOn, PassOn
from .picture import FetchEvidence, FetchFootage, FetchPicture
from .public import ListAttributions, ListPartners, ReadKeys, ReadRegime, ReadWorld
from .records import AskForRecords, FetchRecordsFile, ListHolders, ListRecordsRequests, ReadRecordsRequest
from .register import ExportRegister, ReadRegister
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
    ListAnnouncements,
    ListRecordsAnswers,
    ReadOutsidersList,
    SearchAnnouncements,
    AmendRequest,
    AskForRecords,
    CheckArea,
    CloseAccount,
    ExportAgencyMap,
    ExportRegister,
    EndAgreement,
    EnterGift,
    DecideDemand,
    CommentOnPost,
    DraftStatement,
    EditStatement,
    FetchEvidence,
    FetchFootage,
    FetchPicture,
    FetchProduced,
    FetchProducedEvidence,
    FileDemand,
    FetchRecordsFile,
    FileRequest,
    FindAddress,
    InviteColleague,
    ListAgreementsInForce,
    ListAttributions,
    ListColleagues,
    ListDemands,
    ListHolders,
    ListIncidents,
    ListInvitations,
    ListOtherAgencies,
    ListPartnerAgencies,
    ListPapers,
    ListPartners,
    ListPassedOn,
    ListPublicCounts,
    ListPublished,
    ListRecordsRequests,
    ListRegimeChanges,
    ListRequests,
    ListSubsidies,
    ListStatements,
    ListTakingPart,
    ListTemplates,
    ObjectToFootage,
    OfferAgreement,
    PassOn,
    PostOfficially,
    PublishStatement,
    ReadAgency,
    ReadAgencyMap,
    ReadBaseIndex,
    ReadBaseTile,
    ReadCounts,
    ReadCountyLines,
    ReadDemand,
    ReadKeys,
    ReadLedgers,
    ReadLegalReport,
    ReadMapIndex,
    ReadOutlines,
    ReadOwnAgreements,
    ReadOwnLedger,
    ReadPartnerAgency,
    ReadAlerts,
    ReadFeed,
    ReadPost,
    ReadPostByNumber,
    FetchPostFootage,
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
    RepeatSigning,
    RepeatWrite,
    ResolveRequest,
    SearchAgencyMap,
    ReviewStatement,
    SetAssignedArea,
    SetPosting,
    SignAgreement,
    SubmitStatement,
    TriageRelease,
    WithdrawInvitation,
    WithdrawRequest,
    WithdrawStatement,
    ChooseAlerts,
    ListEngagement,
    ListThreads,
    ReadMailbox,
    ReadThread,
    SendSuggestions,
    WriteLetter,
)
