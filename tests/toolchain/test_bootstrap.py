"""The set-up script: what it says when something is missing, and when it does nothing."""

import ast
import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / ".ci" / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    """The script, told that an empty folder with lock files is the repository."""
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("requirements.txt", "requirements-test.txt", "requirements-check.txt", "pyproject.toml"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / ".venv" / "glassporch-setup.json"))
    return module


@pytest.fixture
def finished(bootstrap):
    """The stamp of a finished `.venv` whose programs are there."""
    programs = Path(bootstrap.venv_program("x")).parent
    programs.mkdir(parents=True)
    for name in ("python", "glassporch"):
        Path(bootstrap.venv_program(name)).touch()
    stamp = {"format": bootstrap.STAMP_FORMAT, "state": "ready", "root": bootstrap.ROOT, "python": "/p"}
    stamp["caller"] = bootstrap.caller()
    stamp["locks"] = {"requirements.txt": bootstrap.sha256("requirements.txt")}
    stamp["project"] = bootstrap.sha256("pyproject.toml")
    bootstrap.write_stamp(stamp)
    return stamp


def test_the_syntax_is_that_of_python_3_6():
    ast.parse(SCRIPT.read_text(), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("error: [Errno 30] Read-only file system: 'x'", "Cannot write into"),
        ("NewConnectionError: ... Connection refused\nERROR: No matching distribution found", "No network"),
        ("ERROR: No matching distribution found for numpy==9", "--from-source"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not the one in the lock",
        ),
        ("noise\nERROR: something new", "ERROR: something new"),
    ],
)
def test_a_failure_is_explained(bootstrap, printed, said):
    assert said in bootstrap.explain(printed, "installing requirements.txt")


def test_a_current_environment_is_left_alone(bootstrap, finished, monkeypatch):
    monkeypatch.setattr(bootstrap, "run", lambda *_: pytest.fail("nothing was to be done"))
    monkeypatch.setattr(bootstrap, "find_python", lambda: pytest.fail("nothing was to be found"))
    bootstrap.setup([])
    assert bootstrap.read_stamp() == finished


@pytest.mark.parametrize("changed", ["requirements.txt", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_again(bootstrap, finished, monkeypatch, changed):
    commands = []
    monkeypatch.setattr(bootstrap, "run", lambda command, *_: commands.append(command) or (0, ""))
    monkeypatch.setattr(bootstrap, "find_python", lambda: "/p")
    Path(bootstrap.ROOT, changed).write_text("changed")
    bootstrap.setup([])
    assert any("-e" in command for command in commands)
    assert any("--require-hashes" in command for command in commands) == (changed == "requirements.txt")
    assert bootstrap.is_current(bootstrap.read_stamp(), ["requirements.txt"])


def test_without_a_network_a_good_environment_stays_good(bootstrap, finished, monkeypatch):
    monkeypatch.setattr(bootstrap, "run", lambda *_: (1, "Connection refused"))
    monkeypatch.setattr(bootstrap, "find_python", lambda: "/p")
    with pytest.raises(bootstrap.SetupError, match="No network"):
        bootstrap.setup(["test"])
    assert bootstrap.read_stamp() == finished


def test_an_environment_left_half_made_is_made_anew(bootstrap, finished, monkeypatch):
    bootstrap.write_stamp({**finished, "state": "installing"})
    commands = []
    monkeypatch.setattr(bootstrap, "run", lambda command, *_: commands.append(command) or (0, ""))
    monkeypatch.setattr(bootstrap, "check_disk", lambda _: None)
    monkeypatch.setattr(bootstrap, "find_python", lambda: sys.executable)
    bootstrap.setup([])
    assert "venv" in commands[0]
    assert json.loads(Path(bootstrap.STAMP).read_text())["state"] == "ready"


def test_a_folder_that_somebody_else_made_is_not_removed(bootstrap, monkeypatch):
    Path(bootstrap.VENV).mkdir()
    theirs = Path(bootstrap.VENV, "theirs")
    theirs.touch()
    monkeypatch.setattr(bootstrap, "find_python", lambda: sys.executable)
    with pytest.raises(bootstrap.SetupError, match="was not made by this script"):
        bootstrap.setup([])
    assert theirs.exists()


def test_only_old_pythons_lead_to_a_message_that_names_them(bootstrap, monkeypatch):
    monkeypatch.setattr(bootstrap, "probe", lambda _: ((3, 8, 18), "/old", ""))
    with pytest.raises(bootstrap.SetupError, match=r"needs Python 3\.11 or newer; found only 3\.8\.18"):
        bootstrap.find_python()


def test_a_python_without_venv_is_passed_over_where_there_is_another(bootstrap, monkeypatch):
    answers = iter([((3, 12, 0), "/bare", "No module named ensurepip"), ((3, 11, 0), "/whole", "")])
    monkeypatch.setattr(bootstrap, "candidates", lambda: ["a", "b"])
    monkeypatch.setattr(bootstrap, "probe", lambda _: next(answers))
    assert bootstrap.find_python() == "/whole"
