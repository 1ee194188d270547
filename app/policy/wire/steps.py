"""The steps in the life of a request and the public comments on it, as they are told."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from .base import Disclosure

StepName = Literal[
    "filed",
    "second-post",
    "approved",
    "rejected",
    "queued",
    "delivered",
    "amended",
    "resolved",
    "withdrawn",
    "expired",
    "archived",
]
Triage = Literal["", "received", "accepted", "declined"]
"""Not sorted, as no evidence system is in between; waiting to be sorted; kept; set aside, and kept for its term."""


class StepTold(Disclosure):
    """One step in the life of a request. No step depends on residents."""

    step: StepName
    at: datetime
    note: str = Field(default="", description="The company's reasons for a rejection, or the amended text.")


class PublicStep(Disclosure):
    """One step in the life of a delivered request, as the public reads it."""

    step: StepName
    at: datetime


class CommentTold(Disclosure):
    """A resident's public comment. Comments are numbered apart from those who shared."""

    label: str
    text: str
    at: datetime
