"""Footage requests and what was released in answer to them: rows to facts, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, bindparam, insert, select, update
from sqlmodel import col

from ..models import Agency, FootageRequest, Incident, Onward, Release, ReleasedPicture, ResponseTotal
from ..policy.facts import IncidentFact, ReleaseFact, RequestFact, TotalsFact
from ..policy.wire.footage_request import RequestState
from ..policy.wire.steps import Triage
from .footage import add_released_bytes
from .tables import columns_of


def add_request(rows: Connection, account_id: str, request: RequestFact) -> None:
    """File a request."""
    rows.execute(
        insert(FootageRequest).values(
            id=request.request_id,
            agency_id=request.agency_id,
            account_id=account_id,
            officer_name=request.officer_name,
            incident_id=request.incident_id,
            incident_type=request.incident_type,
            case_number=request.case_number,
            contact=request.contact,
            message=request.message,
            area=json.dumps(request.area),
            area_sq_mi=request.area_sq_mi,
            from_us=request.from_us,
            to_us=request.to_us,
            filed_us=request.filed_us,
            state=request.state,
            review_note=request.review_note,
            delivered_us=request.delivered_us,
            regime_id=request.regime_id,
            further_incidents=json.dumps(request.further_incident_ids),
        )
    )


_REQUESTS: Final[Select[Any]] = select(*columns_of(FootageRequest), col(Agency.name).label("agency_name")).join(
    Agency, col(Agency.id) == col(FootageRequest.agency_id)
)
_ONE: Final = _REQUESTS.where(col(FootageRequest.id) == bindparam("request_id"))
_OF_AGENCY: Final = _REQUESTS.where(col(FootageRequest.agency_id) == bindparam("agency_id"))
_RELEASES: Final[Select[Any]] = select(*columns_of(Release))
_RELEASED_TO: Final = _RELEASES.where(col(Release.agency_id) == bindparam("agency_id"))
_RELEASED_FOR: Final = _RELEASES.where(col(Release.request_id) == bindparam("request_id"))
"""Written once, as nearly every page of an agency needs them: building a statement takes longer than running it."""


def _request(row: Any) -> RequestFact:
    return RequestFact(
        request_id=row.id,
        agency_id=row.agency_id,
        agency_name=row.agency_name,
        officer_name=row.officer_name,
        incident_id=row.incident_id,
        incident_type=row.incident_type,
        case_number=row.case_number,
        contact=row.contact,
        message=row.message,
        area=tuple((lon, lat) for lon, lat in json.loads(row.area)),
        area_sq_mi=row.area_sq_mi,
        from_us=row.from_us,
        to_us=row.to_us,
        filed_us=row.filed_us,
        state=row.state,
        review_note=row.review_note,
        delivered_us=row.delivered_us,
        regime_id=row.regime_id,
        further_incident_ids=tuple(json.loads(row.further_incidents)),
    )


def find_request(rows: Connection, request_id: str) -> RequestFact | None:
    """Find one request."""
    row = rows.execute(_ONE, {"request_id": request_id}).one_or_none()
    return _request(row) if row else None


def list_requests(rows: Connection, agency_id: str | None) -> list[RequestFact]:
    """List the requests of one agency."""
    return [_request(row) for row in rows.execute(_OF_AGENCY, {"agency_id": agency_id})]


def list_found(
    rows: Connection, wanted: Sequence[ColumnElement[bool]], order: Sequence[ColumnElement[Any]], most: int
) -> list[RequestFact]:
    """List requests by conditions on a request and its agency, in an order; ``most`` of them."""
    return [_request(row) for row in rows.execute(_REQUESTS.where(*wanted).order_by(*order).limit(most))]


def list_in_review(rows: Connection) -> list[RequestFact]:
    """List the requests that wait for a moderator, oldest first."""
    found = rows.execute(
        _REQUESTS.where(col(FootageRequest.state) == "in-review").order_by(
            col(FootageRequest.filed_us), col(FootageRequest.id)
        )
    )
    return [_request(row) for row in found]


def list_in_states(rows: Connection, states: tuple[RequestState, ...]) -> list[RequestFact]:
    """List the requests of every agency that stand in one of some states, by their ids."""
    query = _REQUESTS.where(col(FootageRequest.state).in_(states)).order_by(col(FootageRequest.id))
    return [_request(row) for row in rows.execute(query)]


def set_state(rows: Connection, request: RequestFact) -> None:
    """Store the state, review note and delivery time of a request."""
    rows.execute(
        update(FootageRequest)
        .where(col(FootageRequest.id) == request.request_id)
        .values(state=request.state, review_note=request.review_note, delivered_us=request.delivered_us)
    )


def set_message(rows: Connection, request_id: str, message: str) -> None:
    """Store another text of a request."""
    rows.execute(update(FootageRequest).where(col(FootageRequest.id) == request_id).values(message=message))


def list_by_ids(rows: Connection, request_ids: list[str]) -> list[RequestFact]:
    """List the requests of some ids."""
    return [_request(row) for row in rows.execute(_REQUESTS.where(col(FootageRequest.id).in_(request_ids)))]


def set_triage(rows: Connection, release_id: str, triage: Triage) -> None:
    """Store how an agency sorted a released clip."""
    rows.execute(update(Release).where(col(Release.id) == release_id).values(triage=triage))


def mark_taken_back(rows: Connection, release_ids: list[str], at_us: int) -> None:
    """Note that a resident took released clips back, where the rules of their request then remove them."""
    rows.execute(update(Release).where(col(Release.id).in_(release_ids)).values(withdrawn_us=at_us))


def add_release(rows: Connection, release: ReleaseFact, media_type: str, body: bytes) -> None:
    """Store a released clip with its own copy of the picture's bytes."""
    add_released_bytes(rows, release.picture_sha256, media_type, body)
    rows.execute(
        insert(Release).values(
            id=release.release_id,
            request_id=release.request_id,
            agency_id=release.agency_id,
            label=release.label,
            start_us=release.start_us,
            end_us=release.end_us,
            released_us=release.released_us,
            expires_us=release.expires_us,
            contact=json.dumps(dict(release.contact), sort_keys=True),
            picture_sha256=release.picture_sha256,
            triage=release.triage,
        )
    )


