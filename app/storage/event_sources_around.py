"""Which tables hold what happened around the portal: feed, agreements, papers, demands: lines of the log."""

from __future__ import annotations

from typing import Final

from sqlmodel import col

from ..models import (
    Agreement,
    AgreementEvent,
    DecisionAbout,
    DecisionRow,
    DemandEvent,
    DemandOrigin,
    FeedAlert,
    LedgerEntry,
    LegalDemand,
    LegalNotice,
    LegalReport,
    Mail,
    Person,
    Post,
    PostComment,
    PostCommentOrigin,
    PostEvent,
    PostOrigin,
    Production,
    ProductionOrigin,
    ProductionStep,
    RecordsRequest,
    Statement,
    StatementVersion,
)
from .event_source import Source, further, joined

_STEP_OF_POST: Final = further(
    joined(PostEvent, Post, col(Post.id) == col(PostEvent.post_id)),
    PostOrigin,
    col(PostOrigin.post_id) == col(Post.id),
    maybe=True,
)
_COMMENTED: Final = joined(PostComment, PostCommentOrigin, col(PostCommentOrigin.comment_id) == col(PostComment.id))
_AGREED: Final = joined(AgreementEvent, Agreement, col(Agreement.id) == col(AgreementEvent.agreement_id))
_STATED: Final = joined(StatementVersion, Statement, col(Statement.id) == col(StatementVersion.statement_id))
_DEMANDED: Final = joined(DemandEvent, LegalDemand, col(LegalDemand.id) == col(DemandEvent.demand_id))
_CONSENTED: Final = joined(DemandOrigin, LegalDemand, col(LegalDemand.id) == col(DemandOrigin.demand_id))
_WRITTEN: Final = joined(Post, PostOrigin, col(PostOrigin.post_id) == col(Post.id), maybe=True)
_PRODUCED: Final = joined(
    Production, ProductionOrigin, col(ProductionOrigin.production_id) == col(Production.id), maybe=True
)
_HANDED: Final = joined(ProductionStep, Production, col(Production.id) == col(ProductionStep.production_id))
_DECIDED: Final = joined(DecisionAbout, DecisionRow, col(DecisionRow.id) == col(DecisionAbout.decision_id))

