"""A bystander's objection: what somebody who was filmed hands in, and the one answer that everybody gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from pydantic import Field, model_validator

from ..roles import Role
from .base import Disclosure, Draft, Question
from .sent import Moment, Words


class ObjectionDraft(Draft):
    """Where and when somebody was filmed who objects to a release."""

    street: Words = Field(min_length=1, max_length=120)
    block: int | None = Field(default=None, ge=0, le=999_999, description="null: the street has no block numbers.")
    window_from: Moment
    window_to: Moment
    words: Words = Field(min_length=1, max_length=600, description="Only the company reads them.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.window_to < self.window_from:
            raise ValueError("The end of the time lies before its beginning. Give the earlier moment first.")
        return self


class ObjectionReceived(Disclosure):
    """The same answer whoever objects, whatever stands at the place, and whatever the company decides."""

    received: Literal[True] = True
    told: str = "The company reads your objection. You are told nothing else, so that nobody learns who has a camera."


@dataclass(frozen=True, slots=True)
class ObjectToFootage(Question[ObjectionReceived]):
    """Please keep footage of me from being released."""

    draft: ObjectionDraft

    serves = frozenset(Role)
