"""Facts about a world that anybody may read: its rules and their changes, the historical register, data origins."""

from __future__ import annotations

from dataclasses import dataclass

from ..regime import Regime
from ..regimes.sources import Source


@dataclass(frozen=True, slots=True)
class RegimeChangeFact:
    """A change of the regime in force.

    Parameters
    ----------
    at_us : int
        Simulated time, microseconds.
    before, after : Regime
        What was in force until then, and from then on.
    """

    at_us: int
    before: Regime
    after: Regime


@dataclass(frozen=True, slots=True)
class CourseFact:
    """Whether a world's rules stay as they are, or follow history, and when they change next (None: never)."""

    pinned: bool
    next_us: int | None
    next_id: str


@dataclass(frozen=True, slots=True)
class WorldFact:
    """A world's public description, with the sources that its rules bring along, where somebody wrote them."""

    world: str
    town: str
    now_us: int
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerFact:
    """A real agency in the historical register; it never acts.

    ``counts_from`` is the first day, US Eastern time, on which it counts: ISO, "" where it is not known.
    """

    atlas_id: str
    agency: str
    state: str
    agreement_date: str
    date_precision: str
    status: str
    duplicate: bool
    lon: float | None
    lat: float | None
    kind: str = ""
    city: str = ""
    county: str = ""
    county_fips: str = ""
    ori: str = ""
    agreement_month: str = ""
    counts_from: str = ""
    subsidy_total_usd: int | None = None
    subsidy_each_usd: int | None = None
    subsidy_residents: int | None = None
    note: str = ""
    records_url: str = ""


@dataclass(frozen=True, slots=True)
class AttributionFact:
    """One data file's origin and licence."""

    file: str
    title: str
    licence: str
    licence_url: str
    credit: str
    changes: str
