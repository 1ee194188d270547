"""An agency's accounts: who has one, and what an administrator can change about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from geojson_pydantic import Polygon
from pydantic import Field, StrictBool

from ..roles import Role
from .base import Disclosure, Draft, Question
from .sent import Area


class PostingDraft(Draft):
    """Whether an account has the posting permission."""

    may_post: StrictBool


class AssignedAreaDraft(Draft):
    """The one area within which an account works; null takes it away."""

    area: Area | None


class Colleague(Disclosure):
    """One account of the asker's own agency."""

    id: str
    name: str
    role: str
    may_post: bool
    active: bool
    seen_at: datetime | None = Field(default=None, description="Last sign-in, simulated time.")
    assigned_area: Polygon | None = None


class ColleagueList(Disclosure):
    """The accounts of the asker's own agency."""

    users: tuple[Colleague, ...]


class AgencySheet(Disclosure):
    """What stands on record about the asker's own agency, and what the regime in force says about agencies."""

    name: str
    kind: str
    email_domain: str
    eligible_kinds: tuple[str, ...]
    staff_roles: tuple[str, ...] = Field(description="The roles that the documents of the regime name.")
    accounts_documented: bool = Field(
        description="Whether administrators and users are documented for the regime, or assumed."
    )
    obligations: tuple[str, ...] = Field(description="What a new agreement can make the agency owe the company.")


@dataclass(frozen=True, slots=True)
class ReadAgency(Question[AgencySheet]):
    """What is on record about my agency, and may an agency of its kind take part?"""

    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class ListColleagues(Question[ColleagueList]):
    """Which accounts does my agency have?"""

    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class SetPosting(Question[Colleague]):
    """Please give this colleague the posting permission, or take it away."""

    account_id: str
    draft: PostingDraft
    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class CloseAccount(Question[Colleague]):
    """Please close this colleague's account."""

    account_id: str
    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class ReopenAccount(Question[Colleague]):
    """Please open this colleague's account again."""

    account_id: str
    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class SetAssignedArea(Question[Colleague]):
    """Please let this colleague work within this area, or within none in particular."""

    account_id: str
    draft: AssignedAreaDraft
    serves = frozenset({Role.ADMINISTRATOR})
