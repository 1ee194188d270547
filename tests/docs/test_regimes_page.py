"""The generated pages say what the code says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_regimes_page_says_what_the_regimes_say() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "make_regimes.py", "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
