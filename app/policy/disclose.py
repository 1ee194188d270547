"""How covered facts become disclosures: one function a question, each building its shape and nothing beside it.

A discloser sees covered facts only. One that finds nothing to answer with returns None, which is the same
for "not there", "not yours" and "not to be told".
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

from geojson_pydantic import Feature, Point

from .casefile import Standing
from .disclose_public import PUBLIC_DISCLOSERS
from .facts import ColleagueFact, IncidentFact, ReleaseFact, RequestFact, TileFact, TotalsFact
from .geometry import area_sq_mi
from .regime import Regime
from .wire import agency, footage_request
from .wire import map as maps
from .wire.base import moment
from .wire.geo import point_of, polygon_of, ring_of

Facts = tuple[Any, ...]


def area_judgement(
    question: footage_request.CheckArea, standing: Standing, facts: Facts, regime: Regime
) -> footage_request.AreaJudgement:
    """Measure the asker's own area against the limits in force."""
    del standing, facts
    return footage_request.AreaJudgement(
        area_sq_mi=round(area_sq_mi(ring_of(question.draft.area)), 6),
        min_area_sq_mi=regime.request.min_area_sq_mi.value,
        max_area_sq_mi=regime.request.max_area_sq_mi.value,
    )


def request_filed(
    question: footage_request.FileRequest, standing: Standing, facts: Facts, regime: Regime
) -> footage_request.RequestFiled | None:
    """Acknowledge a filed request; the acknowledgement depends on nothing but the request itself."""
    del question, standing, regime
    for fact in facts:
        return footage_request.RequestFiled(
            id=fact.request_id,
            state=fact.state,
            filed_at=moment(fact.filed_us),
            area_sq_mi=fact.area_sq_mi,
        )
    return None


def request_list(
    question: footage_request.ListRequests, standing: Standing, facts: Facts, regime: Regime
) -> footage_request.RequestList:
    """List the agency's own requests, newest first, with how many clips can be fetched for each."""
    del question, standing, regime
    shared = [fact.request_id for fact in facts if isinstance(fact, ReleaseFact)]
    requests = [fact for fact in facts if isinstance(fact, RequestFact)]
    return footage_request.RequestList(
        requests=tuple(
            footage_request.RequestSummary(
                id=fact.request_id,
                case_number=fact.case_number,
                incident_type=fact.incident_type,
                state=fact.state,
                filed_at=moment(fact.filed_us),
                shared_clips=shared.count(fact.request_id),
            )
            for fact in sorted(requests, key=lambda fact: (-fact.filed_us, fact.request_id))
        )
    )


def shared_clip(fact: ReleaseFact) -> footage_request.SharedClip:
    """Show a released clip with what was disclosed beside it on the day of its release."""
    return footage_request.SharedClip(
        release_id=fact.release_id,
        label=fact.label,
        clip_start=moment(fact.start_us),
        clip_end=moment(fact.end_us),
        released_at=moment(fact.released_us),
        expires_at=None if fact.expires_us is None else moment(fact.expires_us),
        contact=dict(fact.contact),
        picture_sha256=fact.picture_sha256,
    )


def request_view(
    question: footage_request.ReadRequest, standing: Standing, facts: Facts, regime: Regime
) -> footage_request.RequestView | None:
    """Show one request of the agency's own, with what was shared in answer to it."""
    del question, standing, regime
    request = next((fact for fact in facts if isinstance(fact, RequestFact)), None)
    if request is None:
        return None
    releases = [fact for fact in facts if isinstance(fact, ReleaseFact)]
    return footage_request.RequestView(
        id=request.request_id,
        agency=request.agency_name,
        officer=request.officer_name,
        incident_id=request.incident_id,
        incident_type=request.incident_type,
        case_number=request.case_number,
        contact=request.contact,
        message=request.message,
        area=polygon_of(request.area),
        area_sq_mi=request.area_sq_mi,
        window_from=moment(request.from_us),
        window_to=moment(request.to_us),
        filed_at=moment(request.filed_us),
        state=request.state,
        review_note=request.review_note,
        shared=tuple(
            shared_clip(fact) for fact in sorted(releases, key=lambda fact: (fact.released_us, fact.release_id))
        ),
    )


