"""Rule: a records request brings out what its agency holds of the topics and days asked for, and nothing of another's.

What stands in a record about residents is withheld when it is written out (`disclose/records.py`).
"""

from __future__ import annotations

from ..acts_around import AnswerRecords
from ..agreement_facts import AgreementFact, EntryFact
from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import ColleagueFact, ReleaseFact, RequestFact, TotalsFact
from ..mail_facts import MailFact
from ..regime import Regime
from ..request_facts import StepFact
from ..rulebook import covers
from ..statement_facts import StatementFact
from ..wire.records import RecordTopic

Record = (
    RequestFact
    | StepFact
    | ReleaseFact
    | StatementFact
    | TotalsFact
    | ColleagueFact
    | AgreementFact
    | EntryFact
    | MailFact
)


@covers(AnswerRecords)
def what_records_bring_out(act: AnswerRecords, standing: Standing, fact: Record, regime: Regime) -> Vote:
    """A records request brings out what its agency holds of the topics and days asked for, and nothing of another's."""
    del standing, regime
    if fact.agency_id != act.agency_id or topic_of(fact) not in act.topics:
        return None
    began_us, ended_us = span_of(fact)
    touches = (began_us is None or began_us <= act.to_us) and (ended_us is None or act.from_us <= ended_us)
    return Permit() if touches else None


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
        case AgreementFact() | EntryFact():
            return "agreements"
        case MailFact():
            return "e-mails"


def span_of(fact: Record) -> tuple[int | None, int | None]:
    """Return from when to when a record is about, simulated microseconds; None where it stands without end."""
    match fact:
        case RequestFact():
            return fact.filed_us, fact.filed_us
        case StepFact() | EntryFact() | MailFact():
            return fact.at_us, fact.at_us
        case StatementFact():
            return fact.versions[0].at_us, fact.versions[0].at_us
        case AgreementFact():
            ends = [at for at in (fact.ends_us, fact.closed_us) if at is not None]
            return fact.drafted_us, min(ends, default=None)
        case (
            ReleaseFact() | TotalsFact() | ColleagueFact()
        ):  # clips are counted beside their request, whenever they came
            return None, None
