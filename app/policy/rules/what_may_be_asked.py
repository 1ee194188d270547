"""Rule: only what the regime offers may be asked."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.agency import ReadResponseTotals
from ..wire.footage_request import FileRequest
from ..wire.map import ReadTile

NO_REQUESTS = Reason("no-requests", "The regime in force has no footage requests.")
NO_CAMERA_MAP = Reason("no-camera-map", "The regime in force shows agencies nothing about cameras.")
NO_TOTALS = Reason("no-totals", "The regime in force gives agencies no counts of how residents answered.")


@admits(FileRequest, ReadTile, ReadResponseTotals)
def what_may_be_asked(
    question: FileRequest | ReadTile | ReadResponseTotals, standing: Standing, regime: Regime
) -> Vote:
    """Only what the regime offers may be asked."""
    del standing  # the same for every asker
    match question:
        case FileRequest() if not regime.request.is_open.value:
            return Forbid(NO_REQUESTS)
        case ReadTile() if not regime.map.shows_cameras.value:
            return Forbid(NO_CAMERA_MAP)
        case ReadResponseTotals() if not regime.records.response_totals_to_agency.value:
            return Forbid(NO_TOTALS)
        case _:
            return None
