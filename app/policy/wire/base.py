"""What every question and every disclosure has in common, and how times and areas look on the wire."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from ..roles import AGENCY_ROLES, Role

D = TypeVar("D")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Disclosure(BaseModel):
    """A shape in which something may leave the portal: nothing beyond its declared fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Draft(BaseModel):
    """A shape in which an asker hands something in; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Question(Generic[D]):
    """Something that can be asked of the portal; ``D`` is what it discloses.

    Attributes
    ----------
    serves : frozenset of Role
        The roles that may ask it.
    """

    serves: ClassVar[frozenset[Role]]


class RepeatWrite(Question[Any]):
    """Please repeat the answer to a write that I made before under the same Idempotency-Key."""

    serves = AGENCY_ROLES | {Role.PARTNERS, Role.LEGAL, Role.JOURNALIST, Role.RESIDENT}


class Bytes:
    """The disclosure type of questions that release bytes: published tiles and pictures."""


def moment(us: int) -> datetime:
    """Turn simulated microseconds since the Unix epoch into an aware datetime, exactly."""
    return _EPOCH + timedelta(microseconds=us)


def microseconds(at: datetime) -> int:
    """Turn an aware datetime into simulated microseconds since the Unix epoch, exactly."""
    return (at - _EPOCH) // timedelta(microseconds=1)
