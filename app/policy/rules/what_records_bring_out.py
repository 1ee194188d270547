"""Rule: a records request brings out what its agency holds of the topics and days asked for, and nothing of another's.

What stands in a record about residents is withheld when it is written out (`disclose/records.py`).
"""

from __future__ import annotations

from ..acts import AnswerRecords
from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import ColleagueFact, ReleaseFact, RequestFact, TotalsFact
from ..regime import Regime
from ..request_facts import StepFact
from ..rulebook import covers
from ..statement_facts import StatementFact
from ..wire.records import RecordTopic

Record = RequestFact | StepFact | ReleaseFact | StatementFact | TotalsFact | ColleagueFact


@covers(AnswerRecords)
def what_records_bring_out(act: AnswerRecords, standing: Standing, fact: Record, regime: Regime) -> Vote:
    """A records request brings out what its agency holds of the topics and days asked for, and nothing of another's."""
    del standing, regime
    if fact.agency_id != act.agency_id or topic_of(fact) not in act.topics:
        return None
    at_us = moment_of(fact)
    return Permit() if at_us is None or act.from_us <= at_us <= act.to_us else None


def topic_of(fact: Record) -> RecordTopic:
    """Return the topic to which a record belongs."""
    match fact:
        case RequestFact() | StepFact() | ReleaseFact():
            return "requests"
        case StatementFact():
            return "statements"
        case TotalsFact():
            return "statistics"
        case ColleagueFact():
            return "accounts"


def moment_of(fact: Record) -> int | None:
    """Return when a record was made, simulated microseconds; None for what stands at present."""
    match fact:
        case RequestFact():
            return fact.filed_us
        case StepFact():
            return fact.at_us
        case ReleaseFact():
            return fact.released_us
        case StatementFact():
            return fact.versions[0].at_us
        case TotalsFact() | ColleagueFact():
            return None
