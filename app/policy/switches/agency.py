"""Which agencies may take part, and what their accounts are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..setting import Setting

AgencyKind = Literal[
    "police", "sheriff", "fire", "public-safety", "emergency-management", "local-government", "federal", "immigration"
]
StaffRole = Literal["press", "social-media", "investigation", "community", "administrator", "user"]
Obligation = Literal["promote", "statements-approved", "confidentiality", "call-data"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRules:
    """Which agencies may take part, and what their accounts are."""

    eligible: Setting[tuple[AgencyKind, ...]]
    """Kinds of agency that may have an account that files requests."""
    staff_roles: Setting[tuple[StaffRole, ...]]
    """The roles that the agreement or the accounts know."""
    invite_days: Setting[int | None]
    """Days after which an unanswered invitation runs out; None means never."""
    idle_days: Setting[int | None]
    """Days without a sign-in after which an account is closed; None means never."""
    official_email_only: Setting[bool]
    """Whether an account needs an address of the agency's own domain."""
    one_assigned_area: Setting[bool]
    """Whether an account works within one assigned area at a time."""
    obligations: Setting[tuple[Obligation, ...]]
    """What the agency owes the company."""
