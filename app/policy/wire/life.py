"""What an agency does with its own filed request, and with footage that reached it: amend, withdraw, sort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from ..roles import Role
from .base import Disclosure, Draft, Question
from .footage_request import RequestChanged
from .sent import Words
from .steps import Triage


class AmendDraft(Draft):
    """Another text for a filed request; nothing else of it can be changed."""

    message: Words = Field(min_length=1, max_length=1200, description="What residents will read instead.")


class TriageDraft(Draft):
    """How an officer sorts footage that arrived in the agency's evidence system."""

    verdict: Literal["accepted", "declined"]


class ClipTriaged(Disclosure):
    """How a released clip is sorted now."""

    release_id: str
    triage: Triage


@dataclass(frozen=True, slots=True)
class AmendRequest(Question[RequestChanged]):
    """Please put another text in place of this request's."""

    request_id: str
    draft: AmendDraft
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class WithdrawRequest(Question[RequestChanged]):
    """Please take this request of my agency back."""

    request_id: str
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class TriageRelease(Question[ClipTriaged]):
    """Please keep this clip as evidence, or set it aside."""

    release_id: str
    draft: TriageDraft
    serves = frozenset({Role.OFFICER})
