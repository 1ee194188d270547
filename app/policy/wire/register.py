"""The public register of requests: what is searched in it, and every shape in which it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, Self

from geojson_pydantic import Polygon
from pydantic import Field, model_validator

from ..roles import Role
from .base import Bytes, Disclosure, Draft, Question
from .footage_request import RequestState
from .sent import Moment, Words
from .steps import CommentTold, PublicStep

RegisterOrder = Literal["newest", "oldest", "agency"]
"""The latest delivery first; the earliest first; by the agency's name, and the latest first within it."""
PAGE: Final = 25
"""Requests on one page of the register."""


class RegisterSearch(Draft):
    """What somebody looks for in the register; what is empty is not looked at."""

    agency: Words = Field(default="", max_length=80, description="Part of an agency's name.")
    words: Words = Field(default="", max_length=120, description="Each of them stands in the request's text.")
    incident_type: Words = Field(default="", max_length=80)
    delivered_from: Moment | None = Field(default=None, description="Delivered at this moment or later.")
    delivered_until: Moment | None = Field(default=None, description="Delivered before this moment.")
    sort: RegisterOrder = "newest"
    after: Words = Field(default="", max_length=80, description="What `next` said on the page before; or empty.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.delivered_from and self.delivered_until and self.delivered_until < self.delivered_from:
            raise ValueError("The end of the time lies before its beginning. Give the earlier moment first.")
        return self


EVERYTHING: Final = RegisterSearch()
"""The first page of all, newest first."""


class RegisterEntry(Disclosure):
    """A delivered request, as the public reads it where the regime keeps a public register."""

    id: str
    agency: str
    officer: str
    incident_type: str
    case_number: str
    contact: str
    message: str
    area: Polygon
    window_from: datetime
    window_to: datetime
    delivered_at: datetime
    state: RequestState
    steps: tuple[PublicStep, ...] = ()
    comments: tuple[CommentTold, ...] = ()


class PublicRegister(Disclosure):
    """One page of the register; empty where the regime keeps none."""

    requests: tuple[RegisterEntry, ...]
    next: str | None = Field(description="Send it as `after` to read on; null at the end.")


_EVERYBODY: Final = frozenset(Role)


@dataclass(frozen=True, slots=True)
class ReadRegister(Question[PublicRegister]):
    """Which requests have been delivered here?"""

    search: RegisterSearch = EVERYTHING

    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ExportRegister(Question[Bytes]):
    """May I have the register, and the numbers beside it, as tables?"""

    search: RegisterSearch = EVERYTHING

    serves = _EVERYBODY
