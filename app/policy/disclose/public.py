"""How facts that anybody may read become disclosures: the world, its regime, the registers, the credits."""

from __future__ import annotations

from datetime import date
from typing import cast

from geojson_pydantic import Feature, Point

from ..casefile import Standing
from ..facts import AttributionFact, PartnerFact, RequestFact, WorldFact
from ..regime import Known, Regime, Setting, switches
from ..wire import public
from ..wire.base import moment
from ..wire.geo import point_of, polygon_of


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
        )
    return None


def in_words(value: object) -> str:
    """Write a switch's value as people read it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case None:
            return "no limit"
        case tuple():
            parts = cast("tuple[object, ...]", value)
            return ", ".join(str(part) for part in parts) or "nothing"
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def switch_sheet(name: str, setting: Setting[object]) -> public.SwitchSheet:
    """Describe one switch with its source, or with the assumption that stands in for one."""
    if isinstance(setting, Known):
        return public.SwitchSheet(
            name=name, value=in_words(setting.value), assumed=False, source=setting.source, swept=()
        )
    swept = tuple(in_words(value) for value in setting.swept)
    return public.SwitchSheet(name=name, value=in_words(setting.value), assumed=True, source=setting.why, swept=swept)


def sheet_of(regime: Regime) -> public.RegimeSheet:
    """Describe a regime, every switch of it."""
    return public.RegimeSheet(
        id=regime.id,
        title=regime.title,
        summary=regime.summary,
        starts=regime.starts,
        ends=regime.ends,
        secrets=regime.secrets,
        switches=tuple(switch_sheet(switch.name, switch.setting) for switch in switches(regime)),
    )


def regime_sheet(
    question: public.ReadRegime, standing: Standing, facts: tuple[WorldFact, ...], regime: Regime
) -> public.RegimeSheet:
    """Describe the regime in force."""
    del question, standing, facts
    return sheet_of(regime)


def public_register(
    question: public.ReadRegister, standing: Standing, facts: tuple[RequestFact, ...], regime: Regime
) -> public.PublicRegister:
    """List delivered requests with their full text, newest first."""
    del question, standing, regime
    return public.PublicRegister(
        requests=tuple(
            register_entry(fact)
            for fact in sorted(facts, key=lambda fact: (-(fact.delivered_us or 0), fact.request_id))
        )
    )


def register_entry(fact: RequestFact) -> public.RegisterEntry:
    """Show a delivered request as the public reads it."""
    return public.RegisterEntry(
        id=fact.request_id,
        agency=fact.agency_name,
        officer=fact.officer_name,
        incident_type=fact.incident_type,
        case_number=fact.case_number,
        contact=fact.contact,
        message=fact.message,
        area=polygon_of(fact.area),
        window_from=moment(fact.from_us),
        window_to=moment(fact.to_us),
        delivered_at=moment(fact.delivered_us or fact.filed_us),
    )


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
