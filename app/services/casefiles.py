"""Which facts each question needs, and how storage loads them: the one table of case files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection

from ..policy.casefile import Standing
from ..policy.facts import WorldFact
from ..policy.wire.agency import ListColleagues, ListIncidents, ReadResponseTotals
from ..policy.wire.footage_request import CheckArea, ListRequests, ReadRequest
from ..policy.wire.map import ReadBaseIndex, ReadMapIndex
from ..policy.wire.public import ListAttributions, ListPartners, ReadRegime, ReadRegister, ReadWorld
from ..storage import publications, requests, standings
from ..storage.worlds_rows import Now

Load = Callable[[Connection, Any, Standing, Now], Iterable[Any]]


def _nothing(rows: Connection, question: CheckArea, standing: Standing, now: Now) -> Iterable[Any]:
    del rows, question, standing, now
    return ()


def _own_requests(rows: Connection, question: ListRequests, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    agency_id = standing.agency_id
    return [
        *requests.list_requests(rows, agency_id),
        *requests.list_releases(rows, agency_id=agency_id or ""),
    ]


def _one_request(rows: Connection, question: ReadRequest, standing: Standing, now: Now) -> Iterable[Any]:
    del standing, now
    request = requests.find_request(rows, question.request_id)
    releases = requests.list_releases(rows, request_id=question.request_id)
    return [request, *releases] if request else []


def _incidents(rows: Connection, question: ListIncidents, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    return requests.list_incidents(rows, standing.agency_id)


def _colleagues(rows: Connection, question: ListColleagues, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    return standings.list_colleagues(rows, standing.agency_id)


def _totals(rows: Connection, question: ReadResponseTotals, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    return requests.read_totals(rows, standing.agency_id)


def _map_tiles(rows: Connection, question: ReadMapIndex, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing
    return publications.list_tiles(rows, now.regime_id, now.epoch)


def _base_tiles(rows: Connection, question: ReadBaseIndex, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing, now
    return publications.list_tiles(rows, publications.BASE, 0)


def _world(rows: Connection, question: ReadWorld | ReadRegime, standing: Standing, now: Now) -> Iterable[Any]:
    del rows, question, standing
    return [WorldFact(now.name, now.town, now.clock_us)]


def _delivered(rows: Connection, question: ReadRegister, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing, now
    return requests.list_delivered(rows)


def _partners(rows: Connection, question: ListPartners, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing, now
    return publications.list_partners(rows)


def _attributions(rows: Connection, question: ListAttributions, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing, now
    return publications.list_attributions(rows)


FACTS: Final[Mapping[type, Load]] = MappingProxyType(
    {
        CheckArea: _nothing,
        ListRequests: _own_requests,
        ReadRequest: _one_request,
        ListIncidents: _incidents,
        ListColleagues: _colleagues,
        ReadResponseTotals: _totals,
        ReadMapIndex: _map_tiles,
        ReadBaseIndex: _base_tiles,
        ReadWorld: _world,
        ReadRegime: _world,
        ReadRegister: _delivered,
        ListPartners: _partners,
        ListAttributions: _attributions,
    }
)
