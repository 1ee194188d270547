"""The gate: admit, decide, disclose, stamp. The only maker of released values.

A question passes in two steps. `admit` judges it by the regime and the asker's *own* standing, and may say
why it refuses. `release` sees facts, and may not explain itself: what it does not cover is simply not there.
The gate loads nothing and writes nothing down; its caller does both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel

from .casefile import Standing
from .decision import Decision
from .regime import Regime
from .released import NothingHere, Refused, Released, ReleasedBytes, digest_of, mint
from .rulebook import Cause, RuleBook
from .wire.base import Bytes, Question, RepeatWrite

F = TypeVar("F")
M = TypeVar("M", bound=BaseModel)
D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Admitted(Generic[D]):
    """A question that may be asked: the ticket with which facts are loaded."""

    question: Question[D]
    standing: Standing
    regime: Regime
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of one portal, with the rules that it runs by."""

    book: RuleBook

    def admit(self, question: Question[D], standing: Standing, regime: Regime) -> Admitted[D] | Refused:
        """Judge a question before any fact about a resident is looked at.

        Parameters
        ----------
        question : Question
        standing : Standing
            The asker's own.
        regime : Regime

        Returns
        -------
        Admitted or Refused
            A refusal carries the reasons, which only speak of what the asker sent or owns.
        """
        ruling = self.book.judge(question, standing, regime)
        if ruling.allowed:
            return Admitted(question, standing, regime, ruling.rules)
        return mint(Refused, reasons=ruling.reasons)

    def decide(self, cause: Cause, standing: Standing, facts: Iterable[F], regime: Regime) -> Decision[F]:
        """Choose the facts on which an answer, or an act of the company, may draw.

        The rules that are named are those that covered something. What forbade is not named: one resident reads
        the decision about another's request too, and would learn that somebody near had opted out.
        """
        weighed = self.book.weigh(cause, standing, facts, regime)
        covered = tuple(fact for fact, ruling in weighed if ruling.allowed)
        rules = sorted({name for _, ruling in weighed if ruling.allowed for name in ruling.rules})
        return Decision(covered, tuple(rules))

    def release(self, admitted: Admitted[M], decision: Decision[Any]) -> Released[M] | NothingHere:
        """Disclose what the decision covers, in the question's own shape, and stamp it.

        A discloser that finds nothing to answer with returns None, and that is the one answer for "not
        there", "not yours" and "not to be told".
        """
        discloser = self.book.disclosers[type(admitted.question)]
        payload: M | None = discloser(admitted.question, admitted.standing, decision.covered, admitted.regime)
        if payload is None:
            return mint(NothingHere)
        return mint(cast("type[Released[M]]", Released), payload=payload)

    def repeat(self, admitted: Admitted[M], payload: M) -> Released[M]:
        """Stamp an answer again that the gate let out before, to the same account under the same Idempotency-Key."""
        if not isinstance(admitted.question, RepeatWrite):
            message = "only an admitted RepeatWrite repeats an answer"
            raise TypeError(message)
        return mint(cast("type[Released[M]]", Released), payload=payload)

    def release_bytes(
        self, admitted: Admitted[Bytes], decision: Decision[Any], body: bytes | None, media_type: str
    ) -> ReleasedBytes | NothingHere:
        """Stamp bytes whose one fact the decision covers; ``body`` is None when the caller found none."""
        del admitted  # the ticket: bytes are not stamped for a question that was not admitted
        if body is None or len(decision.covered) != 1:
            return mint(NothingHere)
        return mint(ReleasedBytes, body=body, media_type=media_type, digest=digest_of(body))

    def nothing_here(self) -> NothingHere:
        """Answer as if nothing were there, for a caller that found no covered fact."""
        return mint(NothingHere)

    def refuse(self, *reasons: Any) -> Refused:
        """Refuse for reasons that speak only of what the asker sent, such as a repeated idempotency key."""
        return mint(Refused, reasons=tuple(reasons))
