"""The shape of the results, never their size: no test waits for a time."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
FIELDS = {"name", "ours", "unit", "against", "kind", "theirs", "ratio", "spread", "runs", "better"}


def check(found: dict[str, Any]) -> list[str]:
    """Check a results file and return the names of its lines."""
    assert {"python", "system", "usable_cpus", "date", "town"} <= set(found["machine"])
    for result in found["results"]:
        assert set(result) == FIELDS
        assert result["kind"] in {"limit", "peer"}
        assert result["better"] in {"lower", "higher", "near 1"}
        assert result["runs"] >= 1
        low, high = result["spread"]
        assert 0 < low <= result["ratio"] <= high < math.inf
        assert result["ours"] > 0 < result["theirs"]
    names = [result["name"] for result in found["results"]]
    assert len(set(names)) == len(names)
    return names


def test_the_committed_results_have_every_line_that_the_readme_explains() -> None:
    names = check(json.loads((BENCHMARKS / "results" / "latest.json").read_text("utf-8")))
    readme = (BENCHMARKS / "README.md").read_text("utf-8")
    explained = readme.partition("## Results")[0]
    assert [name for name in names if f"`{name}`" not in explained] == []


def test_the_readme_shows_the_table_of_the_committed_results(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from table import table

    shown = (BENCHMARKS / "README.md").read_text("utf-8")
    assert table(json.loads((BENCHMARKS / "results" / "latest.json").read_text("utf-8"))) in shown


def test_a_measurement_of_the_tiny_town_writes_results_of_the_same_shape(tmp_path: Path) -> None:
    out = tmp_path / "results.json"
    command = [sys.executable, BENCHMARKS / "run.py", "--quick", "--town", "tiny", "--out", out]
    done = subprocess.run(
        [*command, "--only", "fresh_world", "--only", "planting"],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert check(json.loads(out.read_text("utf-8"))) == ["fresh-world", "planting"]
    assert "fresh-world" in done.stdout
