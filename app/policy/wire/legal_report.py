"""The half-yearly report on legal demands, and the documented real totals beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pydantic import Field

from ..roles import Role
from .base import Disclosure, Question


class ToldNumber(Disclosure):
    """A count: exactly, or as fewer than a number; a sum over some that are not told is "at least"."""

    told: str


class ReportLine(Disclosure):
    """How the demands of one kind were answered."""

    kind: str
    full: ToldNumber
    partial: ToldNumber
    none: ToldNumber
    total: ToldNumber


class HalfYear(Disclosure):
    """One half-year's report, as it was published."""

    half: str = Field(description="Such as 2021-H1, a calendar half in UTC.")
    published_at: datetime
    lines: tuple[ReportLine, ...]
    totals: ReportLine
    residents_told: ToldNumber
    preservations: ToldNumber


class DocumentedTotal(Disclosure):
    """A real total that was documented; history, and no part of this simulation."""

    year: str
    demands: str
    details: str
    source: str


class LegalReport(Disclosure):
    """What the company of this world reported, and history beside it."""

    halves: tuple[HalfYear, ...]
    history: tuple[DocumentedTotal, ...]


HISTORY: Final = (
    DocumentedTotal(
        year="2019", demands="unknown", details="68 percent were complied with.", source="Financial Times, 2021"
    ),
    DocumentedTotal(
        year="2020",
        demands="about 1,800 to 1,900",
        details="57 percent were complied with. How many users were affected was never told.",
        source="Financial Times, 2021",
    ),
    DocumentedTotal(
        year="2021",
        demands="3,147",
        details="Over 85 percent by search warrant; content in about 4 of 10; 648 users notified; 2,774 preservation "
        "requests.",
        source="TechCrunch, July 2022",
    ),
)
"""The real company's totals, as the press gave them."""


@dataclass(frozen=True, slots=True)
class ReadLegalReport(Question[LegalReport]):
    """How many legal demands came, and how were they answered?"""

    serves = frozenset(Role)
