"""The historical register: real agencies that had an agreement, and the credits of every data set.

Real agencies stand here and on the map of history only. None of them acts, asks or writes in a world.
"""

import csv
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.resources.abc import Traversable
from typing import Any
from zoneinfo import ZoneInfo

from .seedfiles import data_folder, open_text

_REMEDY = "The register is then empty; everything else works."


@dataclass(frozen=True, slots=True)
class Attribution:
    """The credit and licence of one data file, which every page and export of its content must carry.

    ``rows`` counts records (features of a GeoJSON file); ``licence_url`` is empty where there is none.
    """

    file: str
    title: str
    rows: int
    licence: str
    licence_url: str
    credit: str
    changes: str


@dataclass(frozen=True, slots=True)
class PartnerAgency:
    """A law-enforcement agency with an agreement, as published; faults of the source are kept.

    Parameters
    ----------
    atlas_id
        Natural key.
    agency, lea_type, jurisdiction, city, county, state, county_fips
        As published; ``county`` and ``county_fips`` may be empty.
    agreement_date
        The day of the agreement; ``None`` where only the month is known.
    agreement_month
        First day of the month of the agreement.
    date_precision
        ``day`` or ``month``.
    status
        ``active``, or ``disputed`` where the agency denies it.
    duplicate_of
        ``atlas_id`` of the entry that this one repeats, or ``None``.
    ori, ori_match
        FBI code, and how it was found; empty where none was.
    lon, lat
        A point of the place (never a station), degrees, WGS 84, or ``None``.
    latlon_source
        ``city`` or ``fbi``; empty where there is no point.
    subsidy_total_usd, subsidy_each_usd, subsidy_residents
        Public subsidy of cameras, where one is known.
    note, records_url
        As published; may be empty.
    """

    atlas_id: str
    agency: str
    lea_type: str
    jurisdiction: str
    city: str
    county: str
    state: str
    county_fips: str
    agreement_date: date | None
    agreement_month: date
    date_precision: str
    status: str
    duplicate_of: str | None
    ori: str
    ori_match: str
    lon: float | None
    lat: float | None
    latlon_source: str
    subsidy_total_usd: int | None
    subsidy_each_usd: int | None
    subsidy_residents: int | None
    note: str
    records_url: str


def attributions(data: Traversable | None = None) -> tuple[Attribution, ...]:
    """Return the attribution of every data file that is installed.

    Parameters
    ----------
    data
        Folder with ``attributions.toml``; by default the shipped one.
    """
    folder = data_folder() if data is None else data
    if not (folder / "attributions.toml").is_file():
        return ()
    with open_text(folder, "attributions.toml", remedy=_REMEDY) as file:
        rows: list[dict[str, Any]] = tomllib.loads(file.read())["data"]
    return tuple(Attribution(**row) for row in rows if (folder / row["file"]).is_file())


def partner_agencies(data: Traversable | None = None) -> tuple[PartnerAgency, ...]:
    """Return the register, all 1,501 rows in the order of the file; empty where the file is not installed.

    Parameters
    ----------
    data
        Folder with ``ring_partner_agencies.csv``; by default the shipped one.

    References
    ----------
    Atlas of Surveillance, EFF and University of Nevada, Reno (CC BY 4.0; changed), https://atlasofsurveillance.org
    """
    folder = data_folder() if data is None else data
    if not (folder / "ring_partner_agencies.csv").is_file():
        return ()
    with open_text(folder, "ring_partner_agencies.csv", remedy=_REMEDY) as lines:
        return tuple(_agency(row) for row in csv.DictReader(lines))


def is_counted(agency: PartnerAgency) -> bool:
    """Return whether an entry counts as an agency: active, and no repetition of another entry."""
    return agency.status == "active" and agency.duplicate_of is None


def counts_from(agency: PartnerAgency) -> date:
    """Return the first day, in US Eastern time, on which an agency counts.

    It is the day after the agreement; where only the month is known, the day after the month's end.
    """
    if agency.agreement_date is not None:
        return agency.agreement_date + timedelta(days=1)
    return (agency.agreement_month + timedelta(days=31)).replace(day=1)


def agencies_on(agencies: Iterable[PartnerAgency], day: date) -> tuple[PartnerAgency, ...]:
    """Return the agencies that count on a day (US Eastern time), by the rule of `counts_from`."""
    return tuple(agency for agency in agencies if is_counted(agency) and counts_from(agency) <= day)


def register_day(at_us: int) -> date:
    """Return the register's calendar day at a moment in microseconds since the Unix epoch."""
    return datetime.fromtimestamp(at_us // 1_000_000, UTC).astimezone(ZoneInfo("America/New_York")).date()


def _agency(row: dict[str, str]) -> PartnerAgency:
    return PartnerAgency(
        atlas_id=row["atlas_id"],
        agency=row["agency"],
        lea_type=row["lea_type"],
        jurisdiction=row["jurisdiction"],
        city=row["city"],
        county=row["county"],
        state=row["state"],
        county_fips=row["county_fips"],
        agreement_date=date.fromisoformat(row["agreement_date"]) if row["agreement_date"] else None,
        agreement_month=date.fromisoformat(row["agreement_month"] + "-01"),
        date_precision=row["date_precision"],
        status=row["status"],
        duplicate_of=row["duplicate_of"] or None,
        ori=row["ori"],
        ori_match=row["ori_match"],
        lon=float(row["lon"]) if row["lon"] else None,
        lat=float(row["lat"]) if row["lat"] else None,
        latlon_source=row["latlon_source"],
        subsidy_total_usd=_whole(row["subsidy_total_usd"]),
        subsidy_each_usd=_whole(row["subsidy_each_usd"]),
        subsidy_residents=_whole(row["subsidy_residents"]),
        note=row["note"],
        records_url=row["records_url"],
    )


def _whole(text: str) -> int | None:
    return int(text) if text else None
