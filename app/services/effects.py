"""What each kind of agenda row does when it is due."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..worlds.wiring import Effect
from .delivery import deliver
from .publishing import publish_map

EFFECTS: Final[Mapping[str, Effect]] = MappingProxyType({"deliver": deliver, "publish": publish_map})
