"""The readers of a portal. Law 1 is about what each of them may obtain."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """Who somebody is to one world."""

    PUBLIC = "public"
    RESIDENT = "resident"
    OFFICER = "officer"
    ADMINISTRATOR = "agency-administrator"
    MODERATOR = "company-moderator"
    JOURNALIST = "journalist"
    PARTNERS = "company-partners"
    LEGAL = "company-legal"
    RESEARCHER = "researcher"


AGENCY_ROLES: Final = frozenset({Role.OFFICER, Role.ADMINISTRATOR})
