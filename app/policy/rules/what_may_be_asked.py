"""Rule: only what the regime offers may be asked."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.agency import ReadResponseTotals
from ..wire.engagement import ListEngagement, SendSuggestions
from ..wire.footage_request import CheckArea, FileRequest
from ..wire.map import FindAddress, ReadCounts, ReadTile

NO_REQUESTS = Reason("no-requests", "The regime in force has no footage requests.")
NO_CAMERA_MAP = Reason("no-camera-map", "The regime in force shows agencies nothing about cameras.")
NO_COUNTS = Reason("no-counts", "The regime in force gives agencies no counts of cameras by area.")
NO_SEARCH = Reason("no-address-search", "The regime in force knows no search by address. Move the map by hand.")
NO_TOTALS = Reason("no-totals", "The regime in force gives agencies no counts of how residents answered.")
NO_COACHING = Reason("no-coaching", "Under the rules in force the company measures no agency and suggests nothing.")


Asked = (
    CheckArea
    | FileRequest
    | ReadTile
    | ReadCounts
    | FindAddress
    | ReadResponseTotals
    | ListEngagement
    | SendSuggestions
)


@admits(
    CheckArea,
    FileRequest,
    ReadTile,
    ReadCounts,
    FindAddress,
    ReadResponseTotals,
    ListEngagement,
    SendSuggestions,
)
def what_may_be_asked(question: Asked, standing: Standing, regime: Regime) -> Vote:
    """Only what the regime offers may be asked."""
    del standing  # the same for every asker
    match question:
        case CheckArea() | FileRequest() if not regime.request.is_open.value:
            reason = NO_REQUESTS
        case ReadTile() if regime.map.layer.value == "none":
            reason = NO_CAMERA_MAP
        case ReadCounts() if regime.map.layer.value != "counts":
            reason = NO_COUNTS
        case FindAddress() if not regime.map.address_search.value:
            reason = NO_SEARCH
        case ReadResponseTotals() if not regime.records.response_totals_to_agency.value:
            reason = NO_TOTALS
        case ListEngagement() | SendSuggestions() if not regime.partnership.coaching.value:
            reason = NO_COACHING
        case _:
            return None
    return Forbid(reason)
