"""Which facts the questions about what stands around the portal need: agreements, statements, mail, feed, papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection

from ..policy.casefile import Standing
from ..policy.roles import Role
from ..policy.wire.agreements import (
    ListAgreementsInForce,
    ListPartnerAgencies,
    ListSubsidies,
    ReadOwnAgreements,
    ReadPartnerAgency,
)
from ..policy.wire.demand import PAGE as DEMANDS
from ..policy.wire.demand import ListDemands, ListPapers, ReadDemand
from ..policy.wire.engagement import ListEngagement
from ..policy.wire.feed import ReadAlerts, ReadPost, ReadPostByNumber
from ..policy.wire.ledger import ReadLedgers, ReadOwnLedger
from ..policy.wire.legal_report import ReadLegalReport
from ..policy.wire.mail import PAGE as MAILS
from ..policy.wire.mail import ListThreads, ReadMailbox, ReadThread
from ..policy.wire.paging import place_of
from ..policy.wire.records import PAGE as RECORDS
from ..policy.wire.records import ListHolders, ListRecordsRequests, ReadRecordsRequest
from ..policy.wire.statements import PAGE as STATEMENTS
from ..policy.wire.statements import ListPublished, ListStatements, ListTemplates, ReadStatement, Side
from ..storage import (
    agreements,
    demands,
    feed,
    ledger,
    mail,
    onward,
    records_requests,
    statements,
)
from ..storage.worlds_rows import Now
from .agreements import sheet_of
from .coaching import measure
from .gains import book_of
from .statement_templates import TEMPLATES

Load = Callable[[Connection, Any, Standing, Now], Iterable[Any]]
"""Loads the facts of a question for a reader."""


def _own_demands(rows: Connection, question: ListDemands, standing: Standing, now: Now) -> Iterable[Any]:
    del now
    return demands.list_newest(rows, standing.agency_id or "", place_of(question.after), DEMANDS + 1)


def _one_demand(rows: Connection, question: ReadDemand, standing: Standing, now: Now) -> Iterable[Any]:
    del standing, now
    found = demands.find_demand(rows, question.demand_id)
    produced = demands.list_produced(rows, question.demand_id)  # looked for whether there is a demand or none
    return [found, *produced] if found else []


def _papers(rows: Connection, question: ListPapers, standing: Standing, now: Now) -> Iterable[Any]:
    del standing, now
    return demands.list_papers(rows, question.which, place_of(question.after), DEMANDS + 1)


def _reports(rows: Connection, question: ReadLegalReport, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing, now
    return demands.list_reports(rows)


def _alerts(rows: Connection, question: ReadAlerts, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    return feed.list_by_ids(rows, [post_id for post_id, _ in standing.alerts])


def _post(rows: Connection, question: ReadPost | ReadPostByNumber, standing: Standing, now: Now) -> Iterable[Any]:
    del standing, now
    if isinstance(question, ReadPostByNumber):
        post = feed.find_by_number(rows, question.number)
    else:
        post = feed.find_post(rows, question.post_id)
    comments = feed.list_comments(rows, (post,) if post else ())  # looked for whether there is a post or none
    return [post, *comments] if post else []


def _all_agreements(rows: Connection, question: ListPartnerAgencies, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing
    return [*onward.list_agencies(rows, now.clock_us), *agreements.list_agreements(rows)]


def _one_agencys(rows: Connection, question: ReadPartnerAgency, standing: Standing, now: Now) -> Iterable[Any]:
    del standing
    return sheet_of(rows, question.agency_id, now.clock_us)


def _own_agreements(rows: Connection, question: ReadOwnAgreements, standing: Standing, now: Now) -> Iterable[Any]:
    del question
    return sheet_of(rows, standing.agency_id or "", now.clock_us)


def _in_force(rows: Connection, question: ListAgreementsInForce, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing
    return agreements.list_in_force(rows, now.clock_us)


def _subsidies(rows: Connection, question: ListSubsidies, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing, now
    return agreements.list_subsidies(rows)


def _ledgers(rows: Connection, question: ReadLedgers, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing
    return [*onward.list_agencies(rows, now.clock_us), *ledger.list_entries(rows)]


def _own_ledger(rows: Connection, question: ReadOwnLedger, standing: Standing, now: Now) -> Iterable[Any]:
    del question
    agency_id = standing.agency_id or ""
    return [*book_of(rows, agency_id, now.clock_us), *ledger.list_received(rows, agency_id)]


def _statements(rows: Connection, question: ListStatements, standing: Standing, now: Now) -> Iterable[Any]:
    side: Side = "company" if standing.role is Role.PARTNERS else "agency"
    after = place_of(question.after)
    return statements.list_latest(rows, now.clock_us, side, standing.agency_id, (after, STATEMENTS + 1))


def _published(rows: Connection, question: ListPublished, standing: Standing, now: Now) -> Iterable[Any]:
    del standing
    return statements.list_published(rows, now.clock_us, place_of(question.after), STATEMENTS + 1)


def _one_statement(rows: Connection, question: ReadStatement, standing: Standing, now: Now) -> Iterable[Any]:
    del standing
    found = statements.find_statement(rows, now.clock_us, question.statement_id)
    return [found] if found else []


def _templates(rows: Connection, question: ListTemplates, standing: Standing, now: Now) -> Iterable[Any]:
    del rows, question, standing, now
    return TEMPLATES


def _mailbox(rows: Connection, question: ReadMailbox, standing: Standing, now: Now) -> Iterable[Any]:
    del now
    account_id, after = standing.account_id or "", place_of(question.after)
    return [mail.find_choice(rows, account_id), *mail.list_mailbox(rows, account_id, after, MAILS + 1)]


def _threads(rows: Connection, question: ListThreads, standing: Standing, now: Now) -> Iterable[Any]:
    del now
    return mail.list_last_letters(rows, standing.agency_id, place_of(question.after), MAILS + 1)


def _thread(rows: Connection, question: ReadThread, standing: Standing, now: Now) -> Iterable[Any]:
    del standing, now
    return mail.list_last_of(rows, question.thread_id, place_of(question.after), MAILS + 1)


def _engagement(rows: Connection, question: ListEngagement, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing
    return measure(rows, now.clock_us)


def _holders(rows: Connection, question: ListHolders, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing
    return onward.list_agencies(rows, now.clock_us)


def _records(rows: Connection, question: ListRecordsRequests, standing: Standing, now: Now) -> Iterable[Any]:
    del now
    return records_requests.list_requests(rows, standing.account_id or "", place_of(question.after), RECORDS + 1)


def _one_records_request(rows: Connection, question: ReadRecordsRequest, standing: Standing, now: Now) -> Iterable[Any]:
    del standing, now
    found = records_requests.find_request(rows, question.records_id)
    files = records_requests.list_files(rows, question.records_id)  # looked for whether there is a request or none
    return [found, *files] if found else []


FACTS_AROUND: Final[Mapping[type, Load]] = MappingProxyType(
    {
        ReadAlerts: _alerts,
        ReadPost: _post,
        ReadPostByNumber: _post,
        ListDemands: _own_demands,
        ReadDemand: _one_demand,
        ListPapers: _papers,
        ReadLegalReport: _reports,
        ListStatements: _statements,
        ListPublished: _published,
        ReadStatement: _one_statement,
        ListTemplates: _templates,
        ReadMailbox: _mailbox,
        ListThreads: _threads,
        ReadThread: _thread,
        ListEngagement: _engagement,
        ListHolders: _holders,
        ListRecordsRequests: _records,
        ReadRecordsRequest: _one_records_request,
        ListPartnerAgencies: _all_agreements,
        ReadPartnerAgency: _one_agencys,
        ReadOwnAgreements: _own_agreements,
        ListAgreementsInForce: _in_force,
        ListSubsidies: _subsidies,
        ReadLedgers: _ledgers,
        ReadOwnLedger: _own_ledger,
    }
)
