"""How covered partners become the public map of a day, its counts, and what a search of it finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from ..albers import HEIGHT, WIDTH, drawn_at
from ..casefile import Standing
from ..eastern import eastern_day
from ..facts import KnownAgencyFact, PartnerFact, PlaceFact, PublicCountFact, StateFact
from ..geometry import distance_m
from ..regime import Regime
from ..wire import agency_map as maps

_NEAREST = 10
_NAMED = 50
_MILE_M = 1609.344
_MILLION = 1_000_000

K = TypeVar("K")


def agency_map(
    question: maps.ReadAgencyMap, standing: Standing, facts: tuple[object, ...], regime: Regime
) -> maps.AgencyMap:
    """Show the partners that counted on the day asked for, or on the world's own."""
    today = eastern_day(standing.now_us)
    day = min(question.day or today, today)
    shown = [one for one in _only(PartnerFact, facts) if _day_of(one) <= day]
    begins = regime.partnership.map_from
    return maps.AgencyMap(
        exists=_exists(standing, regime),
        begins=begins.value,
        begins_assumed=begins.is_assumption,
        today=today,
        day=day,
        count=len(shown),
        states=_by_state(shown, _only(StateFact, facts)),
        months=tuple(_by_month(shown)),
        agencies=tuple(mapped_agency(one) for one in sorted(shown, key=_in_order)),
    )


def map_search(
    question: maps.SearchAgencyMap, standing: Standing, facts: tuple[object, ...], regime: Regime
) -> maps.MapSearch:
    """Find partners by name and by place, and agencies of the FBI's list."""
    partners = sorted(_only(PartnerFact, facts), key=_in_order)
    since = {one.ori: _day_of(one) for one in sorted(partners, key=_day_of, reverse=True) if one.ori}
    place = next(_only(PlaceFact, facts), None)
    words = question.draft.text.casefold().replace(",", " ").split()
    named = [one for one in partners if all(word in f"{one.agency} {one.state}".casefold() for word in words)]
    return maps.MapSearch(
        exists=_exists(standing, regime),
        named=tuple(mapped_agency(one) for one in named[:_NAMED]),
        place=_found_place(place) if place else None,
        near=tuple(_nearest(partners, place)) if place else (),
        known=tuple(_known(one, since.get(one.ori)) for one in _only(KnownAgencyFact, facts)),
    )


def outlines(
    question: maps.ReadOutlines, standing: Standing, facts: tuple[StateFact, ...], regime: Regime
) -> maps.Outlines:
    """Draw the states."""
    del question, standing, regime
    drawn = tuple(maps.StateOutline(state=fact.code, name=fact.name, path=fact.path) for fact in facts)
    return maps.Outlines(width=WIDTH, height=HEIGHT, states=drawn)


def public_counts(
    question: maps.ListPublicCounts, standing: Standing, facts: tuple[PublicCountFact, ...], regime: Regime
) -> maps.PublicCounts:
    """List the numbers that were given in public, by day."""
    del question, standing, regime
    return maps.PublicCounts(
        counts=tuple(
            maps.PublicCount(
                as_of=date.fromisoformat(fact.as_of),
                count=fact.count,
                what=fact.what,
                reported_by=fact.reported_by,
                register_count=fact.register_count,
                note=fact.note,
            )
            for fact in facts
        )
    )


def mapped_agency(fact: PartnerFact) -> maps.MappedAgency:
    """Show a partner with its place on the globe and on the drawing."""
    x, y = _drawn(fact.lon, fact.lat)
    return maps.MappedAgency(
        atlas_id=fact.atlas_id,
        agency=fact.agency,
        kind=fact.kind,
        city=fact.city,
        county=fact.county,
        county_fips=fact.county_fips,
        state=fact.state,
        counts_from=_day_of(fact),
        lon=fact.lon,
        lat=fact.lat,
        x=x,
        y=y,
    )


def _exists(standing: Standing, regime: Regime) -> bool:
    begins = regime.partnership.map_from.value
    return begins is not None and begins <= eastern_day(standing.now_us)


def _only(kind: type[K], facts: Iterable[object]) -> Iterator[K]:
    return (fact for fact in facts if isinstance(fact, kind))


def _day_of(fact: PartnerFact) -> date:
    return date.fromisoformat(fact.counts_from)


def _in_order(fact: PartnerFact) -> tuple[str, str, str]:
    return fact.state, fact.agency, fact.atlas_id


def _drawn(lon: float | None, lat: float | None) -> tuple[float | None, float | None]:
    at = drawn_at(lon, lat) if lon is not None and lat is not None else None
    return (round(at[0], 1), round(at[1], 1)) if at else (None, None)


def _by_state(shown: list[PartnerFact], states: Iterator[StateFact]) -> tuple[maps.StateCount, ...]:
    found = Counter(one.state for one in shown)
    return tuple(
        maps.StateCount(
            state=state.code,
            name=state.name,
            count=found[state.code],
            inhabitants=state.inhabitants,
            per_million=round(found[state.code] * _MILLION / state.inhabitants, 2) if state.inhabitants else None,
        )
        for state in states
    )


def _by_month(shown: list[PartnerFact]) -> Iterator[maps.MonthCount]:
    """Yield the running count at the end of every month in which somebody came to it."""
    total = 0
    for month, came in sorted(Counter(one.counts_from[:7] for one in shown).items()):
        total += came
        yield maps.MonthCount(month=month, count=total)


def _found_place(place: PlaceFact) -> maps.FoundPlace:
    x, y = _drawn(place.lon, place.lat)
    return maps.FoundPlace(label=place.label, state=place.state, lon=place.lon, lat=place.lat, x=x, y=y)


def _nearest(partners: list[PartnerFact], place: PlaceFact) -> Iterator[maps.NearAgency]:
    here = (place.lon, place.lat)
    measured = [
        (distance_m((one.lon, one.lat), here), one) for one in partners if one.lon is not None and one.lat is not None
    ]
    for metres, one in sorted(measured, key=lambda pair: (pair[0], _in_order(pair[1])))[:_NEAREST]:
        yield maps.NearAgency(
            agency=mapped_agency(one), kilometers=round(metres / 1_000, 1), miles=round(metres / _MILE_M, 1)
        )


def _known(fact: KnownAgencyFact, since: date | None) -> maps.KnownAgency:
    return maps.KnownAgency(
        ori=fact.ori, name=fact.name, kind=fact.kind, county=fact.county, state=fact.state, mapped_since=since
    )
