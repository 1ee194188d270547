"""The page of the life of a request says what the rules say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_the_life_of_a_request_says_what_the_rules_say() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "make_request_life.py", "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
