"""Every regime, one constant a file; to add one, add its file and its line here."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from .assistance_2021 import ASSISTANCE_2021
from .heat_map_2018 import HEAT_MAP_2018
from .reference_blind import REFERENCE_BLIND

REGIMES: Final = MappingProxyType({regime.id: regime for regime in (HEAT_MAP_2018, ASSISTANCE_2021, REFERENCE_BLIND)})
