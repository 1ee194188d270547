"""The neighbors' feed, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .forms import Phrase, amount, either, listed, one_of

_CATEGORIES: Final = MappingProxyType(
    {
        "crime": "crime",
        "safety": "safety",
        "suspicious": "suspicious activity",
        "unknown-visitor": "unknown visitors",
        "lost-pet": "lost pets",
        "community": "the community",
        "environmental": "the environment",
        "animal": "animals",
    }
)

ABOUT_FEED: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "feed.categories": listed("neighbors post about {}", _CATEGORIES, empty="neighbors can post about nothing"),
        "feed.moderation": one_of(
            {
                "none": "nobody at the company looks at posts",
                "before": "a moderator of the company approves each post before it appears",
                "after": "a post appears at once, and a moderator of the company may take it down",
            }
        ),
        "feed.shown_level": amount("a post is shown as a cell of level {}, not as a house"),
        "feed.reach_m": amount(
            "a resident reads posts up to {} from home", "meter", none="a resident reads posts from everywhere"
        ),
        "feed.hidden_decimals": amount(
            "a post's answer holds hidden coordinates with {}",
            "decimal place",
            none="a post's answer holds no hidden coordinates",
        ),
        "feed.hidden_offset_m": amount(
            "hidden coordinates are up to {} off", "meter", zero="hidden coordinates are those of the camera itself"
        ),
        "feed.hidden_address": either(
            "a post's answer holds the poster's home address, unseen", "a post's answer holds no home address"
        ),
        "feed.sequential_ids": either(
            "posts can be asked for by numbers that follow each other", "posts have no numbers that can be guessed"
        ),
        "feed.agency_alerts": either(
            "officers can have every new post of a category mailed to them", "no post is mailed to an officer"
        ),
    }
)
