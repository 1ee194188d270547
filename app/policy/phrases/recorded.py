"""Switches that are recorded from the documents, and that nothing in this program acts upon yet.

A switch stands here exactly as long as no code reads it to do something; a test searches the program for readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_NOTHING: Final = "recorded, and nothing in this program reads it yet"
_SHOWN: Final = "recorded, and shown to the agency's administrator; nothing in this program acts upon it yet"

RECORDED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "agency.staff_roles": _SHOWN,
        "agency.obligations": _SHOWN,
        "records.audit_log": _NOTHING,
        "records.legal_report": _NOTHING,
        "records.small_counts": _NOTHING,
        "legal.content_by": _NOTHING,
        "legal.account_data_by": _NOTHING,
        "legal.emergency_disclosure": _NOTHING,
        "legal.tells_the_resident": _NOTHING,
        "legal.preservation_days": _NOTHING,
        "legal.delayed_notice_days": _NOTHING,
        "legal.narrows": _NOTHING,
        "feed.agency_alerts": _NOTHING,
        "partnership.form": _NOTHING,
        "partnership.donations": _NOTHING,
        "partnership.download_credit_usd": _NOTHING,
        "partnership.coaching": _NOTHING,
    }
)
"""Dotted name of a switch -> what is so, as a clause without a full stop."""
