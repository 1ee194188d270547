"""Who is heard to take part without any official map: announcements, an outsider's list of them, records answers.

Every agency here is invented, one behind each partner of the historical register's days. The number of partners is in
none of these answers: in a world nobody knows it before the company tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from ..roles import Role
from .base import Disclosure, Draft, Question
from .sent import Words

ANNOUNCED_NOTICE = (
    "Simulated: these agencies are invented and their wording is ours; only days and states follow the historical "
    "register. How late they announce, how many reword, and how many answer are assumptions."
)


class Announcement(Disclosure):
    """An invented agency's word that it takes part."""

    agency: str
    state: str
    channel: Literal["press-release", "social-post"]
    day: date = Field(description="US Eastern time.")
    text: str


class AnnouncementList(Disclosure):
    """Every announcement so far, newest first."""

    today: date = Field(description="The world's own day, US Eastern time.")
    count: int
    announcements: tuple[Announcement, ...]
    notice: str = ANNOUNCED_NOTICE


class PhraseDraft(Draft):
    """Words that an announcement has to hold, one after the other as they are typed."""

    phrase: Words = Field(min_length=3, max_length=80, description='Such as "on every porch"; case does not matter.')


class FoundAnnouncements(Disclosure):
    """The announcements that hold a phrase, newest first."""

    today: date
    searched: int = Field(description="How many announcements there are so far.")
    count: int
    announcements: tuple[Announcement, ...]


class ListedAgency(Disclosure):
    """An invented agency on the outsider's list."""

    agency: str
    state: str
    found_on: date = Field(description="The day on which the search for stock phrases first showed it.")
    announced_on: date


class OutsidersList(Disclosure):
    """What an outsider who searches for stock phrases every day has found so far, newest first. It trails the truth."""

    today: date
    phrases: tuple[str, ...] = Field(description="The stock phrases that the finds so far hold.")
    count: int
    agencies: tuple[ListedAgency, ...]
    notice: str = ANNOUNCED_NOTICE


class RecordsAnswer(Disclosure):
    """An invented agency of a standing sample said, asked for its records, that it has an agreement."""

    agency: str
    state: str
    asked_on: date = Field(description="The first of a month; the whole sample is asked again on each.")
    answered_on: date
    agreed_on: date


class RecordsAnswers(Disclosure):
    """The answers so far, newest first: only of agencies that have an agreement, and only of those that answer."""

    today: date
    count: int
    answers: tuple[RecordsAnswer, ...]
    notice: str = ANNOUNCED_NOTICE


_EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class ListAnnouncements(Question[AnnouncementList]):
    """Which agencies said that they take part?"""

    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class SearchAnnouncements(Question[FoundAnnouncements]):
    """Which announcements hold this phrase?"""

    draft: PhraseDraft
    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ReadOutsidersList(Question[OutsidersList]):
    """Whom has somebody outside found by searching for stock phrases?"""

    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ListRecordsAnswers(Question[RecordsAnswers]):
    """Which agencies of a sample answered that they have an agreement?"""

    serves = _EVERYBODY
