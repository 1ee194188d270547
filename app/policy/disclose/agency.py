"""How facts about an agency's own affairs become disclosures: incidents, answer totals."""

from __future__ import annotations

from geojson_pydantic import Feature, Point

from ..casefile import Standing
from ..facts import IncidentFact, TotalsFact
from ..regime import Regime
from ..wire import agency
from ..wire.base import moment
from ..wire.geo import point_of


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
