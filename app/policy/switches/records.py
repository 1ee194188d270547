"""What is kept about requests, and who may read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..setting import Setting

PublicRecord = Literal["none", "agency-names", "quarterly-counts", "full-text"]
"""Nothing; which agencies take part; beside that, how many requests of each were delivered in a quarter; or every
delivered request's full text."""
LegalReport = Literal["none", "half-yearly"]
AuditLog = Literal["none", "public-posts", "settings-changes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsRules:
    """What is kept about requests, and who may read it."""

    response_totals_to_agency: Setting[bool]
    """Whether an agency is given counts of residents asked, sharing, declining and silent."""
    public_record: Setting[PublicRecord]
    """What the public can read about requests."""
    audit_log: Setting[AuditLog]
    """What kind of log of the agency's conduct is documented."""
    legal_report: Setting[LegalReport]
    """Whether the company reports how many legal demands it got and how it answered."""
    small_counts: Setting[int]
    """A published number below this is not told exactly; 1: every number is."""
