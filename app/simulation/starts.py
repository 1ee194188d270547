"""When a world of each set of rules begins, where nobody says otherwise. It plants nothing and moves no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from ..policy.regime import Regime

STARTS: Final[Mapping[str, datetime]] = MappingProxyType(
    {
        "heat-map-2018": datetime(2018, 6, 15, 16, tzinfo=UTC),
        "video-request-2019": datetime(2019, 10, 11, 16, tzinfo=UTC),
        "control-center-2020": datetime(2020, 10, 9, 16, tzinfo=UTC),
        "assistance-2021": datetime(2022, 3, 4, 16, tzinfo=UTC),
        "none-2024": datetime(2024, 5, 10, 16, tzinfo=UTC),
        "community-requests-2025": datetime(2025, 10, 10, 16, tzinfo=UTC),
        "reference-blind": datetime(2023, 9, 1, 16, tzinfo=UTC),
        "reference-map": datetime(2023, 9, 1, 16, tzinfo=UTC),
        "no-policy": datetime(2023, 9, 1, 16, tzinfo=UTC),
    }
)
"""Fridays at noon in town, well inside each era."""

_OTHERWISE: Final = datetime(2023, 9, 1, 16, tzinfo=UTC)


def start_of(regime: Regime) -> datetime:
    """Return when a world of a regime begins: a regime that is not shipped begins at its first day, at noon in town."""
    first = datetime.combine(regime.starts, datetime.min.time(), UTC).replace(hour=16) if regime.starts else None
    return STARTS.get(regime.id, first or _OTHERWISE)