_OF_THE_FEED: Final = (
    Source(
        "post-written",
        col(Post.at_us),
        col(Post.id),
        {
            "agency_id": col(Post.agency_id),
            "account_id": col(PostOrigin.account_id),
            "household_id": col(PostOrigin.household_id),
        },
        ("category", "title", "text", "label", "number", "level", "x", "y"),
        None,
        _WRITTEN,
    ),
    Source(
        "post",
        col(PostEvent.at_us),
        col(PostEvent.id),
        {
            "agency_id": col(Post.agency_id),
            "account_id": col(PostEvent.account_id),
            "household_id": col(PostOrigin.household_id),
            "about": col(PostEvent.post_id),
        },
        ("note",),
        col(PostEvent.step),
        _STEP_OF_POST,
    ),
    Source(
        "post-comment",
        col(PostComment.at_us),
        col(PostComment.id),
        {
            "agency_id": col(PostComment.agency_id),
            "account_id": col(PostCommentOrigin.account_id),
            "about": col(PostComment.post_id),
        },
        ("label", "text"),
        None,
        _COMMENTED,
    ),
    Source("post-alert", col(FeedAlert.at_us), col(FeedAlert.post_id), {"account_id": col(FeedAlert.account_id)}),
)
_OF_AGREEMENTS: Final = (
    Source(
        "mail",
        col(Mail.at_us),
        col(Mail.id),
        {"agency_id": col(Mail.agency_id), "account_id": col(Mail.account_id), "about": col(Mail.thread_id)},
        ("side", "by", "category", "subject", "text"),
        col(Mail.kind),
    ),
    Source(
        "agreement",
        col(AgreementEvent.at_us),
        col(AgreementEvent.id),
        {"agency_id": col(Agreement.agency_id), "about": col(AgreementEvent.agreement_id)},
        ("by", "note"),
        col(AgreementEvent.step),
        _AGREED,
    ),
    Source(
        "ledger",
        col(LedgerEntry.at_us),
        col(LedgerEntry.id),
        {"agency_id": col(LedgerEntry.agency_id)},
        ("number", "agency_usd", "company_usd"),
        col(LedgerEntry.kind),
    ),
    Source(
        "statement",
        col(StatementVersion.at_us),
        col(StatementVersion.id),
        {
            "agency_id": col(Statement.agency_id),
            "account_id": col(StatementVersion.account_id),
            "about": col(StatementVersion.statement_id),
        },
        ("side", "title", "text", "note"),
        col(StatementVersion.step),
        _STATED,
    ),
)
_OF_RECORDS: Final = tuple(
    Source(
        kind,
        at,
        col(RecordsRequest.id),
        {"agency_id": col(RecordsRequest.agency_id), "account_id": col(RecordsRequest.account_id)},
        ("topics", "from_us", "to_us"),
    )
    for kind, at in (
        ("records-asked", col(RecordsRequest.filed_us)),
        ("records-answered", col(RecordsRequest.answered_us)),
    )
)
_OF_DEMANDS: Final = (
    Source(
        "demand-paper",
        col(LegalDemand.filed_us),
        col(LegalDemand.id),
        {"agency_id": col(LegalDemand.agency_id), "account_id": col(LegalDemand.account_id)},
        ("kind", "authority", "wants", "from_us", "to_us", "secrecy", "outcome", "grounds"),
    ),
    Source(
        "demand",
        col(DemandEvent.at_us),
        col(DemandEvent.id),
        {
            "agency_id": col(LegalDemand.agency_id),
            "account_id": col(DemandEvent.account_id),
            "about": col(DemandEvent.demand_id),
        },
        ("note",),
        col(DemandEvent.step),
        _DEMANDED,
    ),
    Source(
        "demand-consented",
        col(DemandOrigin.consented_us),
        col(DemandOrigin.demand_id),
        {
            "agency_id": col(LegalDemand.agency_id),
            "account_id": col(DemandOrigin.consented_by),
            "household_id": col(DemandOrigin.household_id),
        },
        (),
        None,
        _CONSENTED,
    ),
    Source(
        "produced",
        col(Production.produced_us),
        col(Production.id),
        {
            "agency_id": col(Production.agency_id),
            "household_id": col(ProductionOrigin.household_id),
            "about": col(Production.demand_id),
        },
        ("start_us", "end_us", "media_type", "sha256"),
        None,
        _PRODUCED,
    ),
    Source(
        "production",
        col(ProductionStep.at_us),
        col(ProductionStep.id),
        {"agency_id": col(Production.agency_id), "about": col(ProductionStep.production_id)},
        ("actor", "sha256_before", "sha256_after"),
        col(ProductionStep.step),
        _HANDED,
    ),
    Source(
        "demand-told",
        col(LegalNotice.told_us),
        col(LegalNotice.demand_id),
        {"household_id": col(LegalNotice.household_id)},
    ),
    Source("legal-report", col(LegalReport.published_us), col(LegalReport.half), {}),
)
_OF_RESIDENTS: Final = (
    Source(
        "moved-out",
        col(Person.left_us),
        col(Person.account_id),
        {"account_id": col(Person.account_id), "household_id": col(Person.household_id)},
    ),
    Source(
        "decision-about",
        col(DecisionRow.at_us),
        col(DecisionRow.id),
        {"household_id": col(DecisionAbout.household_id), "request_id": col(DecisionRow.request_id)},
        (),
        None,
        _DECIDED,
    ),
)
SOURCES_AROUND: Final = (*_OF_THE_FEED, *_OF_AGREEMENTS, *_OF_RECORDS, *_OF_DEMANDS, *_OF_RESIDENTS)
"""What happens around the portal, and to its residents."""
