"""The linter refuses hidden clocks, ids and chance in the product, except in the files that it names."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

BANNED = [
    "from datetime import UTC, datetime\nNOW = datetime.now(UTC)\n",
    "import datetime\nTODAY = datetime.date.today()\n",
    "import time\nNOW = time.time()\n",
    "import time\nNOW = time.monotonic()\n",
    "from time import time_ns\n",
    "import uuid\nKEY = uuid.uuid4()\n",
    "import random\n",
    "from random import Random\n",
    "import numpy as np\nRNG = np.random.default_rng(1)\n",
    "import secrets\n",
    "import os\nKEY = os.urandom(16)\n",
]


def lint(source, path):
    """Run the rule that bans calls over a text, as if it stood at a path; return what it printed."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--select",
        "TID251",
        "--stdin-filename",
        path,
        "-",
    ]
    done = subprocess.run(command, cwd=ROOT, input=source, capture_output=True, text=True, timeout=30, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("source", BANNED)
def test_a_hidden_clock_id_or_chance_is_refused(source):
    assert "TID251" in lint(source, "app/services/planted.py")


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("app/worlds/keys.py", "import secrets\n"),
        ("app/simulation/streams.py", "import numpy as np\nprint(np.random.default_rng(1))\n"),
        ("benchmarks/run.py", "import time\nprint(time.perf_counter())\n"),
    ],
)
def test_the_named_files_may_reach_for_the_real_thing(path, source):
    assert "TID251" not in lint(source, path)
