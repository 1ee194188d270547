"""Rule: the legal desk decides a demand once, with grounds for a no; where it narrows, never for an overbroad one.

It judges the paper. Whether an account answers to the name is no part of the standing, so no reason here can tell it.
"""

from __future__ import annotations

from typing import Final

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..own_books import PaperStanding
from ..regime import Regime
from ..rulebook import admits
from ..wire.base import microseconds
from ..wire.demand import DecideDemand, DecisionDraft

UNKNOWN: Final = Reason("demand-unknown", "There is no such demand. Choose one from the list.")
DECIDED: Final = Reason("demand-decided", "This demand was decided before. Its outcome stands.")
NO_GROUND: Final = Reason("ground-missing", "Give a ground for complying in part or not at all.")
OVERBROAD: Final = Reason(
    "demand-overbroad", "The demand names no account, but everybody of a place. Object to it: choose none, and say why."
)
NO_NARROWING: Final = Reason("no-narrowing", "The rules in force narrow no demand. Comply in full or not at all.")
NOT_WITHIN: Final = Reason("narrowing-outside", "Give a window within the one demanded, and nothing not demanded.")


@admits(DecideDemand)
def how_broad_a_demand(question: DecideDemand, standing: Standing, regime: Regime) -> Vote:
    """The legal desk decides a demand once, with grounds for a no; where it narrows, never for an overbroad one."""
    paper, draft = standing.paper, question.draft
    if paper is None:
        return Forbid(UNKNOWN)
    if paper.state != "in-review":
        return Forbid(DECIDED)
    reason = _fault(paper, draft, narrows=regime.legal.narrows.value)
    return Forbid(reason) if reason else None


def _fault(paper: PaperStanding, draft: DecisionDraft, *, narrows: bool) -> Reason | None:
    if draft.outcome != "full" and not draft.grounds:
        return NO_GROUND
    if draft.outcome != "none" and narrows and not paper.names_an_account:
        return OVERBROAD
    if draft.outcome != "partial":
        return None
    return NO_NARROWING if not narrows else None if _is_within(paper, draft) else NOT_WITHIN


def _is_within(paper: PaperStanding, draft: DecisionDraft) -> bool:
    part = draft.narrowed
    if part is None or not set(part.wants) <= set(paper.wants):
        return False
    return paper.from_us <= microseconds(part.window_from) <= microseconds(part.window_to) <= paper.to_us
