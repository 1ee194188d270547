"""How covered facts become disclosures: one function a question, each building its shape and nothing beside it.

A discloser sees covered facts only. One that finds nothing to answer with returns None, which is the same
for "not there", "not yours" and "not to be told".
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

from ..casefile import Standing
from ..regime import Regime
from ..wire import accounts as books
from ..wire import agency as agencies
from ..wire import agency_map as partners
from ..wire import agreements as papers
from ..wire import announcements as hearsay
from ..wire import changes as turns
from ..wire import counted, footage_request, legal_report
from ..wire import demand as demanded
from ..wire import engagement as pushed
from ..wire import feed as neighborhood
from ..wire import invitations as offers
from ..wire import ledger as gains
from ..wire import life as acts
from ..wire import mail as mailed
from ..wire import map as tiles
from ..wire import objection as bystanders
from ..wire import onward as passing  # a name of its own: this package has a module `onward` too
from ..wire import public as sheets
from ..wire import records as asked_for
from ..wire import register as listed
from ..wire import statements as said
from . import (
    accounts,
    agency,
    agency_map,
    agreements,
    announcements,
    changes,
    demands,
    engagement,
    ledger,
    mail,
    maps,
    objection,
    public,
    register,
    requests,
)
from . import feed as posts
from . import onward as hand_overs
from . import records as holdings
from . import regime_sheet as regimes
from . import statements as newsroom

DISCLOSERS: Final[MappingProxyType[type, Callable[[Any, Standing, Any, Regime], Any]]] = MappingProxyType(
    {
        footage_request.CheckArea: requests.area_judgement,
        footage_request.FileRequest: requests.request_filed,
        footage_request.ResolveRequest: requests.request_changed,
        acts.AmendRequest: requests.request_changed,
        acts.WithdrawRequest: requests.request_changed,
        acts.TriageRelease: hand_overs.clip_triaged,
        passing.PassOn: hand_overs.passed_on,
        passing.ListOtherAgencies: hand_overs.other_agencies,
        passing.ListPassedOn: hand_overs.passed_clips,
        neighborhood.ReadAlerts: posts.alert_list,
        neighborhood.ReadFeed: posts.feed_page,
        neighborhood.ReadPost: posts.post_view,
        neighborhood.ReadPostByNumber: posts.post_view,
        neighborhood.CommentOnPost: posts.post_view,
        neighborhood.PostOfficially: posts.post_view,
        counted.ListTakingPart: register.taking_part,
        counted.ReadRequestCounts: register.request_counts,
        footage_request.ListRequests: requests.request_list,
        footage_request.ReadRequest: requests.request_view,
        agencies.ListIncidents: agency.incident_collection,
        books.ReadAgency: accounts.agency_sheet,
        books.ListColleagues: accounts.colleague_list,
        offers.ListInvitations: accounts.invitation_list,
        offers.InviteColleague: accounts.invitation_made,
        offers.WithdrawInvitation: accounts.invitation_line,
        books.SetPosting: accounts.colleague,
        books.CloseAccount: accounts.colleague,
        books.ReopenAccount: accounts.colleague,
        books.SetAssignedArea: accounts.colleague,
        agencies.ReadResponseTotals: agency.response_totals,
        tiles.ReadMapIndex: maps.map_index,
        tiles.ReadCounts: maps.count_list,
        tiles.FindAddress: maps.found_houses,
        tiles.ReadBaseIndex: maps.base_index,
        sheets.ReadWorld: public.world_sheet,
        sheets.ReadKeys: public.key_sheet,
        sheets.ReadRegime: regimes.regime_sheet,
        turns.ListRegimeChanges: changes.regime_changes,
        listed.ReadRegister: register.public_register,
        sheets.ListPartners: public.partner_collection,
        sheets.ListAttributions: public.attribution_list,
        partners.ReadAgencyMap: agency_map.agency_map,
        partners.SearchAgencyMap: agency_map.map_search,
        partners.ReadOutlines: agency_map.outlines,
        partners.ListPublicCounts: agency_map.public_counts,
        hearsay.ListAnnouncements: announcements.announcement_list,
        hearsay.SearchAnnouncements: announcements.found_announcements,
        hearsay.ReadOutsidersList: announcements.outsiders_list,
        hearsay.ListRecordsAnswers: announcements.records_answers,
        demanded.FileDemand: demands.paper,
        demanded.DecideDemand: demands.paper,
        demanded.ListDemands: demands.page,
        demanded.ListPapers: demands.papers,
        demanded.ReadDemand: demands.answer,
        legal_report.ReadLegalReport: demands.legal_report,
        bystanders.ObjectToFootage: objection.objection_received,
        papers.ListPartnerAgencies: agreements.partner_list,
        papers.ReadPartnerAgency: agreements.agency_agreements,
        papers.OfferAgreement: agreements.agency_agreements,
        papers.EndAgreement: agreements.agency_agreements,
        papers.ReadOwnAgreements: agreements.agency_agreements,
        papers.SignAgreement: agreements.agency_agreements,
        papers.ListAgreementsInForce: agreements.agreements_in_force,
        papers.ListSubsidies: agreements.subsidy_list,
        gains.ReadLedgers: ledger.ledger_list,
        gains.ReadOwnLedger: ledger.one_ledger,
        gains.EnterGift: ledger.one_ledger,
        asked_for.ListHolders: holdings.holder_list,
        asked_for.AskForRecords: holdings.records_line,
        asked_for.ListRecordsRequests: holdings.records_list,
        asked_for.ReadRecordsRequest: holdings.records_view,
        mailed.ReadMailbox: mail.mailbox,
        mailed.ChooseAlerts: mail.chosen,
        mailed.ListThreads: mail.thread_list,
        mailed.ReadThread: mail.thread,
        mailed.WriteLetter: mail.thread,
        pushed.ListEngagement: engagement.engagement_list,
        pushed.SendSuggestions: engagement.suggestions_sent,
        said.ListTemplates: newsroom.template_list,
        said.ListStatements: newsroom.statement_list,
        said.ReadStatement: newsroom.statement_view,
        said.ListPublished: newsroom.published_statements,
        said.DraftStatement: newsroom.statement_view,
        said.EditStatement: newsroom.statement_view,
        said.SubmitStatement: newsroom.statement_view,
        said.PublishStatement: newsroom.statement_view,
        said.WithdrawStatement: newsroom.statement_view,
        said.ReviewStatement: newsroom.statement_view,
    }
)
