"""The page about utility says what its results say, and the results are those that the code gives."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from glassporch.policy.regimes import REGIMES
from glassporch.simulation.behaviour import BEHAVIOUR
from glassporch.simulation.utility.ground import inhabitants, survey
from glassporch.simulation.utility.measure import measure
from glassporch.simulation.utility.study import BASELINE, MIDDLE, OPT_INS, OWNERSHIPS, years_of
from glassporch.simulation.utility.towns import study_town

ROOT = Path(__file__).resolve().parents[2]
SAID = json.loads((ROOT / "docs" / "results" / "utility.json").read_text(encoding="utf-8"))


def test_the_page_about_utility_says_what_its_results_say():
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "make_utility.py", "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_results_are_of_the_default_study_and_of_the_model_as_it_stands():
    settings = SAID["settings"]
    assert settings["incidents"] >= 1_000
    assert tuple(settings["opt_ins"]) == OPT_INS
    assert tuple(settings["ownerships"]) == OWNERSHIPS
    assert [(row["name"], row["value"]) for row in SAID["behaviour"]] == [
        (name, figure.value) for name, figure in BEHAVIOUR.figures()
    ]


@pytest.mark.slow
def test_the_results_of_the_rural_town_come_out_again():
    settings = SAID["settings"]
    town, seed = study_town("rural"), settings["seed"]
    people = inhabitants(town, seed, max(settings["ownerships"]))
    ground = survey(town, BEHAVIOUR, seed, incidents=settings["incidents"], people=people)
    for year in years_of((BASELINE, REGIMES["reference-blind"]), BEHAVIOUR, ground):
        sums = measure(year, ground, *MIDDLE)
        (row,) = (
            row
            for row in SAID["cells"]
            if (row["town"], row["regime"], row["opt_in"], row["ownership"]) == ("rural", year.regime.id, *MIDDLE)
        )
        assert sums.arrives.mean() == pytest.approx(row["recall"]["value"], rel=1e-4)
        assert sums.notices.mean() == pytest.approx(row["notices_per_incident"], rel=1e-4)
        assert sums.drawn.mean() == pytest.approx(row["recall_drawn"], abs=1e-9)
