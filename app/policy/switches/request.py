"""Which footage requests an agency may file, what may be done with them, and until when they can be answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..setting import Setting

AreaAnchor = Literal["address", "map", "incident"]
"""A typed address with a range; anything drawn on a map; a place bound to the incident."""
ProhibitedContent = Literal[
    "lawful-activity", "announcement", "hate", "profiling", "harassment", "victim-identity", "pressure"
]
"""What a request may not be about, in the words of ``docs/glossary.md``."""
TextCheck = Literal["off", "advise", "refuse"]
"""Nothing checks the wording; the reviewer is shown what was found; a request with findings is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRules:
    """Which footage requests an agency may file."""

    is_open: Setting[bool]
    """Whether new requests can be filed at all."""
    case_number_required: Setting[bool]
    """Whether a case or reference number must be given."""
    officer_named: Setting[bool]
    """Whether residents are told the officer's name."""
    contact_required: Setting[bool]
    """Whether an investigator's e-mail address or telephone number must be given."""
    posting_permission_required: Setting[bool]
    """Whether an account needs the permission that its administrator grants."""
    area_anchor: Setting[AreaAnchor]
    """What the area is bound to."""
    adjoin_m: Setting[float]
    """How far outside the area its incident may lie and still adjoin it, metres; not read where areas are free."""
    min_area_sq_mi: Setting[float]
    """Smallest area, geodesic square miles."""
    max_area_sq_mi: Setting[float]
    """Largest area, geodesic square miles."""
    min_window_minutes: Setting[int]
    """Shortest time window, minutes."""
    max_window_minutes: Setting[int]
    """Longest time window, minutes."""
    look_back_days: Setting[int]
    """Oldest moment a window may begin, days before filing."""
    max_posts_per_case: Setting[int | None]
    """Requests one case may have in all; None means no limit."""
    batch_allowed: Setting[bool]
    """Whether one request may name several incidents."""
    max_per_day: Setting[int | None]
    """Requests one agency may file within 24 simulated hours; None means no limit."""
    editable: Setting[bool]
    """Whether an agency may change the message of a filed request."""
    deletable: Setting[bool]
    """Whether an agency may take a filed request back."""
    resolvable: Setting[bool]
    """Whether an agency may mark a delivered request as resolved."""
    open_days: Setting[int | None]
    """Days after delivery for which a request can be answered; None means no limit."""
    replies_until: Setting[date | None]
    """Where no new requests can be filed: the last day on which earlier ones can be answered; None: never."""
    reviewed_before_sending: Setting[bool]
    """Whether a moderator of the company must approve a request before it is delivered."""
    prohibited_content: Setting[tuple[ProhibitedContent, ...]]
    """What a request may not be about."""
    text_check: Setting[TextCheck]
    """What becomes of the rule-based check of a request's wording against the prohibited content."""
