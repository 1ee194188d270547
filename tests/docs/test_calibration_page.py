"""The page of the calibration says what the model predicts, which misses it explains, and which list it rests on."""

from __future__ import annotations

import runpy
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from glassporch.simulation.calibration.figures import PINNED_SHA256, load_figures
from glassporch.simulation.calibration.run import calibrate

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_page_of_the_calibration_is_what_the_model_says() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "make_calibration.py", "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_page_names_the_pinned_list_and_every_figure_of_it():
    page = (ROOT / "docs" / "calibration.md").read_text(encoding="utf-8")
    assert PINNED_SHA256 in page
    for figure in load_figures():
        assert f"`{figure.id}`" in page
        assert figure.why in page


def test_a_miss_without_a_likely_reason_stops_the_page():
    script = runpy.run_path(str(ROOT / "docs" / "make_calibration.py"))
    result = calibrate(draws=40)
    missed = replace(result.compared[0], inside=False)
    with pytest.raises(LookupError, match=missed.figure.id):
        script["page"](replace(result, compared=(missed, *result.compared[1:])))
