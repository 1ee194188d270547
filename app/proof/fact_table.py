"""Which kinds of facts each question's answer is made from, by reading what `services/casefiles.py` loads.

A test holds that no question on which a covering rule votes is left out. That the kinds are the right ones is held by
no test.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..policy.account_facts import InvitationFact, IssuedFact, OwnAgencyFact
from ..policy.facts import (
    AttributionFact,
    ColleagueFact,
    CountFact,
    CountyLinesFact,
    CourseFact,
    HouseFact,
    IncidentFact,
    KnownAgencyFact,
    MapFileFact,
    PartnerFact,
    PlaceFact,
    PublicCountFact,
    RegimeChangeFact,
    ReleaseFact,
    RequestFact,
    StateFact,
    TileFact,
    TotalsFact,
    WorldFact,
)
from ..policy.records_facts import RecordsFact, RecordsFileFact
from ..policy.request_facts import AgencyFact, CommentFact, KeyFact, OnwardFact, StepFact
from ..policy.statement_facts import StatementFact, TemplateFact
from ..policy.wire import (
    accounts,
    agency,
    agency_map,
    changes,
    counted,
    footage_request,
    invitations,
    life,
    objection,
    onward,
    picture,
    public,
    records,
    statements,
)
from ..policy.wire import map as tiles

FACTS_OF: Final[Mapping[type, tuple[type, ...]]] = MappingProxyType(
    {
        footage_request.FileRequest: (RequestFact,),
        footage_request.ResolveRequest: (RequestFact,),
        footage_request.ListRequests: (RequestFact, ReleaseFact),
        footage_request.ReadRequest: (RequestFact, ReleaseFact, StepFact, CommentFact, OnwardFact),
        life.AmendRequest: (RequestFact,),
        life.WithdrawRequest: (RequestFact,),
        life.TriageRelease: (ReleaseFact,),
        onward.PassOn: (OnwardFact,),
        onward.ListPassedOn: (OnwardFact,),
        onward.ListOtherAgencies: (AgencyFact,),
        picture.FetchPicture: (ReleaseFact,),
        picture.FetchFootage: (ReleaseFact,),
        picture.FetchEvidence: (ReleaseFact,),
        agency.ListIncidents: (IncidentFact,),
        agency.ReadResponseTotals: (TotalsFact,),
        accounts.ListColleagues: (ColleagueFact,),
        accounts.SetPosting: (ColleagueFact,),
        accounts.CloseAccount: (ColleagueFact,),
        accounts.ReopenAccount: (ColleagueFact,),
        accounts.SetAssignedArea: (ColleagueFact,),
        accounts.ReadAgency: (OwnAgencyFact,),
        invitations.ListInvitations: (InvitationFact,),
        invitations.WithdrawInvitation: (InvitationFact,),
        invitations.InviteColleague: (IssuedFact,),
        tiles.ReadMapIndex: (TileFact,),
        tiles.ReadTile: (TileFact,),
        tiles.ReadCounts: (CountFact,),
        tiles.FindAddress: (HouseFact,),
        tiles.ReadBaseIndex: (TileFact,),
        tiles.ReadBaseTile: (TileFact,),
        counted.ListTakingPart: (AgencyFact,),
        counted.ReadRequestCounts: (RequestFact,),
        **dict.fromkeys(
            (
                statements.DraftStatement,
                statements.EditStatement,
                statements.SubmitStatement,
                statements.PublishStatement,
                statements.WithdrawStatement,
                statements.ReviewStatement,
                statements.ListStatements,
                statements.ReadStatement,
                statements.ListPublished,
            ),
            (StatementFact,),
        ),
        records.ListHolders: (AgencyFact,),
        records.AskForRecords: (RecordsFact,),
        records.ListRecordsRequests: (RecordsFact,),
        records.ReadRecordsRequest: (RecordsFact, RecordsFileFact),
        records.FetchRecordsFile: (RecordsFileFact,),
        statements.ListTemplates: (TemplateFact,),
        public.ReadRegister: (RequestFact, StepFact, CommentFact),
        public.ReadWorld: (WorldFact,),
        public.ReadRegime: (WorldFact,),
        public.ReadKeys: (KeyFact,),
        public.ListPartners: (PartnerFact,),
        public.ListAttributions: (AttributionFact,),
        agency_map.ReadAgencyMap: (PartnerFact, StateFact),
        agency_map.SearchAgencyMap: (PartnerFact, PlaceFact, KnownAgencyFact),
        agency_map.ReadOutlines: (StateFact,),
        agency_map.ListPublicCounts: (PublicCountFact,),
        agency_map.ReadCountyLines: (CountyLinesFact,),
        agency_map.ExportAgencyMap: (MapFileFact,),
        changes.ListRegimeChanges: (CourseFact, RegimeChangeFact),
        objection.ObjectToFootage: (WorldFact,),
    }
)
