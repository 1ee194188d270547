"""How the records of an agency are written out for whoever asked, with everything about residents withheld.

Withheld are the footage and every detail of who shared it, contact details, and numbers of clips too small to be told.
Officers act in public office: their names stay.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from ..acts import AnswerRecords
from ..casefile import Standing
from ..facts import ColleagueFact, ReleaseFact, RequestFact, TotalsFact
from ..records_facts import RecordsFact, RecordsFileFact, RecordTable
from ..redaction import WITHHELD, without_details
from ..regime import Regime
from ..request_facts import AgencyFact, StepFact
from ..statement_facts import StatementFact
from ..wire import records
from ..wire.base import moment
from . import records_mail as papers

EXEMPTIONS: Final = (
    "Footage, and who shared it: withheld as personal details of residents and as evidence.",
    "Contact details: withheld as personal details.",
    "E-mail and house addresses and telephone numbers in letters, messages and notes: blackened as personal details.",
    "What residents wrote in posts that were mailed to officers: withheld; numbers by month are given.",
    "Numbers of clips, mailed posts and downloads too small to be told: withheld, as they could point at a household.",
    "Where small numbers are protected: months of which not every day was asked for, and the last digits of numbers.",
)


def holder_list(
    question: records.ListHolders, standing: Standing, facts: tuple[AgencyFact, ...], regime: Regime
) -> records.HolderList:
    """List the agencies by name."""
    del question, standing, regime
    by_name = sorted(facts, key=lambda fact: (fact.name, fact.agency_id))
    return records.HolderList(agencies=tuple(records.Holder(id=fact.agency_id, name=fact.name) for fact in by_name))


def line_of(fact: RecordsFact) -> records.RecordsLine:
    """Show one records request."""
    return records.RecordsLine(
        id=fact.records_id,
        agency=fact.agency_name,
        topics=fact.topics,
        from_day=moment(fact.from_us).date(),
        to_day=moment(fact.to_us).date(),
        state="waiting" if fact.answered_us is None else "answered",
        filed_at=moment(fact.filed_us),
        due_at=moment(fact.due_us),
        answered_at=None if fact.answered_us is None else moment(fact.answered_us),
    )


def records_line(
    question: records.AskForRecords, standing: Standing, facts: tuple[RecordsFact, ...], regime: Regime
) -> records.RecordsLine | None:
    """Show the request that was filed."""
    del question, standing, regime
    return next((line_of(fact) for fact in facts), None)


def records_list(
    question: records.ListRecordsRequests, standing: Standing, facts: tuple[RecordsFact, ...], regime: Regime
) -> records.RecordsList:
    """List one's own requests, newest first."""
    del question, standing, regime
    newest = sorted(facts, key=lambda fact: (-fact.filed_us, fact.records_id))
    return records.RecordsList(requests=tuple(line_of(fact) for fact in newest))


def records_view(
    question: records.ReadRecordsRequest,
    standing: Standing,
    facts: tuple[RecordsFact | RecordsFileFact, ...],
    regime: Regime,
) -> records.RecordsView | None:
    """Show one request with its files."""
    del question, standing, regime
    files = sorted((fact for fact in facts if isinstance(fact, RecordsFileFact)), key=lambda fact: fact.name)
    for fact in facts:
        if isinstance(fact, RecordsFact):
            return records.RecordsView(
                request=line_of(fact),
                files=tuple(
                    records.RecordsFileLine(name=one.name, media_type=one.media_type, size=one.size, sha256=one.sha256)
                    for one in files
                ),
            )
    return None


