"""How facts that anybody may read become disclosures: the world, its regime, the registers, the credits."""

from __future__ import annotations

from datetime import date

from geojson_pydantic import Feature, Point

from ..casefile import Standing
from ..facts import AttributionFact, PartnerFact, WorldFact
from ..regime import Regime
from ..request_facts import KeyFact
from ..wire import public
from ..wire.base import moment
from ..wire.geo import point_of


def world_sheet(
    question: public.ReadWorld, standing: Standing, facts: tuple[WorldFact, ...], regime: Regime
) -> public.WorldSheet | None:
    """Describe a world: its town, its time and the regime in force."""
    del question, standing
    for fact in facts:
        return public.WorldSheet(
            world=fact.world,
            town=fact.town,
            simulated_time=moment(fact.now_us),
            regime=regime.id,
            regime_title=regime.title,
            regime_summary=regime.summary,
            service_name=regime.service.product_name.value,
            service_name_assumed=regime.service.product_name.is_assumption,
        )
    return None


def key_sheet(
    question: public.ReadKeys, standing: Standing, facts: tuple[KeyFact, ...], regime: Regime
) -> public.KeySheet | None:
    """Show the public key with which receipts and packages are signed."""
    del question, standing, regime
    for fact in facts:
        return public.KeySheet(public_key=fact.public_key)
    return None


def partner_collection(
    question: public.ListPartners, standing: Standing, facts: tuple[PartnerFact, ...], regime: Regime
) -> public.PartnerCollection:
    """List the historical partner agencies in the order of the source."""
    del question, standing, regime
    return public.PartnerCollection(type="FeatureCollection", features=[partner_feature(fact) for fact in facts])


def partner_feature(fact: PartnerFact) -> Feature[Point, public.PartnerProperties]:
    """Show one historical agency at a point of its place, never at a station."""
    located = fact.lon is not None and fact.lat is not None
    place = point_of(fact.lon or 0.0, fact.lat or 0.0) if located else None
    return Feature[Point, public.PartnerProperties](
        type="Feature",
        geometry=place,
        properties=public.PartnerProperties(
            atlas_id=fact.atlas_id,
            agency=fact.agency,
            state=fact.state,
            agreement_date=date.fromisoformat(fact.agreement_date) if fact.agreement_date else None,
            date_precision=fact.date_precision,
            status=fact.status,
            counts=fact.status == "active" and not fact.duplicate,
            kind=fact.kind,
            city=fact.city,
            county=fact.county,
            county_fips=fact.county_fips,
            ori=fact.ori,
            agreement_month=fact.agreement_month,
            counts_from=date.fromisoformat(fact.counts_from) if fact.counts_from else None,
            subsidy_total_usd=fact.subsidy_total_usd,
            subsidy_each_usd=fact.subsidy_each_usd,
            subsidy_residents=fact.subsidy_residents,
            note=fact.note,
            records_url=fact.records_url,
        ),
    )


def attribution_list(
    question: public.ListAttributions, standing: Standing, facts: tuple[AttributionFact, ...], regime: Regime
) -> public.AttributionList:
    """List every data set in use with its credit and licence."""
    del question, standing, regime
    return public.AttributionList(
        attributions=tuple(
            public.AttributionSheet(
                file=fact.file,
                title=fact.title,
                licence=fact.licence,
                licence_url=fact.licence_url,
                credit=fact.credit,
                changes=fact.changes,
            )
            for fact in facts
        )
    )
