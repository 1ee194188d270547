"""The announcements and records answers of one world: an invented agency behind each partner of the register's days.

Only the day and the state of a partner are used; the real agency's name never is, for real agencies write nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import NormalDist
from typing import Final

from ...policy.facts import AnnouncementFact, PartnerFact, RecordsAnswerFact
from ..streams import Floats, key_words, uniforms
from .habits import ANNOUNCING, ANSWER_DAYS, LONGEST_DAYS, Announcing
from .words import PLACES, STOCK, agency_name, pick, worded

Heard = AnnouncementFact | RecordsAnswerFact

_NORMAL: Final = NormalDist()
_TINY: Final = 1e-12
"""Keeps a logarithm or a quantile of a uniform number finite."""


@dataclass(frozen=True, slots=True)
class _Agency:
    """An invented agency: its name, its state, and the first day on which the partner behind it counts."""

    name: str
    state: str
    since: date


def announce(seed: int, partners: Iterable[PartnerFact], habits: Announcing = ANNOUNCING) -> tuple[Heard, ...]:
    """Return everything that is ever heard of the agencies behind a register's partners, in the register's order.

    Parameters
    ----------
    seed : int
        Each agency draws for each purpose from a stream of its own, keyed by its entry in the register.
    partners : iterable of PartnerFact
        Those that never count (duplicates, disputed entries, no day) stand behind nobody.
    habits : Announcing
    """
    counted = [one for one in partners if one.status == "active" and not one.duplicate and one.counts_from]
    words = key_words([one.atlas_id for one in counted])

    def drawn(purpose: str, n: int = 1) -> Floats:
        return uniforms(seed, f"announcing/{purpose}", words, n)

    agencies = _invent(counted, drawn("name", 2))
    announces = drawn("announces")[:, 0] < habits.announces.value
    written = zip(agencies, announces, drawn("delay")[:, 0], drawn("wording", 3), drawn("find")[:, 0], strict=True)
    asked = zip(agencies, announces, drawn("records", 3), strict=True)
    found: list[Heard] = []
    for agency, does, delay, wording, find in written:
        found.extend(_announcement(agency, float(delay), wording, float(find), habits) if does else ())
    for agency, does, luck in asked:
        found.extend(_answer(agency, luck, habits, silent=not does))
    return tuple(found)


def _invent(partners: Sequence[PartnerFact], luck: Floats) -> list[_Agency]:
    """Give each partner's day and state to an agency that does not exist; no two of a state share a name."""
    taken: set[tuple[str, str]] = set()
    made: list[_Agency] = []
    for one, (place, kind) in zip(partners, luck, strict=True):
        number = int(place * PLACES)
        while (agency_name(number, float(kind)), one.state) in taken:
            number = (number + 1) % PLACES
        name = agency_name(number, float(kind))
        taken.add((name, one.state))
        made.append(_Agency(name, one.state, date.fromisoformat(one.counts_from)))
    return made


def _announcement(
    agency: _Agency, delay: float, wording: Floats, find: float, habits: Announcing
) -> Iterator[AnnouncementFact]:
    quantile = _NORMAL.inv_cdf(min(max(delay, _TINY), 1 - _TINY))
    days = habits.delay_days.value * math.exp(habits.delay_spread.value * quantile)
    if days > LONGEST_DAYS:
        return
    day = agency.since + timedelta(days=int(days))
    stock = pick(STOCK, float(wording[1])) if wording[0] < habits.stock.value else ""
    channel, text = worded(agency.name, stock, float(wording[2]))
    lag = int(-math.log(max(1 - find, _TINY)) * habits.find_days.value)
    found = (day + timedelta(days=lag)).isoformat() if stock else ""
    yield AnnouncementFact(agency.name, agency.state, channel, day.isoformat(), text, stock, found)


def _answer(agency: _Agency, luck: Floats, habits: Announcing, *, silent: bool) -> Iterator[RecordsAnswerFact]:
    answers = habits.answers.value * (habits.silent_answers.value if silent else 1.0)
    if luck[0] >= habits.sampled.value or luck[1] >= answers:
        return
    asked = next_wave(agency.since)
    soonest, latest = ANSWER_DAYS
    answered = asked + timedelta(days=soonest + int(luck[2] * (latest - soonest + 1)))
    agreed = agency.since - timedelta(days=1)
    yield RecordsAnswerFact(agency.name, agency.state, asked.isoformat(), answered.isoformat(), agreed.isoformat())


def next_wave(day: date) -> date:
    """Return the first of a month on or after a day, on which the standing sample is asked for its records."""
    return day if day.day == 1 else (day.replace(day=1) + timedelta(days=31)).replace(day=1)
