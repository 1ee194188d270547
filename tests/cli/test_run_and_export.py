"""Letting time pass in an inhabited world from the command line, and taking its event log along."""

from __future__ import annotations

import json
from typing import Any

import pytest


@pytest.fixture
def lived(cli: Any) -> str:
    """An inhabited world of the tiny town."""
    said = cli("seed", "--town", "tiny", "--inhabited", "--world", "lived", "--ownership", "1", "--incidents", "2")
    assert said.code == 0, said.err
    return "lived"


def test_a_run_moves_the_clock_and_reports_what_happened(cli: Any, lived: str) -> None:
    said = cli("run", lived, "--days", "2", "--format", "json")
    assert said.code == 0, said.err
    assert said.report["effects_and_turns"] > 2
    assert said.report["happened"].keys() <= {"incident", "request-filed", "request-queued", "decision-Publish"}
    after = cli("run", lived, "--days", "1", "--format", "json")
    assert after.report["from"] == said.report["to"]


def test_a_world_in_which_nobody_acts_is_not_run(cli: Any) -> None:
    cli("seed", "--town", "tiny", "--world", "still")
    said = cli("run", "still")
    assert said.code == 1
    assert "--inhabited" in said.err


@pytest.mark.parametrize("command", [("run",), ("export", "-o", "out")])
def test_a_world_that_is_not_there_is_named(cli: Any, command: tuple[str, ...]) -> None:
    said = cli(command[0], "nowhere", *command[1:])
    assert said.code == 2
    assert "nowhere" in said.err


def test_an_export_writes_the_log_once_and_again_only_by_force(cli: Any, lived: str, tmp_path: Any) -> None:
    folder = tmp_path / "log"
    said = cli("export", lived, "-o", str(folder))
    assert said.code == 0, said.err
    assert "TRUTH VIEW" in said.out
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["kind"] for line in lines} >= {"incident"}
    again = cli("export", lived, "-o", str(folder))
    assert again.code == 1
    assert "--force" in again.err
    assert cli("export", lived, "-o", str(folder), "--force").code == 0
