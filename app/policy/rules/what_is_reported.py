"""Rule: what the company once published about legal demands stays public; nothing else of them is."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Permit, Vote
from ..demand_facts import ReportFact
from ..regime import Regime
from ..rulebook import covers
from ..wire.legal_report import ReadLegalReport


@covers(ReadLegalReport)
def what_is_reported(question: ReadLegalReport, standing: Standing, fact: object, regime: Regime) -> Vote:
    """What the company once published about legal demands stays public; nothing else of them is."""
    del question, standing, regime
    return Permit() if isinstance(fact, ReportFact) else None
