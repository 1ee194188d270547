"""Rule: whoever asked for records reads the answer; that an agency exists is public."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Permit, Vote
from ..records_facts import RecordsFact, RecordsFileFact
from ..regime import Regime
from ..request_facts import AgencyFact
from ..rulebook import covers
from ..wire.base import Question
from ..wire.records import AskForRecords, FetchRecordsFile, ListHolders, ListRecordsRequests, ReadRecordsRequest


@covers(ListHolders, AskForRecords, ListRecordsRequests, ReadRecordsRequest, FetchRecordsFile)
def whose_records_are_they(
    question: Question[object], standing: Standing, fact: AgencyFact | RecordsFact | RecordsFileFact, regime: Regime
) -> Vote:
    """Whoever asked for records reads the answer; that an agency exists is public."""
    del question, regime
    if isinstance(fact, AgencyFact):
        return Permit()
    return Permit() if fact.account_id == standing.account_id else None
