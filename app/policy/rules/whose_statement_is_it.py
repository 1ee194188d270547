"""Rule: an agency reads its own statements, the company those submitted to it, the public what is published."""

from __future__ import annotations

from typing import Final

from ..casefile import Standing
from ..decision import Permit, Vote
from ..regime import Regime
from ..roles import Role
from ..rulebook import covers
from ..statement_facts import StatementFact, TemplateFact
from ..wire.base import Question
from ..wire.statements import (
    DraftStatement,
    EditStatement,
    ListPublished,
    ListStatements,
    ListTemplates,
    PublishStatement,
    ReadStatement,
    ReviewStatement,
    SubmitStatement,
    WithdrawStatement,
)

OF_THE_COMPANY: Final = (ListStatements, ReadStatement, ReviewStatement)
"""What the company asks about statements."""


@covers(
    DraftStatement,
    EditStatement,
    SubmitStatement,
    PublishStatement,
    WithdrawStatement,
    ReviewStatement,
    ListStatements,
    ReadStatement,
    ListPublished,
    ListTemplates,
)
def whose_statement_is_it(
    question: Question[object], standing: Standing, fact: StatementFact | TemplateFact, regime: Regime
) -> Vote:
    """An agency reads its own statements, the company those submitted to it, the public what is published."""
    del regime
    if isinstance(fact, TemplateFact):
        return Permit()
    if isinstance(question, ListPublished):
        return Permit() if fact.published_us is not None else None
    if standing.role is Role.PARTNERS:
        return Permit() if fact.submitted and isinstance(question, OF_THE_COMPANY) else None
    return Permit() if fact.agency_id == standing.agency_id else None
