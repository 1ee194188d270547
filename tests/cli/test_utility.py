"""The command that compares what regimes are worth: files, refusals, and what it needs for pictures."""

from __future__ import annotations

import csv
import json
from importlib.util import find_spec

import pytest
from glassporch.simulation.utility import plots, study

SMALL = ("--town", "tiny", "--incidents", "10", "--opt-in", "0.5,1", "--ownership", "0.27", "--quick")


def test_a_run_writes_its_document_and_its_tables(cli, tmp_path):
    out = tmp_path / "found"
    said = cli("utility", *SMALL, "--no-plots", "--out", str(out), "--format", "json")
    assert said.code == 0, said.err
    document = json.loads((out / "utility.json").read_text(encoding="utf-8"))
    assert document == said.report
    assert document["settings"]["regimes"] == ["reference-blind", "reference-map"]
    with (out / "cells.csv").open(encoding="utf-8") as rows:
        cells = list(csv.DictReader(rows))
    assert [(row["regime"], row["opt_in"]) for row in cells] == [
        (regime, opt_in)
        for opt_in in ("0.5", "1.0")
        for regime in ("video-request-2019", "reference-blind", "reference-map")
    ]
    assert not (out / "areas.csv").exists()
    assert "too few to quote" in said.err


def test_the_same_seed_writes_the_same_bytes_and_the_report_says_whether_the_aim_is_met(cli, tmp_path):
    texts = []
    for name in ("one", "two"):
        said = cli("utility", *SMALL, "--no-plots", "--seed", "5", "--out", str(tmp_path / name))
        assert said.code == 0, said.err
        assert "Aim: at least 95%" in said.out
        texts.append((tmp_path / name / "utility.json").read_bytes())
    assert texts[0] == texts[1]


def test_rules_of_a_file_are_compared_too(cli, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text(cli("regimes", "write", "reference-blind").out, encoding="utf-8")
    said = cli("utility", *SMALL, "--regime", str(mine), "--no-plots", "--out", str(tmp_path / "o"), "--format", "json")
    assert said.code == 0, said.err
    assert said.report["settings"]["regimes"] == ["my-reference-blind"]


def test_tables_of_an_earlier_run_do_not_stay(cli, tmp_path):
    (tmp_path / "areas.csv").write_text("old", encoding="utf-8")
    assert cli("utility", *SMALL, "--no-plots", "--out", str(tmp_path)).code == 0
    assert not (tmp_path / "areas.csv").exists()


INSTALL = '.venv/bin/python -m pip install "matplotlib>=3.10,<4"'


def test_without_matplotlib_pictures_that_were_asked_for_are_refused_before_anything_is_computed(
    cli, tmp_path, monkeypatch
):
    monkeypatch.setattr(plots, "can_plot", lambda: False)
    monkeypatch.setattr(study, "study", lambda *_: pytest.fail("it computed all the same"))
    said = cli("utility", *SMALL, "--plots", "--out", str(tmp_path / "o"))
    assert said.code == 3
    assert INSTALL in said.err
    assert not (tmp_path / "o").exists()


def test_without_matplotlib_tables_are_written_and_it_is_said_twice_that_pictures_are_not(cli, tmp_path, monkeypatch):
    monkeypatch.setattr(plots, "can_plot", lambda: False)
    out = tmp_path / "o"
    said = cli("utility", *SMALL, "--out", str(out))
    assert said.code == 0, said.err
    assert said.err.count(INSTALL) == 2
    assert said.err.rstrip().splitlines()[-1].endswith(INSTALL)
    assert (out / "cells.csv").exists()
    assert not list(out.glob("*.png"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--town", "nowhere"), "nowhere"), (("--opt-in", "2"), "--opt-in"), (("--regime", "nope"), "no regime 'nope'")],
)
def test_what_was_typed_is_looked_at_before_matplotlib_is(cli, tmp_path, monkeypatch, arguments, words):
    monkeypatch.setattr(plots, "can_plot", lambda: False)
    said = cli("utility", "--plots", "--out", str(tmp_path / "o"), *arguments)
    assert said.code == 2
    assert words in said.err
    assert "matplotlib" not in said.err


@pytest.mark.skipif(find_spec("matplotlib") is None, reason="needs the extra research")
def test_pictures_are_drawn_alike_each_time(cli, tmp_path):
    for name in ("one", "two"):
        assert cli("utility", *SMALL, "--out", str(tmp_path / name)).code == 0
    drawn = sorted(path.name for path in (tmp_path / "one").glob("utility-*"))
    assert {"utility-recall.png", "utility-recall.svg", "utility-aim.png", "utility-aim.svg"} <= set(drawn)
    for name in drawn:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--opt-in", "50%"), "--opt-in '50%' cannot be used"),
        (("--ownership", "0,0.2"), "out of range"),
        (("--opt-in", "5"), "out of range"),
        (("--regime", "video-request-2019"), "is what everything is compared with"),
        (("--regime", "no-such"), "there is no regime"),
        (("--town", "nowhere"), "terrace, suburb, rural"),
    ],
)
def test_what_cannot_be_studied_is_refused_with_what_to_do(cli, tmp_path, arguments, words):
    said = cli("utility", "--no-plots", "--out", str(tmp_path / "o"), *arguments)
    assert said.code == 2
    assert words in said.err


def test_a_folder_that_cannot_be_made_is_refused_before_anything_is_computed(cli, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(study, "study", lambda *_: pytest.fail("it computed all the same"))
    said = cli("utility", *SMALL, "--no-plots", "--out", str(tmp_path / "file" / "below"))
    assert said.code == 3
    assert "--out" in said.err