def incident_collection(
    question: agency.ListIncidents, standing: Standing, facts: tuple[IncidentFact, ...], regime: Regime
) -> agency.IncidentCollection:
    """List the agency's own incidents, newest first."""
    del question, standing, regime
    features = [
        Feature[Point, agency.IncidentProperties](
            type="Feature",
            geometry=point_of(fact.lon, fact.lat),
            properties=agency.IncidentProperties(
                id=fact.incident_id,
                case_number=fact.case_number,
                category=fact.category,
                window_from=moment(fact.from_us),
                window_to=moment(fact.to_us),
            ),
        )
        for fact in sorted(facts, key=lambda fact: (-fact.to_us, fact.incident_id))
    ]
    return agency.IncidentCollection(type="FeatureCollection", features=features)


def colleague_list(
    question: agency.ListColleagues, standing: Standing, facts: tuple[ColleagueFact, ...], regime: Regime
) -> agency.ColleagueList:
    """List the accounts of the administrator's own agency by name."""
    del question, standing, regime
    return agency.ColleagueList(
        users=tuple(
            agency.Colleague(
                id=fact.account_id, name=fact.name, role=fact.role, may_post=fact.may_post, active=fact.active
            )
            for fact in sorted(facts, key=lambda fact: (fact.name, fact.account_id))
        )
    )


def response_totals(
    question: agency.ReadResponseTotals, standing: Standing, facts: tuple[TotalsFact, ...], regime: Regime
) -> agency.ResponseTotals | None:
    """Give the counts that agencies were given in 2018."""
    del question, standing, regime
    for fact in facts:
        return agency.ResponseTotals(
            requests=fact.requests,
            asked=fact.asked,
            shared=fact.shared,
            declined=fact.declined,
            silent=fact.silent,
        )
    return None


def map_index(
    question: maps.ReadMapIndex, standing: Standing, facts: tuple[TileFact, ...], regime: Regime
) -> maps.MapIndex:
    """List the published tiles; where the regime shows agencies no cameras the list is empty."""
    del question, standing
    turn = regime.map.circles_from_zoom.value
    layers = (
        maps.Layer(name="heat", from_zoom=0, to_zoom=turn),
        maps.Layer(name="circles", from_zoom=turn, to_zoom=24),
    )
    return maps.MapIndex(
        epoch=max((fact.epoch for fact in facts), default=0),
        layers=layers if regime.map.shows_cameras.value else (),
        tiles=tuple(tile_ref(fact) for fact in sorted(facts, key=lambda fact: fact.tile_id)),
    )


def tile_ref(fact: TileFact) -> maps.TileRef:
    """Name a published tile."""
    return maps.TileRef(
        id=fact.tile_id,
        layer=fact.layer,
        bounds=fact.bounds,
    )


def base_index(
    question: maps.ReadBaseIndex, standing: Standing, facts: tuple[TileFact, ...], regime: Regime
) -> maps.BaseIndex | None:
    """List the tiles of the base map."""
    del question, standing, regime
    if not facts:
        return None
    west, south, east, north = zip(*(fact.bounds for fact in facts if fact.layer == "blocks"), strict=True)
    return maps.BaseIndex(
        bounds=(min(west), min(south), max(east), max(north)),
        tiles=tuple(tile_ref(fact) for fact in sorted(facts, key=lambda fact: fact.tile_id)),
    )


Discloser = Callable[[Any, Standing, Any, Regime], Any]

DISCLOSERS: Final[MappingProxyType[type, Discloser]] = MappingProxyType(
    {
        footage_request.CheckArea: area_judgement,
        footage_request.FileRequest: request_filed,
        footage_request.ListRequests: request_list,
        footage_request.ReadRequest: request_view,
        agency.ListIncidents: incident_collection,
        agency.ListColleagues: colleague_list,
        agency.ReadResponseTotals: response_totals,
        maps.ReadMapIndex: map_index,
        maps.ReadBaseIndex: base_index,
        **PUBLIC_DISCLOSERS,
    }
)
