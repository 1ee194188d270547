"""``glassporch calibration`` reports, writes files, and says what to do where it cannot."""

import csv
import json
from pathlib import Path

import pytest
from glassporch.simulation.calibration import picture
from glassporch.simulation.calibration.figures import PINNED_SHA256
from glassporch.simulation.calibration.intervals import MASS
from glassporch.simulation.calibration.run import calibrate

QUICK = ("calibration", "--draws", "40")


def test_people_see_every_held_out_figure_the_result_and_the_hash(cli):
    said = cli(*QUICK)
    assert said.code == 0, said.err
    for name in ("fl-requests", "us-2021-clips", "rolling-meadows", "inside", PINNED_SHA256):
        assert name in said.out
    assert "calibration ..." in said.err


def test_a_missed_figure_is_a_result_and_no_failure(cli):
    said = cli(*QUICK, "--format", "json")
    assert said.code == 0
    missed = [one["id"] for one in said.report["compared"] if not one["inside"]]
    assert missed == list(said.report["missed_would_be_inside_at_drift"])
    assert said.report["interval_mass"] == MASS


def test_equal_seeds_write_equal_bytes(cli, tmp_path: Path):
    for folder in ("one", "two"):
        assert cli(*QUICK, "--seed", "7", "--out", str(tmp_path / folder), "--no-picture").code == 0
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == ["calibration.csv", "calibration.json"]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    rows = list(csv.DictReader((tmp_path / "one" / "calibration.csv").open(encoding="utf-8")))
    assert [row["id"] for row in rows] == json.loads((tmp_path / "one" / "calibration.json").read_text())["roles"][
        "held-out"
    ]


def test_the_picture_is_drawn_where_matplotlib_is_there(cli, tmp_path: Path):
    pytest.importorskip("matplotlib")
    assert cli(*QUICK, "--out", str(tmp_path), "--picture").code == 0
    drawn = (tmp_path / "calibration.png").read_bytes()
    assert drawn.startswith(b"\x89PNG")
    picture.draw(calibrate(draws=40), tmp_path / "again.png")
    assert drawn == (tmp_path / "again.png").read_bytes()


def test_a_picture_without_matplotlib_is_refused_before_the_work(cli, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(picture, "can_draw", lambda: False)
    said = cli(*QUICK, "--out", str(tmp_path / "out"), "--picture")
    assert said.code == 1
    assert 'pip install "matplotlib>=3.10,<4"' in said.err
    assert not (tmp_path / "out").exists()


def test_without_matplotlib_the_files_are_written_and_the_picture_is_said_to_be_missing(
    cli, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(picture, "can_draw", lambda: False)
    said = cli(*QUICK, "--out", str(tmp_path / "out"))
    assert said.code == 0
    assert "no picture" in said.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["calibration.csv", "calibration.json"]


@pytest.mark.parametrize(
    ("arguments", "said_so"),
    [
        (("--picture",), "--out"),
        (("--draws", "39"), "40"),
        (("--seed", "-1"), "seed"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_code_two(cli, arguments, said_so):
    said = cli("calibration", *arguments)
    assert said.code == 2
    assert said_so in said.err


def test_a_file_where_the_folder_should_be_is_named(cli, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    said = cli(*QUICK, "--out", str(tmp_path / "file"))
    assert said.code == 2
    assert "name a folder" in said.err