def release_fact(row: Any, passed_to: tuple[str, ...] = ()) -> ReleaseFact:
    """Read a release from a row that holds its columns."""
    return ReleaseFact(
        release_id=row.id,
        request_id=row.request_id,
        agency_id=row.agency_id,
        label=row.label,
        start_us=row.start_us,
        end_us=row.end_us,
        released_us=row.released_us,
        expires_us=row.expires_us,
        contact=tuple(sorted(json.loads(row.contact).items())),
        picture_sha256=row.picture_sha256,
        triage=row.triage,
        passed_to=passed_to,
        withdrawn_us=row.withdrawn_us,
        footage_sha256=row.footage_sha256 or "",
        footage_type=row.footage_type,
        capture_commitment=row.capture_commitment,
    )


def list_releases(
    rows: Connection, *, agency_id: str | None = None, request_id: str | None = None
) -> list[ReleaseFact]:
    """List releases to one agency, or in answer to one request."""
    query = select(*columns_of(Release))
    if agency_id is not None:
        query = query.where(col(Release.agency_id) == agency_id)
    if request_id is not None:
        query = query.where(col(Release.request_id) == request_id)
    return [release_fact(row) for row in rows.execute(query)]


def find_release(rows: Connection, release_id: str) -> ReleaseFact | None:
    """Find one release, with the agencies that it was passed on to and that still have it."""
    row = rows.execute(select(*columns_of(Release)).where(col(Release.id) == release_id)).one_or_none()
    passed = rows.execute(
        select(col(Onward.to_agency_id)).where(
            col(Onward.release_id) == release_id,
            col(Onward.passed_us).is_not(None),
            col(Onward.withdrawn_us).is_(None),
        )
    )
    return release_fact(row, tuple(sorted(passed.scalars()))) if row else None


def released_picture(rows: Connection, sha256: str) -> tuple[str, bytes]:
    """Return media type and bytes of a released picture."""
    row = rows.execute(
        select(col(ReleasedPicture.media_type), col(ReleasedPicture.body)).where(col(ReleasedPicture.sha256) == sha256)
    ).one()
    return row[0], row[1]


def list_incidents(rows: Connection, agency_id: str | None) -> list[IncidentFact]:
    """List the incidents in one agency's records."""
    found = rows.execute(select(*columns_of(Incident)).where(col(Incident.agency_id) == agency_id))
    return [
        IncidentFact(
            incident_id=row.id,
            agency_id=row.agency_id,
            case_number=row.case_number,
            category=row.category,
            lon=row.lon,
            lat=row.lat,
            from_us=row.from_us,
            to_us=row.to_us,
        )
        for row in found
    ]


def find_incident_category(rows: Connection, incident_id: str) -> str:
    """Return the category of an incident."""
    return str(rows.execute(select(col(Incident.category)).where(col(Incident.id) == incident_id)).scalar_one())


def read_totals(rows: Connection, agency_id: str | None) -> list[TotalsFact]:
    """Return an agency's answer totals; zeros where none were kept yet."""
    row = rows.execute(
        select(*columns_of(ResponseTotal)).where(col(ResponseTotal.agency_id) == agency_id)
    ).one_or_none()
    empty = TotalsFact(agency_id=str(agency_id), requests=0, asked=0, shared=0, declined=0, silent=0)
    if row is None:
        return [empty]
    silent = row.asked - row.shared - row.declined
    return [
        replace(
            empty,
            requests=row.requests,
            asked=row.asked,
            shared=row.shared,
            declined=row.declined,
            silent=silent,
        )
    ]
