"""Illegal programs are tests: the type checkers must refuse each marked line, and no other."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import glassporch
import pytest

ILLEGAL = Path(__file__).resolve().parents[1] / "illegal"
FILES = sorted(ILLEGAL.glob("*.py"))
APP = Path(glassporch.__file__).resolve().parent
ROOT = Path(__file__).resolve().parents[2]


def marked(path: Path) -> set[int]:
    lines = path.read_text().splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# illegal")}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs beside the package under its installed name."""
    folder = tmp_path_factory.mktemp("illegal")
    (folder / "glassporch").symlink_to(APP)
    for path in FILES:
        shutil.copy(path, folder / path.name)
    return folder


def test_there_are_illegal_programs_and_each_marks_its_lines() -> None:
    assert len(FILES) >= 4
    assert all(marked(path) for path in FILES)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_mypy_refuses_every_illegal_line_and_no_other(copy: Path) -> None:
    names = [path.name for path in FILES]
    flags = ["--strict", "--no-error-summary", "--follow-imports=silent", "--python-version=3.11"]
    flags.append(f"--cache-dir={ROOT / '.mypy_cache' / 'illegal'}")  # kept, so that later runs take a second
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", *flags, *names], cwd=copy, capture_output=True, text=True, check=False
    )
    found: dict[str, set[int]] = {name: set() for name in names}
    for name, line in re.findall(r"^(\w+\.py):(\d+): error:", ran.stdout, re.MULTILINE):
        found[name].add(int(line))
    assert found == {path.name: marked(path) for path in FILES}, ran.stdout + ran.stderr


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_pyright_refuses_every_illegal_line_and_no_other(copy: Path) -> None:
    pyright = shutil.which("basedpyright", path=str(Path(sys.executable).parent))
    if pyright is None:
        pytest.skip("basedpyright is not installed")
    config = {"include": ["*.py"], "pythonVersion": "3.11", "typeCheckingMode": "standard"}
    (copy / "pyrightconfig.json").write_text(json.dumps(config))
    ran = subprocess.run(
        [pyright, "--outputjson", "--pythonpath", sys.executable, *[path.name for path in FILES]],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, set[int]] = {path.name: set() for path in FILES}
    for fault in json.loads(ran.stdout)["generalDiagnostics"]:
        if fault["severity"] == "error" and Path(fault["file"]).name in found:
            found[Path(fault["file"]).name].add(fault["range"]["start"]["line"] + 1)
    assert found == {path.name: marked(path) for path in FILES}, ran.stdout[-3000:]
