"""The neighbors' feed: what can be posted, where a post seems to be, and what leaks beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..setting import Setting

PostCategory = Literal[
    "crime",
    "safety",
    "suspicious",
    "unknown-visitor",
    "lost-pet",
    "community",
    "environmental",
    "animal",
]
Moderation = Literal["none", "before", "after"]
"""Nobody looks at posts; a moderator approves each before it appears; it appears, and a moderator may take it down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRules:
    """What the neighbors' feed shows, and what leaks beside it."""

    categories: Setting[tuple[PostCategory, ...]]
    """What a post can be about."""
    moderation: Setting[Moderation]
    """Whether and when the company's moderators see a post."""
    shown_level: Setting[int]
    """Quadtree level of the cell in which a post is shown; 16 is about 490 m wide at 37 degrees north."""
    reach_m: Setting[int | None]
    """How far from home a resident can read posts, metres; None: everywhere."""
    hidden_decimals: Setting[int | None]
    """Decimal places of coordinates that stand in an answer though no screen shows them; None: there are none."""
    hidden_offset_m: Setting[float]
    """Largest distance of those coordinates from the camera, metres, uniform in the disc."""
    hidden_address: Setting[bool]
    """Whether the poster's home address stands in an answer though no screen shows it."""
    sequential_ids: Setting[bool]
    """Whether posts can be asked for by numbers that follow each other."""
    agency_alerts: Setting[bool]
    """Whether officers can have every new post of a category mailed to them."""
