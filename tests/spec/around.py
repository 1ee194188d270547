"""Which facts an answer about what stands around the portal may draw on: statements and records, from the documents.

Part of the reference policy; see ``reference.py`` for what it may and may not import.
"""

from __future__ import annotations

from typing import Any

from glassporch.policy import agreement_facts as papers
from glassporch.policy import facts as f
from glassporch.policy import request_facts as life
from glassporch.policy import wire as w
from glassporch.policy.casefile import Standing
from glassporch.policy.regime import Regime
from glassporch.policy.roles import Role

STATEMENTS = (w.ListTemplates, w.ListPublished, w.ListStatements, w.ReadStatement, w.ReviewStatement)
MAIL = (w.ReadMailbox, w.ChooseAlerts, w.ListThreads, w.ReadThread, w.WriteLetter)
RECORDS = (w.ListHolders, w.AskForRecords, w.ListRecordsRequests, w.ReadRecordsRequest, w.FetchRecordsFile)


def about_statements(question: Any, standing: Standing, fact: Any) -> bool:
    """Return whether the asker may read a statement: its agency, the company once it was submitted, all once out."""
    if isinstance(question, w.ListTemplates):
        return True
    if isinstance(question, w.ListPublished):
        return fact.published_us is not None
    if standing.role == Role.PARTNERS:
        return fact.submitted  # what an agency drafts for itself is none of the company's business
    return standing.agency_id is not None and fact.agency_id == standing.agency_id


def about_records(question: Any, standing: Standing, fact: Any) -> bool:
    """Return whether the asker may read of a records request: whoever filed it; that an agency exists, everybody."""
    return isinstance(question, w.ListHolders) or fact.account_id == standing.account_id


def about_mail(standing: Standing, fact: Any) -> bool:
    """Return whether the asker may read an e-mail, or what somebody chose to be mailed about."""
    in_own_box = standing.account_id is not None and fact.account_id == standing.account_id
    kind = getattr(fact, "kind", None)
    if kind is None:
        return in_own_box  # a choice
    if standing.role == Role.PARTNERS:
        return kind in ("letter", "suggestion")  # what the company wrote or was written; never a copy of a post
    if kind == "letter":
        return standing.role == Role.ADMINISTRATOR and fact.agency_id == standing.agency_id
    return in_own_box


def is_measured(fact: Any, regime: Regime) -> bool:
    """Return whether a figure of an agency may be drawn on: its deeds, and of residents what is told anyhow."""
    if isinstance(fact, life.AgencyFact):
        return fact.agreement_live and fact.kind in regime.agency.eligible.value
    if isinstance(fact, f.TotalsFact):
        return regime.records.response_totals_to_agency.value
    if isinstance(fact, papers.EntryFact):
        return fact.kind == "download-credited" and regime.partnership.download_credit_usd.value >= 1
    return True


def is_mailed(act: Any, post: Any, regime: Regime) -> bool:
    """Return whether a post is mailed to an officer: a resident's, shown now, of a category that the officer chose."""
    sent = regime.feed.agency_alerts.value and post.state == "published" and post.agency_name == ""
    allowed = act.active and act.agreement_live and act.kind in regime.agency.eligible.value
    return sent and allowed and post.category in act.categories


def comes_out(asked_for: Any, topic: str, fact: Any, times: tuple[int | None, int | None], now_us: int) -> bool:
    """Return whether a record comes out: the agency's own, of a topic and of days asked for, and still held.

    Parameters
    ----------
    times : (int or None, int or None)
        From when to when the record is about; None: without end.
    """
    asked = fact.agency_id == asked_for.agency_id and topic in asked_for.topics and _is_held(fact, now_us)
    first, last = times
    return asked and (first is None or asked_for.to_us >= first) and (last is None or asked_for.from_us <= last)


def _is_held(fact: Any, now_us: int) -> bool:
    """Return whether a clip's copy is still there; what is no clip stays."""
    if getattr(fact, "withdrawn_us", None) is not None:
        return False
    ends = getattr(fact, "expires_us", None)
    return ends is None or now_us < ends
