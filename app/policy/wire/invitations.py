"""An agency's invitations: offering somebody an account, and taking the offer back. Accepting is no question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from ..roles import Role
from .base import Disclosure, Draft, Question
from .sent import Words

AccountRole = Literal["user", "administrator"]
"""A user files requests; an administrator keeps the accounts."""
InvitationState = Literal["open", "accepted", "expired", "withdrawn"]

EMAIL = r"^[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$"
EmailAddress = Annotated[str, Field(pattern=EMAIL, max_length=200, description="Such as a.name@agency.example.")]


class InvitationDraft(Draft):
    """Whom an administrator invites, and to what."""

    name: Words = Field(min_length=1, max_length=80, description="Name and rank, as residents will read it.")
    email: EmailAddress
    role: AccountRole
    may_post: StrictBool = Field(default=False, description="Whether the account gets the posting permission.")


class InvitationLine(Disclosure):
    """An invitation of the asker's own agency; never its code."""

    id: str
    name: str
    email: str
    role: AccountRole
    may_post: bool
    state: InvitationState
    invited_at: datetime
    expires_at: datetime | None


class InvitationList(Disclosure):
    """The invitations of the asker's own agency, newest first."""

    invitations: tuple[InvitationLine, ...]


class InvitationMade(Disclosure):
    """A fresh invitation with its one-time code, which is told here and nowhere else."""

    invitation: InvitationLine
    code: str = Field(description="Give it to your colleague yourself: nothing is ever sent.")


@dataclass(frozen=True, slots=True)
class ListInvitations(Question[InvitationList]):
    """Whom has my agency invited?"""

    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class InviteColleague(Question[InvitationMade]):
    """Please offer an account of my agency to this person."""

    draft: InvitationDraft
    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class WithdrawInvitation(Question[InvitationLine]):
    """Please take this invitation of my agency back."""

    invitation_id: str
    serves = frozenset({Role.ADMINISTRATOR})
