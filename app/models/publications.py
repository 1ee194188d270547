"""What has been let out: map tiles, counts where a regime gives them, and the registers anybody may read."""

from __future__ import annotations

from sqlalchemy import LargeBinary, String
from sqlmodel import Field, SQLModel

from ..policy.wire.map import LayerName
from .columns import added, id_field


class Publication(SQLModel, table=True):
    """One published tile; the world's epoch says which publication is current."""

    __tablename__ = "publication"

    regime_id: str = Field(primary_key=True, max_length=40)
    epoch: int = Field(primary_key=True)
    tile_id: str = id_field()
    layer: LayerName = Field(sa_type=String)
    west: float
    south: float
    east: float
    north: float
    body: bytes = Field(sa_type=LargeBinary)


class ResponseTotal(SQLModel, table=True):
    """How residents answered one agency's requests, kept only where the regime gives it to agencies."""

    __tablename__ = "response_total"

    agency_id: str = Field(primary_key=True, foreign_key="agency.id", max_length=40)
    requests: int
    asked: int
    shared: int
    declined: int


class PartnerAgency(SQLModel, table=True):
    """A real agency in the historical register; it never acts.

    ``counts_from`` is the first day, US Eastern time, on which it counts: ISO, "" where older worlds do not know it.
    """

    __tablename__ = "partner_agency"

    atlas_id: str = id_field()
    position: int
    agency: str
    state: str
    agreement_date: str
    date_precision: str
    status: str
    duplicate: bool
    lon: float | None
    lat: float | None
    kind: str = added("")
    city: str = added("")
    county: str = added("")
    county_fips: str = added("")
    ori: str = added("")
    agreement_month: str = added("")
    counts_from: str = added("")
    subsidy_total_usd: int | None = None
    subsidy_each_usd: int | None = None
    subsidy_residents: int | None = None
    note: str = added("")
    records_url: str = added("")


class AttributionRow(SQLModel, table=True):
    """Whose data this world uses, and under which licence."""

    __tablename__ = "attribution"

    file: str = Field(primary_key=True, max_length=200)
    title: str
    licence: str
    licence_url: str
    credit: str
    changes: str
