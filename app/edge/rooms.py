"""Which room makes the file that answers a question: a package, a table, a drawing. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from ..policy.released import NothingHere, Refused, ReleasedBytes
from ..policy.wire.agency_map import ExportAgencyMap, ReadCountyLines
from ..policy.wire.demand import FetchProducedEvidence
from ..policy.wire.picture import FetchEvidence
from ..policy.wire.register import ExportRegister
from ..services import agency_map_files, evidence_room, produced_room, register_files
from ..services.portal import Caller, NotServed
from ..worlds.world import World

Packed = FetchEvidence | FetchProducedEvidence | ExportAgencyMap | ReadCountyLines | ExportRegister
"""Questions that are answered by a file of their own making."""
Made = ReleasedBytes | Refused | NothingHere | NotServed

ROOMS: Final[Mapping[type, Callable[[World, Caller, Any], Made]]] = MappingProxyType(
    {
        FetchEvidence: evidence_room.fetch,
        FetchProducedEvidence: produced_room.fetch,
        ExportAgencyMap: agency_map_files.fetch,
        ReadCountyLines: agency_map_files.fetch,
        ExportRegister: register_files.fetch,
    }
)
