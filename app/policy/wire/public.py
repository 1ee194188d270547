"""What anybody may read: the world and its regime, and the historical partner agencies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from geojson_pydantic import Feature, FeatureCollection, Point
from pydantic import Field

from ..roles import Role
from .base import Disclosure, Question
from .regime_sheet import RegimeSheet

NOTICE = (
    "Simulation. A reconstruction of documented rules, not any company's system. "
    "No real person, home or agency acts here, and nothing is sent outside."
)


class WorldSheet(Disclosure):
    """What this world is."""

    world: str
    town: str
    simulated_time: datetime
    regime: str
    regime_title: str
    regime_summary: str
    service_name: str = Field(description="What the service called itself under these rules, as history.")
    service_name_assumed: bool = Field(description="True where no source documents the name.")
    notice: str = NOTICE


class PartnerProperties(Disclosure):
    """A real agency that had an agreement by October 2020. It stands in this register and never acts here."""

    atlas_id: str
    agency: str
    state: str
    agreement_date: date | None
    date_precision: str
    status: str
    counts: bool = Field(description="False for duplicates and disputed rows.")
    kind: str = Field(default="", description="Police or Sheriff, mostly.")
    city: str = ""
    county: str = ""
    county_fips: str = ""
    ori: str = Field(default="", description="The FBI's code of the agency, where one was found.")
    agreement_month: str = Field(default="", description="Such as 2019-08.")
    counts_from: date | None = Field(
        default=None, description="First day, US Eastern time, on which it counts; the day after the agreement."
    )
    subsidy_total_usd: int | None = Field(default=None, description="Public money for cameras, where it is known.")
    subsidy_each_usd: int | None = None
    subsidy_residents: int | None = None
    note: str = ""
    records_url: str = Field(default="", description="Records that somebody obtained by request.")


PartnerCollection = FeatureCollection[Feature[Point, PartnerProperties]]


class AttributionSheet(Disclosure):
    """Where one data file comes from and under which licence it stands."""

    file: str
    title: str
    licence: str
    licence_url: str
    credit: str
    changes: str


class AttributionList(Disclosure):
    """Every data set in use."""

    attributions: tuple[AttributionSheet, ...]


class KeySheet(Disclosure):
    """The public key with which the simulated company signs consent receipts and evidence packages."""

    algorithm: str = "Ed25519"
    public_key: str = Field(description="64 hexadecimal digits; save them in a file and give it with --key.")


_EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class ReadWorld(Question[WorldSheet]):
    """What is this world, what time is it there, and which regime is in force?"""

    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ReadRegime(Question[RegimeSheet]):
    """What exactly are the rules in force?"""

    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ReadKeys(Question[KeySheet]):
    """With which key does the company sign?"""

    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ListPartners(Question[PartnerCollection]):
    """Which real agencies had an agreement, and since when?"""

    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ListAttributions(Question[AttributionList]):
    """Whose data is this?"""

    serves = _EVERYBODY
