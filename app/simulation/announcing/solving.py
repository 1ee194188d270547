"""What the puzzle's estimators make of what was heard by a day; they are given nothing that is heard later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ...policy.facts import AnnouncementFact, PartnerFact, RecordsAnswerFact
from .estimates import Estimate, Lists, count, two_lists, two_lists_grown
from .habits import ANSWER_DAYS
from .stream import Heard

FIRST: Final = date(2018, 3, 1)
LAST: Final = date(2020, 10, 31)
"""The days that the register speaks of."""


@dataclass(frozen=True, slots=True)
class Known:
    """What has been heard by a day.

    Parameters
    ----------
    day : date
    announced : int
        Announcements so far, found or not.
    listed : mapping of (agency, state) to ISO day
        The outsider's list, with the day on which each was found.
    answered : mapping of (agency, state) to ISO day
        Agencies that answered a records request, each with the first day on which its agreement counts.
    """

    day: date
    announced: int
    listed: dict[tuple[str, str], str]
    answered: dict[tuple[str, str], str]


def known_by(heard: Iterable[Heard], day: date) -> Known:
    """Keep of everything that is ever heard what is known by a day."""
    told, announced = day.isoformat(), 0
    listed: dict[tuple[str, str], str] = {}
    answered: dict[tuple[str, str], str] = {}
    for one in heard:
        key = (one.agency, one.state)
        match one:
            case AnnouncementFact():
                announced += one.day <= told
                if one.found_on and one.found_on <= told:
                    listed[key] = one.found_on
            case RecordsAnswerFact() if one.answered_on <= told:
                answered[key] = (date.fromisoformat(one.agreed_on) + timedelta(days=1)).isoformat()
            case _:
                pass
    return Known(day, announced, listed, answered)


def heard_by(heard: Iterable[Heard], day: date) -> dict[str, list[dict[str, str]]]:
    """Return as rows what is public by a day: announcements, the outsider's finds, and records answers."""
    told = day.isoformat()
    said = [one for one in heard if isinstance(one, AnnouncementFact)]
    given = [one for one in heard if isinstance(one, RecordsAnswerFact)]
    return {
        "announced": [
            {"day": one.day, "agency": one.agency, "state": one.state, "text": one.text}
            for one in said
            if one.day <= told
        ],
        "listed": [
            {"found_on": one.found_on, "agency": one.agency, "state": one.state}
            for one in said
            if "" < one.found_on <= told
        ],
        "answered": [
            {"answered_on": one.answered_on, "agency": one.agency, "state": one.state, "agreed_on": one.agreed_on}
            for one in given
            if one.answered_on <= told
        ],
    }


def settled_wave(day: date) -> date:
    """Return the latest first of a month to whose requests every answer has come by a day."""
    return (day - timedelta(days=ANSWER_DAYS[1])).replace(day=1)


def estimate(known: Known) -> tuple[Estimate, ...]:
    """Estimate how many partners there are on the day, by each estimator that has something to go on."""
    found = [count(len(known.listed))]
    now = lists_of(known)
    if now.first and now.both:
        found.append(two_lists(now))
    grown = two_lists_grown(lists_of(known, settled_wave(known.day)), now.first, now.together)
    return (*found, grown) if grown else tuple(found)


def lists_of(known: Known, as_of: date | None = None) -> Lists:
    """Return the two lists as they stand, or as far as they speak of agencies that were partners on an earlier day."""
    until = (as_of or known.day).isoformat()
    first = {key for key, found in known.listed.items() if found <= until}
    second = {key for key, since in known.answered.items() if since <= until}
    return Lists(len(first), len(second), len(first & second))


def truth_on(partners: Sequence[PartnerFact], day: date) -> int:
    """Return how many partners count on a day by the register. Nobody in a world knows it."""
    told = day.isoformat()
    return sum(1 for one in partners if one.status == "active" and not one.duplicate and "" < one.counts_from <= told)
