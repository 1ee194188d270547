"""The page of the text check's errors says what the check does on the labelled set, which is well formed.

Nothing here is statistical: the set is fixed, and so are the check's findings.
"""

from __future__ import annotations

import csv
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from glassporch.policy.text_check import CATEGORIES, Finding, check_text

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 1_200  # characters of a request's message


def test_the_page_of_the_text_check_says_what_the_check_does() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "make_text_check.py", "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def labelled() -> list[dict[str, str]]:
    with (ROOT / "seed" / "data" / "request_texts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_labelled_set_is_large_balanced_and_well_formed():
    rows = labelled()
    assert len(rows) >= 240
    assert len({row["text"] for row in rows}) == len(rows)
    assert {row["split"] for row in rows} == {"develop", "held-out"}
    for split in ("develop", "held-out"):
        labels = [row["labels"] for row in rows if row["split"] == split]
        assert 0.4 < sum(map(bool, labels)) / len(labels) < 0.6
        for category in CATEGORIES:
            assert sum(category in label.split(";") for label in labels) >= 8
    assert {label for row in rows for label in row["labels"].split(";") if label} == set(CATEGORIES)
    assert all(0 < len(row["text"]) <= LONGEST and row["note"] for row in rows)


def test_the_page_gives_the_rates_of_the_code():
    script = runpy.run_path(str(ROOT / "docs" / "make_text_check.py"))
    page = (ROOT / "docs" / "text-check.md").read_text(encoding="utf-8")
    assert page == script["page"]()
    for split in ("develop", "held-out"):
        rows = [row for row in labelled() if row["split"] == split]
        for category in CATEGORIES:
            said: list[tuple[bool, bool]] = []
            for row in rows:
                found: tuple[Finding, ...] = check_text(row["text"], (category,))
                said.append((category in row["labels"].split(";"), bool(found)))
            passed, prohibited = said.count((True, False)), sum(is_so for is_so, _ in said)
            refused, allowed = said.count((False, True)), len(said) - prohibited
            section = page.split(f"## Errors on the {split} split")[1].split("\n## ")[0]
            assert re.search(rf"\| {category} \| {passed} of {prohibited} \|.*\| {refused} of {allowed} \|", section)


@pytest.mark.parametrize(
    ("errors", "trials", "low", "high"),
    # Clopper and Pearson's limits in closed form where there are no errors or only errors, and 1 of 10 and 5 of 10
    # from the beta quantiles of common tables.
    [
        (0, 10, 0.0, 1 - 0.025**0.1),
        (10, 10, 0.025**0.1, 1.0),
        (1, 10, 0.0025286, 0.4450161),
        (5, 10, 0.1870860, 0.8129140),
    ],
)
def test_the_interval_is_clopper_and_pearsons(errors: int, trials: int, low: float, high: float):
    interval = runpy.run_path(str(ROOT / "docs" / "make_text_check.py"))["interval"]
    assert interval(errors, trials) == pytest.approx((low, high), abs=1e-6)
