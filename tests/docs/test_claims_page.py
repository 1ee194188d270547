"""The page of the claims says what the code expects."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_the_claims_says_what_is_expected_of_each() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "make_claims.py", "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
