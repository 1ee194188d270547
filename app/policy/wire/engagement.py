"""What the company measured of an agency, and what it suggested to officers.

That agencies were measured and coached is documented (VICE-COACH). Which figures, which limits and which words is ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import Field

from ..roles import Role
from .base import Disclosure, Question

WINDOW_DAYS: Final = 30
"""How far back deeds are counted, simulated days. An assumption."""


class Responses(Disclosure):
    """How residents answered an agency's requests in all, under rules that give agencies these counts (I04)."""

    requests: int
    asked: int | None = Field(description="null where a count below is: their sum would give it away.")
    shared: int | None = Field(description="null: fewer than the rules let anybody tell.")
    declined: int | None = Field(description="null: likewise.")
    silent: int | None = Field(description="null: likewise.")
    rate_percent: float | None = Field(description="Shared, of those asked; null where nobody was, or asked is null.")


class Suggestion(Disclosure):
    """What the company suggests. Documented is that it did; the words are ours."""

    name: str
    subject: str
    text: str


class Engagement(Disclosure):
    """One agency as the company measures it, over the last 30 simulated days."""

    agency_id: str
    agency: str
    official_posts: int
    comments: int = Field(description="Comments of its officers.")
    neighbors_comments: int | None = Field(description="Below its posts; null if too few to be told.")
    requests: int
    downloads_credited: int | None = Field(description="Null where the era credits none.")
    responses: Responses | None = Field(description="Null where agencies are not given these counts.")
    suggestions: tuple[Suggestion, ...] = Field(description="What would be suggested to its officers now.")


class EngagementList(Disclosure):
    """Every agency with an agreement in force, by name."""

    agencies: tuple[Engagement, ...]
    window_days: int
    smallest: int = Field(description="A number of neighbors' comments below this is not told.")


class SuggestionsSent(Disclosure):
    """What was mailed to the officers of an agency."""

    agency: str
    mails: int
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListEngagement(Question[EngagementList]):
    """How eagerly do the agencies use the service?"""

    serves = frozenset({Role.PARTNERS})


@dataclass(frozen=True, slots=True)
class SendSuggestions(Question[SuggestionsSent]):
    """Please mail the officers of this agency what would raise its figures."""

    agency_id: str
    serves = frozenset({Role.PARTNERS})
