"""How the records of an agency are written out for whoever asked, with everything about residents withheld.

Withheld are the footage and every detail of who shared it, contact details, and numbers of clips too small to be told.
Officers act in public office: their names stay.
"""

from __future__ import annotations

from typing import Final

from ..casefile import Standing
from ..records_facts import RecordsFact, RecordsFileFact
from ..regime import Regime
from ..request_facts import AgencyFact
from ..wire import records
from ..wire.base import moment
from ..wire.paging import Place, page_of

EXEMPTIONS: Final = (
    "Footage, and who shared it: withheld as personal details of residents and as evidence.",
    "Contact details: withheld as personal details.",
    "E-mail and house addresses and telephone numbers in letters, messages and notes: blackened as personal details.",
    "What residents wrote in posts that were mailed to officers: withheld; numbers by month are given.",
    "Numbers of clips, answers, mailed posts and downloads too small to be told: withheld; they could point at a home.",
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
) -> records.RecordsList | None:
    """List one page of one's own requests, newest first; an unusable place in the list is nowhere."""
    del standing, regime
    found = page_of(facts, _newest_first, question.after, records.PAGE)
    return records.RecordsList(requests=tuple(line_of(fact) for fact in found[0]), next=found[1]) if found else None


def _newest_first(fact: RecordsFact) -> Place:
    return -fact.filed_us, fact.records_id


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
