"""Run every check that needs no test: `make check`. All of them run, also after a failure."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MODULE = [sys.executable, "-m"]

CHECKS = {
    "lint": [*MODULE, "ruff", "check", "--output-format", "concise", "."],
    "format": [*MODULE, "ruff", "format", "--check", "."],
    "types (mypy, strict)": [*MODULE, "mypy", "app"],
    "types of the policy (pyright, strict)": [
        str(BIN / "basedpyright"),
        "--pythonpath",
        sys.executable,
        "--warnings",
    ],
    "import contracts": [str(BIN / "lint-imports"), "--no-logo"],
    "state in modules": [sys.executable, ".ci/check_module_state.py", "app"],
    "docs": [sys.executable, ".ci/check_docs.py"],
}


def run(name: str, command: list[str]) -> bool:
    """Run one check quietly; print what it said only where it fails."""
    started = time.monotonic()
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
        code, output = done.returncode, done.stdout + done.stderr
    except (OSError, subprocess.TimeoutExpired) as error:
        code, output = 1, str(error)
    print(f"{'ok  ' if code == 0 else 'FAIL'}  {name}  ({time.monotonic() - started:.1f} s)", flush=True)
    if code != 0:
        print(output.strip() + "\n", flush=True)
    return code == 0


def main(wanted: list[str]) -> int:
    """Run the checks whose name holds one of the wanted words (all without any); return the exit code."""
    os.environ.pop("PYTHONPATH", None)
    chosen = {name: command for name, command in CHECKS.items() if not wanted or any(word in name for word in wanted)}
    failed = [name for name, command in chosen.items() if not run(name, command)]
    print(
        f"{len(chosen) - len(failed)} checks in order" + (f", {len(failed)} not: {', '.join(failed)}" if failed else "")
    )
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
