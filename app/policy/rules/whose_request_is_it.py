"""Rule: an agency reads its own requests, what was released to it, its own incidents and accounts, no other's."""

from __future__ import annotations

from typing import Protocol

from ..casefile import Standing
from ..decision import Permit, Vote
from ..regime import Regime
from ..rulebook import covers
from ..wire.agency import ListColleagues, ListIncidents, ReadResponseTotals
from ..wire.base import Question
from ..wire.footage_request import FileRequest, ListRequests, ReadRequest
from ..wire.picture import FetchPicture


class AgencyOwned(Protocol):
    """A fact that stands in one agency's file."""

    @property
    def agency_id(self) -> str:
        """The agency in whose file the fact stands."""
        ...


@covers(FileRequest, ListRequests, ReadRequest, FetchPicture, ListIncidents, ListColleagues, ReadResponseTotals)
def whose_request_is_it(question: Question[object], standing: Standing, fact: AgencyOwned, regime: Regime) -> Vote:
    """An agency reads its own requests, what was released to it, its own incidents and accounts, no other's."""
    del question, regime
    return Permit() if fact.agency_id == standing.agency_id else None
