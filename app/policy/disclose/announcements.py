"""How covered announcements and records answers become what the public hears of partners. It counts no truth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..casefile import Standing
from ..eastern import eastern_day
from ..facts import AnnouncementFact, RecordsAnswerFact
from ..regime import Regime
from ..wire import announcements as heard


def announcement_list(
    question: heard.ListAnnouncements, standing: Standing, facts: tuple[AnnouncementFact, ...], regime: Regime
) -> heard.AnnouncementList:
    """List every announcement so far, newest first."""
    del question, regime
    told = _announcements(facts)
    return heard.AnnouncementList(today=eastern_day(standing.now_us), count=len(told), announcements=told)


def found_announcements(
    question: heard.SearchAnnouncements, standing: Standing, facts: tuple[AnnouncementFact, ...], regime: Regime
) -> heard.FoundAnnouncements:
    """List the announcements that hold a phrase, newest first."""
    del regime
    wanted = _plain(question.draft.phrase)
    told = _announcements(fact for fact in facts if wanted in _plain(fact.text))
    return heard.FoundAnnouncements(
        today=eastern_day(standing.now_us), searched=len(facts), count=len(told), announcements=told
    )


def outsiders_list(
    question: heard.ReadOutsidersList, standing: Standing, facts: tuple[AnnouncementFact, ...], regime: Regime
) -> heard.OutsidersList:
    """List what a search for stock phrases has found so far, newest first."""
    del question, regime
    found = sorted(facts, key=lambda fact: (fact.found_on, fact.state, fact.agency), reverse=True)
    return heard.OutsidersList(
        today=eastern_day(standing.now_us),
        phrases=tuple(sorted({fact.stock for fact in facts})),
        count=len(found),
        agencies=tuple(
            heard.ListedAgency(
                agency=fact.agency,
                state=fact.state,
                found_on=date.fromisoformat(fact.found_on),
                announced_on=date.fromisoformat(fact.day),
            )
            for fact in found
        ),
    )


def records_answers(
    question: heard.ListRecordsAnswers, standing: Standing, facts: tuple[RecordsAnswerFact, ...], regime: Regime
) -> heard.RecordsAnswers:
    """List the records answers so far, newest first."""
    del question, regime
    given = sorted(facts, key=lambda fact: (fact.answered_on, fact.state, fact.agency), reverse=True)
    return heard.RecordsAnswers(
        today=eastern_day(standing.now_us),
        count=len(given),
        answers=tuple(
            heard.RecordsAnswer(
                agency=fact.agency,
                state=fact.state,
                asked_on=date.fromisoformat(fact.asked_on),
                answered_on=date.fromisoformat(fact.answered_on),
                agreed_on=date.fromisoformat(fact.agreed_on),
            )
            for fact in given
        ),
    )


def _announcements(facts: Iterable[AnnouncementFact]) -> tuple[heard.Announcement, ...]:
    said = sorted(facts, key=lambda fact: (fact.day, fact.state, fact.agency), reverse=True)
    return tuple(
        heard.Announcement(
            agency=fact.agency,
            state=fact.state,
            channel=fact.channel,
            day=date.fromisoformat(fact.day),
            text=fact.text,
        )
        for fact in said
    )


def _plain(text: str) -> str:
    """Return a text as a search compares it: one space between words, no case."""
    return " ".join(text.casefold().split())
