"""Rule: a statement moves one step at a time, and is published only after whoever has the last word said yes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..statement_facts import OwnStatement
from ..wire.base import Question
from ..wire.statements import (
    EditStatement,
    PublishStatement,
    ReviewStatement,
    StatementState,
    SubmitStatement,
    WithdrawStatement,
)

NOT_YOURS: Final = Reason("statement-unknown", "There is no such statement in your books. Choose one from the list.")
NOT_APPROVED: Final = Reason(
    "not-approved",
    "Your agreement gives the company the last word. Submit the statement first.",
)
NO_APPROVAL: Final = Reason("no-approval-needed", "Your agreement asks for no approval. You can publish it yourself.")
WRONG_MOMENT: Final = Reason(
    "statement-moved-on", "The statement does not stand where this can be done. Reload it and look at its state."
)
NO_WORDING: Final = Reason(
    "wording-missing", "A proposal needs its own title and text, and only a proposal has them. Send them with it."
)

MOMENTS: Final[Mapping[type, frozenset[StatementState]]] = MappingProxyType(
    {
        EditStatement: frozenset({"drafting", "changes-proposed", "approved", "rejected"}),
        SubmitStatement: frozenset({"drafting", "changes-proposed"}),
        PublishStatement: frozenset({"drafting", "approved"}),
        WithdrawStatement: frozenset({"drafting", "in-review", "changes-proposed", "approved", "rejected"}),
        ReviewStatement: frozenset({"in-review"}),
    }
)
"""In which states each step can be taken; an edit of what was approved is a draft again."""


@admits(EditStatement, SubmitStatement, PublishStatement, WithdrawStatement, ReviewStatement)
def who_signs_off(question: Question[object], standing: Standing, regime: Regime) -> Vote:
    """A statement moves one step at a time, and is published only after whoever has the last word said yes."""
    del regime  # who has the last word is a clause of the agreement
    own = standing.statement
    if own is None:
        return Forbid(NOT_YOURS)
    if own.state not in MOMENTS[type(question)]:
        return Forbid(WRONG_MOMENT)
    if isinstance(question, ReviewStatement) and (question.draft.verdict == "propose") != (
        question.draft.edit is not None
    ):
        return Forbid(NO_WORDING)
    return _last_word(question, own)


def _last_word(question: Question[object], own: OwnStatement) -> Vote:
    if isinstance(question, PublishStatement) and own.needs_approval and own.state != "approved":
        return Forbid(NOT_APPROVED)
    if isinstance(question, SubmitStatement) and not own.needs_approval:
        return Forbid(NO_APPROVAL)
    return None
