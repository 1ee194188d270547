"""The historical register, and the credits of the data. No database."""

import csv
import json
from datetime import UTC, date, datetime
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest
from glassporch.simulation.register import (
    PartnerAgency,
    agencies_on,
    attributions,
    counts_from,
    is_counted,
    partner_agencies,
    register_day,
)
from glassporch.simulation.seedfiles import data_folder


@pytest.fixture(scope="module")
def agencies() -> tuple[PartnerAgency, ...]:
    return partner_agencies()


def test_all_rows_are_loaded_and_1497_are_active_and_not_repeated(agencies: tuple[PartnerAgency, ...]):
    assert len(agencies) == 1_501
    assert len({agency.atlas_id for agency in agencies}) == 1_501
    assert sum(map(is_counted, agencies)) == 1_497


@pytest.mark.parametrize(("day", "count"), [(27, 402), (28, 405), (29, 407)])
def test_an_agency_counts_from_the_day_after_its_agreement(agencies: tuple[PartnerAgency, ...], day: int, count: int):
    assert len(agencies_on(agencies, date(2019, 8, day))) == count


@pytest.mark.parametrize(("year", "count"), [(2018, 59), (2019, 703)])
def test_agreements_by_year_match_the_published_table(agencies: tuple[PartnerAgency, ...], year: int, count: int):
    assert sum(agency.agreement_month.year == year for agency in agencies) == count


def test_only_chicopee_is_disputed(agencies: tuple[PartnerAgency, ...]):
    disputed = [agency for agency in agencies if agency.status == "disputed"]
    assert [(agency.city, agency.state) for agency in disputed] == [("Chicopee", "MA")]
    assert not is_counted(disputed[0])


def test_a_day_is_known_exactly_where_the_precision_says_so(agencies: tuple[PartnerAgency, ...]):
    assert sum(agency.agreement_date is None for agency in agencies) == 170
    for agency in agencies:
        assert (agency.agreement_date is None) == (agency.date_precision == "month")
        assert agency.agreement_date is None or agency.agreement_date.replace(day=1) == agency.agreement_month


def test_where_only_the_month_is_known_the_agency_counts_from_the_next(agencies: tuple[PartnerAgency, ...]):
    monthly = [agency for agency in agencies if agency.agreement_date is None]
    assert {(agency.agreement_month, counts_from(agency)) for agency in monthly} == {
        (date(2020, month, 1), date(2020, month + 1, 1)) for month in (6, 7, 8, 9)
    }


def test_repetitions_point_at_entries_that_exist(agencies: tuple[PartnerAgency, ...]):
    known = {agency.atlas_id for agency in agencies}
    repeated = [agency.duplicate_of for agency in agencies if agency.duplicate_of]
    assert len(repeated) == 3
    assert set(repeated) <= known


def test_points_are_longitude_first_and_missing_ones_are_none(agencies: tuple[PartnerAgency, ...]):
    placed = [(agency.lon, agency.lat) for agency in agencies if agency.lon is not None and agency.lat is not None]
    assert len(placed) == 1_498
    assert all(-180 < lon < -60 and 18 < lat < 72 for lon, lat in placed)


def test_the_register_turns_the_day_at_midnight_in_the_east():
    late = int(datetime(2019, 8, 28, 3, 59, 59, tzinfo=UTC).timestamp()) * 1_000_000
    assert register_day(late) == date(2019, 8, 27)
    assert register_day(late + 1_000_000) == date(2019, 8, 28)


def test_every_data_file_has_an_attribution_with_the_right_number_of_rows():
    folder = data_folder()
    by_file = {attribution.file: attribution for attribution in attributions()}
    present = {entry.name for entry in folder.iterdir() if entry.name.endswith((".csv", ".geojson", ".json"))}
    assert set(by_file) == present
    for name, attribution in by_file.items():
        assert _rows(folder, name) == attribution.rows
        assert attribution.licence
        assert attribution.credit


def _rows(folder: Traversable, name: str) -> int:
    with (folder / name).open("r", encoding="utf-8") as file:
        if name.endswith(".geojson"):
            return len(json.load(file)["features"])
        if name.endswith("_topo.json"):
            return len(json.load(file)["objects"]["counties"]["geometries"])
        return sum(1 for _ in csv.DictReader(file))


def test_the_licence_table_says_the_same_as_the_attributions():
    table = (data_folder() / "LICENSES.md").read_text(encoding="utf-8")
    for attribution in attributions():
        row = next(line for line in table.splitlines() if line.startswith(f"| `{attribution.file}`"))
        assert attribution.licence in row
        assert attribution.credit in row
        assert attribution.licence_url in row


def test_without_the_files_the_register_and_the_credits_are_empty(tmp_path: Path):
    assert partner_agencies(tmp_path) == ()
    assert attributions(tmp_path) == ()


def test_only_the_files_that_are_there_are_credited(tmp_path: Path):
    source = (data_folder() / "attributions.toml").read_text(encoding="utf-8")
    (tmp_path / "attributions.toml").write_text(source, encoding="utf-8")
    (tmp_path / "incident_patterns.csv").write_text("x\n", encoding="utf-8")
    assert [attribution.file for attribution in attributions(tmp_path)] == ["incident_patterns.csv"]
