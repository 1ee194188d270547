"""What residents said, as events of a household's true history: the proof's courses, dated and told with real notices.

A course is written as the portal would have filed it. The ends of a yes are left to the service that files them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from ...policy.consent.events import Purpose, is_end, is_yes
from ...policy.consent.notices import NoticeText, answer_notice, map_notice, requests_notice
from ...policy.consent.request_words import asking
from ...policy.facts import RequestFact
from ...policy.regime import Regime
from ...policy.regimes import REGIMES
from ...policy.units import DAY, MINUTE
from ...proof.courses import Course, Line
from ...services.consent_ends import file_ends
from ...services.consenting import Said, say
from ...storage import requests, worlds_rows
from ...worlds.world import World
from .staged import CannotStageError

_LATER_DAYS = 365
"""How long a yes holds that runs out later, days."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One resident's course about one thing.

    Parameters
    ----------
    account_id : str
    purpose : Purpose
    course : Course
    """

    account_id: str
    purpose: Purpose
    course: Course


@dataclass(frozen=True, slots=True)
class Named:
    """The true ids that stand for what the proof names.

    Parameters
    ----------
    agency, other_agency : str
        Ids of agencies.
    type, other_type : str
        Types of incident.
    request : str
        Id of the request; "" before it is filed.
    """

    agency: str
    other_agency: str
    type: str
    other_type: str
    request: str = ""

    def about(self, line: Line) -> Mapping[str, str]:
        """Return agency, type of incident and request of a choice."""
        match line.about:
            case "agency" | "another agency":
                return {"agency_id": self.agency if line.about == "agency" else self.other_agency}
            case "type" | "another type":
                return {"incident_type": self.type if line.about == "type" else self.other_type}
            case "request":
                return {"request_id": self.request}
            case "all":
                return {}
            case "another request":
                raise CannotStageError("there is no other request in the world")
            case "wish" | "wish for another agency" | "wish of another request":
                raise CannotStageError("no clip is passed on in a planted world")


@dataclass(frozen=True, slots=True)
class _Dated:
    at_us: int
    lasts_days: int | None
    who: Spoken
    line: Line


def write_down(
    world: World, rows: Connection, home: str, spoken: list[Spoken], named: Named, when: tuple[int, int]
) -> None:
    """Write courses into a household's history, all before the moment that is judged.

    Parameters
    ----------
    rows : Connection
        With the company's role.
    home : str
        Id of the household.
    when : (from_us, judged_us)
        The first moment at which something was said, and the one that is judged, simulated microseconds. Where a yes
        runs out they lie at least three days apart.

    Raises
    ------
    CannotStageError
        If the portal would not file what was said.
    """
    regime = world.regime(worlds_rows.read_now(rows).regime_id)
    request = requests.find_request(rows, named.request)
    said = [one for who in spoken for one in _dated(who, *when)]
    for one in sorted(said, key=lambda held: held.at_us):
        refused = say(world, rows, _said(regime, home, one, named, request), one.at_us)
        if refused is not None:
            raise CannotStageError(f"the portal does not file what was said: {refused.text}")
    if any(who.course.lines and is_end(who.course.lines[-1].kind) for who in spoken):
        file_ends(world, rows, home)


def _dated(who: Spoken, from_us: int, judged_us: int) -> Iterator[_Dated]:
    """Date each line: a yes that ends now ends at the moment that is judged, one whose end is on file before it."""
    on_file = any(line.kind == "expired" for line in who.course.lines)
    for number, line in enumerate(who.course.lines):
        at_us = from_us + number * MINUTE
        if is_end(line.kind):
            continue
        if line.ends == "now":
            yield _Dated(from_us if on_file else judged_us - DAY, 1, who, line)
        else:
            yield _Dated(at_us, _LATER_DAYS if line.ends == "later" else None, who, line)


def _said(regime: Regime, home: str, one: _Dated, named: Named, request: RequestFact | None) -> Said:
    about = named.about(one.line)
    return Said(
        household_id=home,
        account_id=one.who.account_id,
        kind=one.line.kind,
        purpose=one.who.purpose,
        notice=_about(request, _notice(regime, one.who.purpose, former=one.line.former), one.who.purpose),
        served_us=one.at_us,
        scopes=one.line.scopes if is_yes(one.line.kind) else (),
        agency_id=about.get("agency_id"),
        incident_type=about.get("incident_type"),
        request_id=about.get("request_id"),
        lasts_days=one.lasts_days,
    )


def _about(request: RequestFact | None, told: NoticeText, purpose: Purpose) -> NoticeText:
    """Return the notice with the words of the request, where it is about one."""
    return asking(told, request) if purpose == "answer" and request is not None else told


def _notice(regime: Regime, purpose: Purpose, *, former: bool) -> NoticeText:
    """Return the notice in force, or the true notice of other rules in place of a former one."""
    told = _told(purpose, regime)
    if not former:
        return told
    others = (_told(purpose, other) for other in REGIMES.values())
    return next(other for other in others if other.version != told.version)


def _told(purpose: Purpose, regime: Regime) -> NoticeText:
    match purpose:
        case "requests":
            return requests_notice(regime)
        case "map":
            return map_notice(regime)
        case _:
            return answer_notice(regime, regime)
