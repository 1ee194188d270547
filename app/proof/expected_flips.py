"""Which verdicts change with an assumption, committed before the sweep; all others must stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

EXPECTED_FLIPS: Final[Mapping[tuple[str, str, str, Any], str]] = MappingProxyType(
    {
        (
            "asked-opted-out",
            "heat-map-2018",
            "delivery.opt_out_stops_requests",
            False,
        ): "If the unsubscribe link did not end requests, whoever used it was asked all the same.",
        (
            "map-opted-out",
            "heat-map-2018",
            "map.hides_opted_out",
            True,
        ): "If whoever opted out of requests was taken off the map, it showed the camera of nobody who said no.",
        (
            "asked-opted-out",
            "community-requests-2025",
            "delivery.opt_out_stops_requests",
            False,
        ): "If the switch in the settings did not end requests, whoever used it was asked all the same.",
        (
            "asked-by-default",
            "community-requests-2025",
            "consent.requests_default",
            "out",
        ): "Where nobody is asked by default the property begins to speak, and it holds.",
    }
)
"""(property, regime, switch, other value) -> why it changes there; an entry that is not found is a failure too."""
