"""What the public is told of requests short of their text: who takes part, and how many there were."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from ..roles import Role
from .base import Disclosure, Question


class TakingPart(Disclosure):
    """The names of the agencies that take part here, where the regime publishes them."""

    agencies: tuple[str, ...]


class QuarterCount(Disclosure):
    """How many requests of one agency were delivered in one calendar quarter that is over."""

    agency: str
    quarter: str = Field(description='Such as "2020-Q4"; UTC.')
    requests: int


class CountSum(Disclosure):
    """A sum of the numbers that are told, and of nothing else."""

    of: str = Field(description="An agency or a quarter.")
    requests: int


class RequestCounts(Disclosure):
    """Delivered requests by agency and quarter, newest first; a quarter appears when it is over."""

    counts: tuple[QuarterCount, ...]
    smallest: int = Field(description="A number below this is not told: no line says fewer than this, or none at all.")
    by_agency: tuple[CountSum, ...]
    by_quarter: tuple[CountSum, ...]
    total: int
    sums_are_least: bool = Field(
        description="True: a sum counts told numbers alone, so there may be more than it says."
    )


@dataclass(frozen=True, slots=True)
class ListTakingPart(Question[TakingPart]):
    """Which agencies take part here?"""

    serves = frozenset(Role)


@dataclass(frozen=True, slots=True)
class ReadRequestCounts(Question[RequestCounts]):
    """How many requests were there, by agency and quarter?"""

    serves = frozenset(Role)
