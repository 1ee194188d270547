"""Every regime, one constant a file; to add one, add its file and its line here."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from .assistance_2021 import ASSISTANCE_2021
from .community_requests_2025 import COMMUNITY_REQUESTS_2025
from .control_center_2020 import CONTROL_CENTER_2020
from .heat_map_2018 import HEAT_MAP_2018
from .no_policy import NO_POLICY
from .none_2024 import NONE_2024
from .reference_blind import REFERENCE_BLIND
from .reference_map import REFERENCE_MAP
from .video_request_2019 import VIDEO_REQUEST_2019

HISTORY: Final = (
    HEAT_MAP_2018,
    VIDEO_REQUEST_2019,
    CONTROL_CENTER_2020,
    ASSISTANCE_2021,
    NONE_2024,
    COMMUNITY_REQUESTS_2025,
)
"""The dated regimes, in the order of time and without a gap."""

REGIMES: Final = MappingProxyType(
    {regime.id: regime for regime in (*HISTORY, REFERENCE_BLIND, REFERENCE_MAP, NO_POLICY)}
)
