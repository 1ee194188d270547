"""Rule: an announcement, an outsider's find and a records answer are public from their own day, and never before."""

from __future__ import annotations

from datetime import date

from ..casefile import Standing
from ..decision import Permit, Vote
from ..eastern import eastern_day
from ..facts import AnnouncementFact, RecordsAnswerFact
from ..regime import Regime
from ..rulebook import covers
from ..wire.announcements import ListAnnouncements, ListRecordsAnswers, ReadOutsidersList, SearchAnnouncements

Heard = ListAnnouncements | SearchAnnouncements | ReadOutsidersList | ListRecordsAnswers


@covers(ListAnnouncements, SearchAnnouncements, ReadOutsidersList, ListRecordsAnswers)
def what_is_heard_of_partners(
    question: Heard, standing: Standing, fact: AnnouncementFact | RecordsAnswerFact, regime: Regime
) -> Vote:
    """An announcement, an outsider's find and a records answer are public from their own day, and never before."""
    del regime  # whether there is an official map changes nothing about what others say
    day = _day_of(question, fact)
    return Permit() if day and date.fromisoformat(day) <= eastern_day(standing.now_us) else None


def _day_of(question: Heard, fact: AnnouncementFact | RecordsAnswerFact) -> str:
    """Return the ISO day from which a fact is public in answer to a question; "" where it never is."""
    match fact:
        case RecordsAnswerFact():
            return fact.answered_on if isinstance(question, ListRecordsAnswers) else ""
        case AnnouncementFact() if isinstance(question, ReadOutsidersList):
            return fact.found_on
        case AnnouncementFact():
            return "" if isinstance(question, ListRecordsAnswers) else fact.day