def tables_of(facts: tuple[object, ...], act: AnswerRecords, regime: Regime) -> tuple[RecordTable, ...]:
    """Write covered records out as tables; a topic without any gives an empty table.

    Parameters
    ----------
    facts : tuple
        Covered records of one agency.
    act : AnswerRecords
        What was asked for: no other topic gets a table.
    regime : Regime
        In force when the answer is written: it says which numbers are too small to be told.
    """
    smallest = regime.records.small_counts.value
    made: tuple[tuple[records.RecordTopic, RecordTable], ...] = (
        ("requests", _requests(facts, smallest)),
        ("requests", _steps(facts)),
        ("statements", _statements(facts)),
        ("statistics", _statistics(facts)),
        ("accounts", _accounts(facts)),
        ("agreements", papers.agreements(facts)),
        ("agreements", papers.agreement_events(facts)),
        ("agreements", papers.ledger(facts, act, smallest)),
        ("e-mails", papers.letters(facts)),
        ("e-mails", papers.mailed_posts(facts, act, smallest)),
    )
    return tuple(table for topic, table in made if topic in act.topics)


def _when(us: int) -> str:
    return moment(us).isoformat()


def _requests(facts: tuple[object, ...], smallest: int) -> RecordTable:
    clips = Counter(fact.request_id for fact in facts if isinstance(fact, ReleaseFact))
    own = sorted(
        (fact for fact in facts if isinstance(fact, RequestFact)), key=lambda one: (one.filed_us, one.request_id)
    )
    return RecordTable(
        "requests",
        ("request", "filed", "officer", "contact", "incident type", "case number", "message", "square miles",
         "window from", "window to", "state", "delivered", "clips received"),
        tuple(
            (one.request_id, _when(one.filed_us), one.officer_name, WITHHELD if one.contact else "", one.incident_type,
             one.case_number, without_details(one.message), f"{one.area_sq_mi:.3f}", _when(one.from_us),
             _when(one.to_us), one.state, "" if one.delivered_us is None else _when(one.delivered_us),
             told(clips[one.request_id], smallest))
            for one in own
        ),
    )  # fmt: skip


def told(number: int, smallest: int) -> str:
    """Write a number, or that it is too small to be told: none and few are one answer.

    Where numbers are protected it is told in whole steps of the smallest: two answers that were asked for one day apart
    would else tell each clip that came, or was taken back, in between.
    """
    if smallest <= 1:
        return str(number)
    return f"fewer than {smallest}" if number < smallest else f"{number - number % smallest} or more"


def _steps(facts: tuple[object, ...]) -> RecordTable:
    own = sorted((fact for fact in facts if isinstance(fact, StepFact)), key=lambda one: (one.request_id, one.position))
    rows = tuple((one.request_id, _when(one.at_us), one.step, without_details(one.note)) for one in own)
    return RecordTable("request-steps", ("request", "at", "step", "note"), rows)


def _statements(facts: tuple[object, ...]) -> RecordTable:
    own = sorted((fact for fact in facts if isinstance(fact, StatementFact)), key=lambda one: one.statement_id)
    rows = tuple(
        (fact.statement_id, fact.kind, str(one.position), _when(one.at_us), one.step, one.side, one.by, one.title,
         one.text, without_details(one.note))
        for fact in own
        for one in fact.versions
    )  # fmt: skip
    columns = ("statement", "kind", "position", "at", "step", "side", "by", "title", "text", "note")
    return RecordTable("statements", columns, rows)


def _statistics(facts: tuple[object, ...]) -> RecordTable:
    rows = tuple(
        (str(one.requests), str(one.asked), str(one.shared), str(one.declined), str(one.silent))
        for one in facts
        if isinstance(one, TotalsFact)
    )
    return RecordTable("statistics", ("requests", "asked", "shared", "declined", "silent"), rows)


def _accounts(facts: tuple[object, ...]) -> RecordTable:
    own = sorted(
        (fact for fact in facts if isinstance(fact, ColleagueFact)), key=lambda one: (one.name, one.account_id)
    )
    rows = tuple(
        (one.name, one.role, "yes" if one.may_post else "no", "open" if one.active else "closed") for one in own
    )
    return RecordTable("accounts", ("name", "role", "may post", "state"), rows)
