"""What the company's moderators read and write about objections of people who were filmed."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, StrictBool

from .own_shapes import Own

Verdict = Literal["upheld", "dismissed"]


class ObjectionLine(Own):
    """One objection: a block and a time. Who sent it is not known, and which cameras hang there is not shown."""

    id: str
    block: int | None
    street: str
    window_from: datetime
    window_to: datetime
    words: str
    at: datetime


class ObjectionList(Own):
    """The objections that wait for the company's word, oldest first."""

    objections: tuple[ObjectionLine, ...]
    known: bool = Field(description="Whether the rules in force know objections at all.")


class ObjectionVerdict(Own):
    """A moderator's word on an objection."""

    uphold: StrictBool


class ObjectionDecided(Own):
    """What became of an objection. Nobody outside the company is told."""

    id: str
    state: Verdict
