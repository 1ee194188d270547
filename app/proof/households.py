"""Who lives in a household and what they said, made into a real consent file; and what the definition makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ..policy.consent.events import ConsentFact, Purpose, Scope
from ..policy.consent.file import ConsentFile
from ..policy.regime import CoConsent
from ..policy.units import DAY
from .courses import ANSWERS, Course, Line, Meaning

NOW_US: Final = 1_650_000_000_000_000
"""The moment that is judged, simulated microseconds: 15 April 2022."""
HOME, AGENCY, TYPE, REQUEST = "home", "agency", "type", "request"
ADA, BO = "ada", "bo"
"""Two residents; no rule tells more than two apart, for each voice is weighed like the next."""
FORMER: Final = "a former notice"
DIGEST: Final = "0" * 64

_ABOUT: Final[Mapping[str, tuple[str | None, str | None, str | None]]] = MappingProxyType(
    {
        "all": (None, None, None),
        "agency": (AGENCY, None, None),
        "another agency": ("another agency", None, None),
        "type": (None, TYPE, None),
        "another type": (None, "another type", None),
        "request": (None, None, REQUEST),
        "another request": (None, None, "another request"),
        "wish": (AGENCY, None, REQUEST),
        "wish for another agency": ("another agency", None, REQUEST),
        "wish of another request": (AGENCY, None, "another request"),
    }
)
"""(agency, type of incident, request) of a choice."""


@dataclass(frozen=True, slots=True)
class Household:
    """Who lives there, and what the second resident said.

    Parameters
    ----------
    ada, bo : bool
        Whether each of them lives there now.
    bo_said : Course
    """

    ada: bool
    bo: bool
    bo_said: Course

    @property
    def residents(self) -> frozenset[str]:
        """Who lives there now."""
        return frozenset(name for name, lives in ((ADA, self.ada), (BO, self.bo)) if lives)

    def voices(self, ada_said: Course) -> tuple[Course, ...]:
        """Return what those who live there now said."""
        told = ((self.ada, ada_said), (self.bo, self.bo_said))
        return tuple(course for lives, course in told if lives)


def homes(courses: Mapping[str, Course] = ANSWERS) -> Mapping[str, Household]:
    """Return every household: the second resident as one of the given courses, or gone, or the first gone."""
    kinds = (
        "silent",
        "yes",
        "yes that ran out just now",
        "yes to a former notice",
        "no",
        "yes, taken back",
    )
    silent = courses["silent"]
    return MappingProxyType(
        {
            "Ada alone": Household(ada=True, bo=False, bo_said=silent),
            **{f"Ada and Bo; Bo: {kind}": Household(ada=True, bo=True, bo_said=courses[kind]) for kind in kinds},
            "Ada; Bo moved out; Bo: yes": Household(ada=True, bo=False, bo_said=courses["yes"]),
            "Ada; Bo moved out; Bo: no": Household(ada=True, bo=False, bo_said=courses["no"]),
            "Bo; Ada moved out; Bo: silent": Household(ada=False, bo=True, bo_said=silent),
            "nobody; Ada moved out": Household(ada=False, bo=False, bo_said=silent),
        }
    )


def events(course: Course, account_id: str, purpose: Purpose, notice: str, first: int) -> Iterator[ConsentFact]:
    """Yield the events of a course, an hour apart and long past; positions run from ``first``."""
    for number, line in enumerate(course.lines):
        yield _event(line, account_id, purpose, notice, first + number)


def _event(line: Line, account_id: str, purpose: Purpose, notice: str, position: int) -> ConsentFact:
    agency_id, incident_type, request_id = _ABOUT[line.about]
    ends_us = {"never": None, "now": NOW_US, "later": NOW_US + 1}[line.ends]
    at_us = NOW_US + 1 if line.later else NOW_US - 40 * DAY + position
    agreed = line.kind in {"given", "re-confirmed"}
    return ConsentFact(
        event_id=f"{purpose}-{account_id}-{position}",
        household_id=HOME,
        account_id=account_id,
        kind=line.kind,
        purpose=purpose,
        scopes=line.scopes,
        agency_id=agency_id,
        incident_type=incident_type,
        request_id=request_id,
        notice_version=FORMER if line.former and line.kind != "stale" else notice,
        notice_digest=DIGEST,
        served_us=at_us,
        expires_us=ends_us if agreed else None,
        retention_days=None,
        at_us=at_us,
        position=position,
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """What both residents said for one purpose, and under which notice."""

    purpose: Purpose
    notice: str
    ada: Course
    bo: Course


def file_of(home: Household, *told: Telling) -> ConsentFile:
    """Return the household's consent file, as storage would load it."""
    said: list[ConsentFact] = []
    for one in told:
        for account_id, course in ((ADA, one.ada), (BO, one.bo)):
            said.extend(events(course, account_id, one.purpose, one.notice, len(said)))
    return ConsentFile(tuple(said), home.residents)


def weigh(meanings: tuple[Meaning, ...], co_consent: CoConsent) -> Meaning:
    """Return what a household says, by the definition: whose word counts where several live together."""
    noes, yeses = meanings.count("no"), meanings.count("yes")
    if noes and (co_consent != "any-may-share" or not yeses):
        return "no"
    everybody = co_consent != "all-must-agree" or yeses == len(meanings)
    return "yes" if yeses and everybody else "neither"


def grants(course: Course, scope: Scope) -> bool:
    """Return whether a course is a live, non-stale yes that covers a scope."""
    return course.means == "yes" and scope in course.scopes
