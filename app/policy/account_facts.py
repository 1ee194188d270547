"""What `decide` may see of an agency's own books: its invitations, and what stands on record about itself.

Facts as in ``facts/``: frozen, from storage, never further than a decision.
"""

from __future__ import annotations

from dataclasses import dataclass

from .switches.agency import AgencyKind
from .wire.invitations import AccountRole


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFact:
    """An account that an agency's administrator offered to somebody.

    Parameters
    ----------
    role : str
        The role that the account will have.
    invited_us : int
    expires_us : int or None
        None: it never runs out.
    withdrawn_us : int or None
    account_id : str or None
        The account that was opened with it.
    """

    invitation_id: str
    agency_id: str
    email: str
    name: str
    role: AccountRole
    may_post: bool
    invited_us: int
    expires_us: int | None
    withdrawn_us: int | None
    account_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFact:
    """An invitation that was just issued, with its one-time code."""

    agency_id: str
    invitation: InvitationFact
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAgencyFact:
    """What stands on record about an agency itself."""

    agency_id: str
    name: str
    kind: AgencyKind
    email_domain: str
