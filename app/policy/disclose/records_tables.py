"""How the records of an agency are written out as tables: one for each topic that was asked for."""

from __future__ import annotations

from collections import Counter

from ..acts_around import AnswerRecords
from ..facts import ColleagueFact, ReleaseFact, RequestFact, TotalsFact
from ..records_facts import RecordTable
from ..redaction import WITHHELD, without_details
from ..regime import Regime
from ..request_facts import StepFact
from ..statement_facts import StatementFact
from ..wire import records
from ..wire.base import moment
from . import records_mail as papers


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
        ("statistics", _statistics(facts, smallest)),
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


def _told_sum(numbers: tuple[int, ...], smallest: int) -> str:
    """Write a sum of what is told of its parts alone, so that it tells nothing of what is not."""
    least = sum(number - number % max(smallest, 1) for number in numbers)
    return str(least) if smallest <= 1 else f"at least {least}"


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


def _statistics(facts: tuple[object, ...], smallest: int) -> RecordTable:
    rows = tuple(
        (str(one.requests), _told_sum((one.shared, one.declined, one.silent), smallest), told(one.shared, smallest),
         told(one.declined, smallest), told(one.silent, smallest))
        for one in facts
        if isinstance(one, TotalsFact)
    )  # fmt: skip
    return RecordTable("statistics", ("requests", "asked", "shared", "declined", "silent"), rows)


def _accounts(facts: tuple[object, ...]) -> RecordTable:
    own = sorted(
        (fact for fact in facts if isinstance(fact, ColleagueFact)), key=lambda one: (one.name, one.account_id)
    )
    rows = tuple(
        (one.name, one.role, "yes" if one.may_post else "no", "open" if one.active else "closed") for one in own
    )
    return RecordTable("accounts", ("name", "role", "may post", "state"), rows)
