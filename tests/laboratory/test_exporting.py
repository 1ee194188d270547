"""The whole event log as files: in order, marked as the truth view, with licences, and never written over by chance."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from glassporch.laboratory.exporting import COLUMNS, LICENSES, TRUTH, ExportError, export
from glassporch.storage import event_log

from ..conftest import Bench
from ..scene import Scene, delivered


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


def test_every_dated_table_of_events_is_in_the_log() -> None:
    tables = {source.at.table.name for source in event_log.SOURCES}
    assert tables >= {
        "consent_event",
        "custody_entry",
        "regime_change",
        "request_event",
        "comment",
        "objection",
        "decision",
    }
