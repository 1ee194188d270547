"""Rule: only what the regime offers may be asked."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.agency import ReadResponseTotals
from ..wire.footage_request import CheckArea, FileRequest
from ..wire.map import FindAddress, ReadCounts, ReadTile

NO_REQUESTS = Reason("no-requests", "The regime in force has no footage requests.")
NO_CAMERA_MAP = Reason("no-camera-map", "The regime in force shows agencies nothing about cameras.")
NO_COUNTS = Reason("no-counts", "The regime in force gives agencies no counts of cameras by area.")
NO_SEARCH = Reason("no-address-search", "The regime in force knows no search by address. Move the map by hand.")
NO_TOTALS = Reason("no-totals", "The regime in force gives agencies no counts of how residents answered.")


@admits(CheckArea, FileRequest, ReadTile, ReadCounts, FindAddress, ReadResponseTotals)
def what_may_be_asked(
    question: CheckArea | FileRequest | ReadTile | ReadCounts | FindAddress | ReadResponseTotals,
    standing: Standing,
    regime: Regime,
) -> Vote:
    """Only what the regime offers may be asked."""
    del standing  # the same for every asker
    match question:
        case CheckArea() | FileRequest() if not regime.request.is_open.value:
            return Forbid(NO_REQUESTS)
        case ReadTile() if regime.map.layer.value == "none":
            return Forbid(NO_CAMERA_MAP)
        case ReadCounts() if regime.map.layer.value != "counts":
            return Forbid(NO_COUNTS)
        case FindAddress() if not regime.map.address_search.value:
            return Forbid(NO_SEARCH)
        case ReadResponseTotals() if not regime.records.response_totals_to_agency.value:
            return Forbid(NO_TOTALS)
        case _:
            return None
