"""How e-mail, agreements and the ledger are written out for whoever asked for an agency's records.

Of posts that were mailed to officers only numbers by month leave: what stood in them is the residents'. Letters leave
with e-mail and house addresses and telephone numbers blackened. Terms leave in full: a clause of confidentiality yields
to the law on public records, as such clauses said of themselves (AURORA: "unless required by law").
"""

from __future__ import annotations

from collections import Counter

from ..acts_around import AnswerRecords
from ..agreement_facts import AgreementFact, Clause, EntryFact
from ..mail_facts import MailFact
from ..quarters import month_of
from ..records_facts import RecordTable
from ..redaction import without_details
from ..wire.base import moment


def _when(us: int | None) -> str:
    return "" if us is None else moment(us).isoformat()


def letters(facts: tuple[object, ...]) -> RecordTable:
    """Write out letters and suggestions, oldest first."""
    own = sorted(
        (fact for fact in facts if isinstance(fact, MailFact) and fact.kind != "post-alert"),
        key=lambda one: (one.at_us, one.thread_id, one.position, one.mail_id),
    )
    rows = tuple(
        (one.thread_id, one.kind, _when(one.at_us), one.side, one.by, one.mailbox, without_details(one.subject),
         without_details(one.text))
        for one in own
    )  # fmt: skip
    return RecordTable("e-mails", ("thread", "kind", "at", "side", "by", "mailbox", "subject", "text"), rows)


def _is_told(at_us: int, act: AnswerRecords, smallest: int) -> bool:
    """Whether something counts towards its month: where numbers are protected, of months asked for with every day.

    Two answers of which one ends a day earlier would else tell what happened on that day.
    """
    begin_us, end_us = month_of(at_us)
    return smallest <= 1 or (act.from_us <= begin_us and end_us - 1 <= act.to_us)


def mailed_posts(facts: tuple[object, ...], act: AnswerRecords, smallest: int) -> RecordTable:
    """Count the mailed posts by month, officer and category; a number too small to be told has no row, as none has."""
    counted = Counter(
        (f"{moment(fact.at_us):%Y-%m}", fact.mailbox, fact.category or "")
        for fact in facts
        if isinstance(fact, MailFact) and fact.kind == "post-alert" and _is_told(fact.at_us, act, smallest)
    )
    rows = tuple((*key, str(number)) for key, number in sorted(counted.items()) if number >= smallest)
    return RecordTable("mailed-posts", ("month", "mailbox", "category", "e-mails"), rows)


def agreements(facts: tuple[object, ...]) -> RecordTable:
    """Write out agreements with their terms, oldest first."""
    rows = tuple(
        (one.agreement_id, one.form, one.state, _when(one.drafted_us), _when(one.signed_us), _when(one.starts_us),
         _when(one.ends_at()), str(one.notice_days), one.renews, "; ".join(_clause(clause) for clause in one.clauses),
         "; ".join(f"{role}: {name}" for role, name in one.signatories))
        for one in _agreements(facts)
    )  # fmt: skip
    columns = ("agreement", "form", "state", "drafted", "signed", "starts", "ends", "notice days", "renews", "clauses",
               "signatories")  # fmt: skip
    return RecordTable("agreements", columns, rows)


def agreement_events(facts: tuple[object, ...]) -> RecordTable:
    """Write out every step of those agreements."""
    rows = tuple(
        (one.agreement_id, _when(event.at_us), event.step, event.by, without_details(event.note))
        for one in _agreements(facts)
        for event in one.events
    )
    return RecordTable("agreement-events", ("agreement", "at", "step", "by", "note"), rows)


def ledger(facts: tuple[object, ...], act: AnswerRecords, smallest: int) -> RecordTable:
    """Write out gifts one by one, and credited downloads by month: a single one says when somebody joined.

    A month with fewer than may be told has no row, as a month without any.
    """
    own = sorted((fact for fact in facts if isinstance(fact, EntryFact)), key=lambda one: (one.at_us, one.kind))
    gifts = tuple(
        (_when(one.at_us), one.kind, str(one.number), str(one.agency_usd), str(one.company_usd))
        for one in own
        if one.kind != "download-credited"
    )
    joined: Counter[str] = Counter()
    for one in own:
        if one.kind == "download-credited" and _is_told(one.at_us, act, smallest):
            joined[f"{moment(one.at_us):%Y-%m}"] += one.number
    months = tuple(
        (month, "download-credited", str(number), "", "")
        for month, number in joined.items()
        if number >= max(smallest, 1)
    )
    columns = ("at", "kind", "number", "agency US dollars", "company US dollars")
    return RecordTable("ledger", columns, (*gifts, *months))


def _agreements(facts: tuple[object, ...]) -> list[AgreementFact]:
    held = (fact for fact in facts if isinstance(fact, AgreementFact))
    return sorted(held, key=lambda one: (one.drafted_us, one.agreement_id))


def _clause(clause: Clause) -> str:
    numbers = (("number", clause.number), ("US dollars", clause.usd), ("company US dollars", clause.company_usd))
    said = ", ".join(f"{name} {value}" for name, value in numbers if value)
    return f"{clause.name} ({said})" if said else clause.name
