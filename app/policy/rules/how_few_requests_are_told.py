"""Rule: of one agency's requests in one quarter, a number below the smallest that may be told is not told at all.

What is not told is not there for the answer either: every sum is made of told numbers alone. Nothing that is published,
today or in a later quarter, depends on a number that is not told, so nobody computes one by taking some from others.
This is primary suppression without margins that would need a second one (Cox 1980, JASA 75:377; FCSM Working Paper 22,
2005, chapter 4). The price is that sums say "at least".
"""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..facts import QuarterFact
from ..regime import Regime
from ..rulebook import covers
from ..wire.counted import ReadRequestCounts

TOO_FEW = Reason("too-few", "The number is too small to be told.")


@covers(ReadRequestCounts)
def how_few_requests_are_told(question: ReadRequestCounts, standing: Standing, fact: object, regime: Regime) -> Vote:
    """Of one agency's requests in one quarter, a number below the smallest that may be told is not told at all."""
    del question, standing
    few = isinstance(fact, QuarterFact) and fact.requests < regime.records.small_counts.value
    return Forbid(TOO_FEW) if few else None
