"""Runs commands: in process where that is enough, as a program where signals and ports matter."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from glassporch.cli import demo, run, seed
from glassporch.main import standard_wiring
from glassporch.simulation import plant_rows
from glassporch.testing.images import PlainHasher


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> Any:
        return json.loads(self.out)


Cli = Callable[..., Said]


@pytest.fixture
def worlds(tmp_path: Path) -> Path:
    """The folder of worlds that commands use; not made yet."""
    return tmp_path / "worlds"


@pytest.fixture
def cli(worlds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run a command in process, with a cheap hash for passwords and no pictures drawn."""
    for name in [name for name in os.environ if name.startswith("GLASSPORCH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GLASSPORCH_DATABASE_URL", f"sqlite:///{worlds}")
    cheap = replace(standard_wiring(), hasher=PlainHasher())
    for module in (demo, seed):
        monkeypatch.setattr(module, "standard_wiring", lambda: cheap)
    monkeypatch.setattr(plant_rows, "still_png", lambda label, *_: label.encode())

    def called(*arguments: str) -> Said:
        capsys.readouterr()
        code = run(arguments)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return called


@pytest.fixture
def camera_places(worlds: Path) -> Callable[[str], set[tuple[float, float]]]:
    """Where the cameras of a planted world hang, (lon, lat) degrees."""

    def places(world: str) -> set[tuple[float, float]]:
        with closing(sqlite3.connect(worlds / f"{world}.sqlite")) as rows:
            return set(rows.execute("SELECT lon, lat FROM camera_place"))

    return places


@dataclass
class Running:
    """A portal in a process of its own, which answers."""

    process: subprocess.Popen[str]
    report: Any

    def stop(self, how: int = signal.SIGINT) -> Said:
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=20)
        return Said(self.process.returncode, out, err)


@pytest.fixture
def start(worlds: Path) -> Iterator[Callable[..., Running]]:
    """Start a portal on a free port and wait until it says that it is ready."""
    processes: list[subprocess.Popen[str]] = []

    def started(*arguments: str) -> Running:
        command = [sys.executable, "-m", "glassporch", *arguments, "--port", "0", "--format", "json"]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GLASSPORCH_")}
        environment["GLASSPORCH_DATABASE_URL"] = f"sqlite:///{worlds}"
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(command, env=environment, text=True, **pipes)
        processes.append(process)
        said = []
        for line in process.stderr:
            said.append(line)
            if line.startswith("ready"):
                return Running(process, _document(process))
        raise AssertionError("".join(said))

    yield started
    for process in processes:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _document(process: subprocess.Popen[str]) -> Any:
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line == "}\n":
            return json.loads("".join(lines))
    raise AssertionError("".join(lines))
