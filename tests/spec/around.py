"""Which facts an answer about what stands around the portal may draw on: statements and records, from the documents.

Part of the reference policy; see ``reference.py`` for what it may and may not import.
"""

from __future__ import annotations

from typing import Any

from glassporch.policy import wire as w
from glassporch.policy.casefile import Standing
from glassporch.policy.roles import Role

STATEMENTS = (w.ListTemplates, w.ListPublished, w.ListStatements, w.ReadStatement, w.ReviewStatement)
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


def comes_out(asked_for: Any, topic: str, fact: Any, at_us: int | None, now_us: int) -> bool:
    """Return whether a record comes out: the agency's own, of a topic and of days asked for, and still held."""
    asked = fact.agency_id == asked_for.agency_id and topic in asked_for.topics and _is_held(fact, now_us)
    return asked and (at_us is None or asked_for.from_us <= at_us <= asked_for.to_us)


def _is_held(fact: Any, now_us: int) -> bool:
    """Return whether a clip's copy is still there; what is no clip stays."""
    if getattr(fact, "withdrawn_us", None) is not None:
        return False
    ends = getattr(fact, "expires_us", None)
    return ends is None or now_us < ends
