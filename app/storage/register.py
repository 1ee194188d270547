"""The public register of requests: delivered ones, page by page as they are searched, and how many there were."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select
from sqlmodel import col

from ..models import Agency, FootageRequest
from ..policy.facts import RequestFact
from ..policy.wire.base import microseconds
from ..policy.wire.register import PAGE, RegisterSearch
from .requests import find_request, list_found


def rules_of_filing(rows: Connection) -> list[str]:
    """List the regimes under which requests were filed; "" stands for the one in force."""
    return sorted(rows.execute(select(col(FootageRequest.regime_id)).distinct()).scalars())


def find_page(rows: Connection, search: RegisterSearch, filed_under: Collection[str]) -> list[RequestFact]:
    """List the delivered requests of one page, and one more where there are more.

    Parameters
    ----------
    filed_under : collection of str
        Regimes of filing that are looked at.
    """
    by_agency = search.sort == "agency"
    names = [col(Agency.name)] if by_agency else []
    moment = col(FootageRequest.delivered_us)
    order: list[Any] = [*names, moment if search.sort == "oldest" else moment.desc(), col(FootageRequest.id)]
    wanted = [_on_record(filed_under), *_matching(search)]
    if search.after:
        last = find_request(rows, search.after)
        listed = last is not None and last.delivered_us is not None and last.regime_id in filed_under
        wanted.append(_beyond(last, search) if last is not None and listed else false())
    return list_found(rows, wanted, order, PAGE + 1)


def _on_record(filed_under: Collection[str]) -> ColumnElement[bool]:
    return and_(col(FootageRequest.delivered_us).is_not(None), col(FootageRequest.regime_id).in_(filed_under))


def _matching(search: RegisterSearch) -> list[ColumnElement[bool]]:
    """Match without regard to the case of Latin letters; signs of a search pattern mean themselves."""
    found = [
        func.lower(col(FootageRequest.message)).contains(word, autoescape=True) for word in search.words.lower().split()
    ]
    if search.agency:
        found.append(func.lower(col(Agency.name)).contains(search.agency.lower(), autoescape=True))
    if search.incident_type:
        found.append(col(FootageRequest.incident_type) == search.incident_type)
    if search.delivered_from:
        found.append(col(FootageRequest.delivered_us) >= microseconds(search.delivered_from))
    if search.delivered_until:
        found.append(col(FootageRequest.delivered_us) < microseconds(search.delivered_until))
    return found


def _beyond(last: RequestFact, search: RegisterSearch) -> ColumnElement[bool]:
    """Return the condition that a request stands after another one in the order of a search."""
    moment, request_id = col(FootageRequest.delivered_us), col(FootageRequest.id)
    later = moment > last.delivered_us if search.sort == "oldest" else moment < last.delivered_us
    within = or_(later, and_(moment == last.delivered_us, request_id > last.request_id))
    if search.sort != "agency":
        return within
    name = col(Agency.name)
    return or_(name > last.agency_name, and_(name == last.agency_name, within))


def list_deliveries(rows: Connection) -> list[tuple[str, str, int]]:
    """List every delivered request as (agency's name, regime of its filing, simulated microseconds)."""
    found = rows.execute(
        select(col(Agency.name), col(FootageRequest.regime_id), col(FootageRequest.delivered_us))
        .join(Agency, col(Agency.id) == col(FootageRequest.agency_id))
        .where(col(FootageRequest.delivered_us).is_not(None))
    )
    return [(row[0], row[1], int(row[2] or 0)) for row in found]
