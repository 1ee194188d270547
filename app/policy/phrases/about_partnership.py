"""What company and agency agree on, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .forms import Phrase, amount, day, either, one_of

ABOUT_PARTNERSHIP: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "partnership.form": one_of(
            {
                "memorandum": "an agency signs a memorandum with duties on both sides",
                "acknowledgement": "an agency signs a form that asks for no endorsement",
                "terms": "an agency accepts terms of service",
            }
        ),
        "partnership.map_from": day(
            "the company publishes a map of its partners from {} on",
            none="the company publishes no map of its partners",
        ),
        "partnership.donations": either("the company gives agencies cameras", "the company gives agencies no cameras"),
        "partnership.download_credit_usd": amount(
            "an agency is credited {} toward cameras for each resident whom it brings to the feed",
            "dollar",
            zero="an agency is credited nothing for residents whom it brings to the feed",
        ),
        "partnership.coaching": either(
            "the company measures an agency's engagement and suggests how to raise it",
            "the company does not measure an agency's engagement",
        ),
    }
)
