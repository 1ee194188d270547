"""What the company says it hands over on legal demand or in an emergency, without the resident's consent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..setting import Setting

Instrument = Literal["subpoena", "court-order", "warrant", "verified-consent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRules:
    """What the company says it hands over without the resident's consent."""

    content_by: Setting[tuple[Instrument, ...]]
    """What it needs before it hands over footage."""
    account_data_by: Setting[tuple[Instrument, ...]]
    """What it needs before it hands over account data."""
    emergency_disclosure: Setting[bool]
    """Whether it reserves to disclose in an emergency without any of these."""
    tells_the_resident: Setting[bool]
    """Whether the resident is told before, unless the law forbids it."""
    preservation_days: Setting[int]
    """Days for which footage is kept on an agency's demand, before any paper for its content."""
    delayed_notice_days: Setting[int]
    """Days after which a resident is told where a court delayed the notice."""
    narrows: Setting[bool]
    """Whether the company objects to a demand that asks for more than one account, place and time."""
