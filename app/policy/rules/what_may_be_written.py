"""Rule: where the regime says so, a text in which the check finds prohibited content is refused, with what it found."""

from __future__ import annotations

from typing import Final

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..text_check import Finding, check_text
from ..wire.footage_request import FileRequest
from ..wire.life import AmendRequest

MOST_TOLD: Final = 3
"""Findings that a refusal spells out; there may be more, and the text can be sent again."""


@admits(FileRequest, AmendRequest)
def what_may_be_written(question: FileRequest | AmendRequest, standing: Standing, regime: Regime) -> Vote:
    """Where the regime says so, a text in which the check finds prohibited content is refused, with what it found."""
    del standing  # the same words are refused to everybody
    if regime.request.text_check.value != "refuse":
        return None
    found = tuple(
        finding for text in _read(question) for finding in check_text(text, regime.request.prohibited_content.value)
    )
    return Forbid(Reason("prohibited-text", _told(found))) if found else None


def _read(question: FileRequest | AmendRequest) -> tuple[str, ...]:
    """Return every text of a question that residents read as an officer wrote it.

    A case number is none: it has to be the one of the agency's own record.
    """
    if isinstance(question, FileRequest):
        return question.draft.message, question.draft.contact
    return (question.draft.message,)


def _told(found: tuple[Finding, ...]) -> str:
    told = [f'"{finding.words}": {finding.explanation}' for finding in found[:MOST_TOLD]]
    more = len(found) - len(told)
    return " ".join((*told, f"And {more} more.")) if more else " ".join(told)
