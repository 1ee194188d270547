"""Questions and disclosures: everything that can be asked and every shape that can leave. Imports no facts."""

from __future__ import annotations

from typing import Final

from .agency import ListColleagues, ListIncidents, ReadResponseTotals
from .footage_request import CheckArea, FileRequest, ListRequests, ReadRequest
from .map import ReadBaseIndex, ReadBaseTile, ReadMapIndex, ReadTile
from .picture import FetchPicture
from .public import ListAttributions, ListPartners, ReadRegime, ReadRegister, ReadWorld

ALL_QUESTIONS: Final = (
    CheckArea,
    FetchPicture,
    FileRequest,
    ListAttributions,
    ListColleagues,
    ListIncidents,
    ListPartners,
    ListRequests,
    ReadBaseIndex,
    ReadBaseTile,
    ReadMapIndex,
    ReadRegime,
    ReadRegister,
    ReadRequest,
    ReadResponseTotals,
    ReadTile,
    ReadWorld,
)
