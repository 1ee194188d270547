"""The whole event log as files: in order, marked as the truth view, with licences, and never written over by chance."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from glassporch.laboratory.exporting import COLUMNS, LICENSES, TRUTH, ExportError, Shape, export
from glassporch.storage import event_log
from sqlalchemy import text
from sqlmodel import SQLModel

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, delivered
from ..things import things_in


@pytest.fixture
def scene(bench: Bench) -> Scene:
    """A world in which a request was delivered."""
    return delivered(bench, "heat-map-2018")


def read_jsonl(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_log_holds_what_happened_in_the_order_of_time_kind_and_id(scene: Scene, tmp_path: Path) -> None:
    count = export(scene.world, tmp_path, "jsonl")
    records = read_jsonl(tmp_path)
    assert len(records) == count
    assert {"incident", "request-filed", "notice", "consent-requested"} <= {record["kind"] for record in records}
    order = [(record["time_us"], record["kind"], record["id"]) for record in records]
    assert order == sorted(order)
    assert all(tuple(record) == COLUMNS for record in records)


def test_every_format_holds_the_same_events(scene: Scene, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for shape in ("jsonl", "csv", "parquet"):
        export(scene.world, tmp_path / shape, shape)
    with (tmp_path / "csv" / "events.csv").open(encoding="utf-8", newline="") as file:
        as_csv = [
            {**row, "time_us": int(row["time_us"]), "detail": json.loads(row["detail"])} for row in csv.DictReader(file)
        ]
    table = parquet.read_table(tmp_path / "parquet" / "events.parquet").to_pylist()
    as_parquet = [{**row, "detail": json.loads(row["detail"])} for row in table]
    assert read_jsonl(tmp_path / "jsonl") == as_csv == as_parquet


def test_an_export_says_that_it_is_the_truth_view_and_whose_data_it_uses(scene: Scene, tmp_path: Path) -> None:
    export(scene.world, tmp_path, "csv")
    assert (tmp_path / TRUTH).read_text(encoding="utf-8").startswith("TRUTH VIEW")
    said = (tmp_path / LICENSES).read_text(encoding="utf-8")
    assert "licence:" in said
    assert "credit:" in said


def test_an_earlier_export_is_replaced_only_by_force(scene: Scene, tmp_path: Path) -> None:
    export(scene.world, tmp_path, "jsonl")
    before = (tmp_path / "events.jsonl").read_bytes()
    with pytest.raises(ExportError, match="--force"):
        export(scene.world, tmp_path, "csv")
    assert (tmp_path / "events.jsonl").read_bytes() == before
    assert not (tmp_path / "events.csv").exists()
    export(scene.world, tmp_path, "jsonl", force=True)
    assert (tmp_path / "events.jsonl").read_bytes() == before


def test_a_file_in_the_place_of_the_folder_is_refused(scene: Scene, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="is a file"):
        export(scene.world, taken, "jsonl")
    assert taken.read_text(encoding="utf-8") == "mine"


def tables_read() -> set[str]:
    """The tables from which the log takes when, what or whom."""
    named = [column for source in event_log.SOURCES for column in (source.at, source.id, *source.who.values())]
    return {column.table.name for column in named}


def test_every_table_is_in_the_log_or_says_why_its_rows_are_no_events() -> None:
    tables = set(SQLModel.metadata.tables)
    assert len(tables) > 60
    assert tables_read() | set(event_log.NO_EVENTS) == tables
    assert not tables_read() & set(event_log.NO_EVENTS)
    assert all(event_log.NO_EVENTS.values())


def test_every_row_of_events_around_the_portal_is_in_the_log_once(bench: Bench) -> None:
    scene = delivered(bench, "reference-map")
    things_in(scene)
    with scene.world.database.looking() as rows:
        found = Counter(event.kind.partition("-")[0] for event in event_log.list_log(rows))
        steps = Counter(event.kind for event in event_log.list_log(rows))
        counted = {
            table: rows.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("post", "post_event", "post_comment", "statement_version", "agreement_event", "demand_event")
        }
    assert min(counted[table] for table in ("post", "post_event", "statement_version", "agreement_event")) > 0, counted
    assert steps["post-written"] == counted["post"]
    assert steps["post-comment"] == counted["post_comment"]
    assert (
        found["post"] == sum(counted[table] for table in ("post", "post_event", "post_comment")) + steps["post-alert"]
    )
    assert found["statement"] == counted["statement_version"]
    assert found["agreement"] == counted["agreement_event"]
    assert found["demand"] == counted["demand_event"] + sum(
        steps[f"demand-{more}"] for more in ("paper", "consented", "told")
    )
    assert steps["records-asked"] == 1


def test_the_log_names_the_author_of_a_post_and_an_officers_agency(bench: Bench) -> None:
    scene = delivered(bench, "reference-map")
    things_in(scene)
    body = {"category": "crime", "title": "From the desk", "text": "Lock your cars."}
    scene.reader("officer").write("POST", f"{API}/officer/feed", body, key="an-official-post")
    with scene.world.database.looking() as rows:
        written = [event for event in event_log.list_log(rows) if event.kind == "post-written"]
    residents = [event for event in written if event.who["household_id"]]
    official = [event for event in written if event.who["agency_id"]]
    assert len(residents) >= 1
    assert len(official) == 1
    assert not official[0].who["household_id"]


@pytest.mark.parametrize("shape", ["jsonl", "csv"])
def test_a_researcher_takes_the_same_files_over_the_api_as_a_zip(scene: Scene, tmp_path: Path, shape: Shape) -> None:
    export(scene.world, tmp_path, shape)
    researcher = scene.reader("researcher")
    answer = researcher.get(f"{API}/lab/log/{shape}")
    assert answer.status == 200
    with zipfile.ZipFile(io.BytesIO(answer.body)) as held:
        assert {name: held.read(name) for name in held.namelist()} == {
            path.name: path.read_bytes() for path in tmp_path.iterdir()
        }
    assert researcher.get(f"{API}/lab/log/{shape}").body == answer.body
    assert scene.reader("officer").get(f"{API}/lab/log/{shape}").status == 403


def test_a_format_that_the_portal_does_not_pack_is_refused_with_those_that_it_does(scene: Scene) -> None:
    answer = scene.reader("researcher").get(f"{API}/lab/log/parquet")
    assert answer.status == 422
    assert b"jsonl" in answer.body
