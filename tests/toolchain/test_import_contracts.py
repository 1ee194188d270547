"""Each import contract is broken on purpose once, in a copy of the package, to see that it bites."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = ROOT / "pyproject.toml"
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads(PYPROJECT.read_text())["tool"]["importlinter"]["contracts"]
}

# contract -> (module that gets the line, the line). The module is made where it does not exist.
VIOLATIONS = [
    ("layers", "policy/planted", "from ..services import planted_target"),
    ("layers", "models/planted", "from ..storage import planted_target"),
    ("layers", "storage/planted", "from ..worlds import planted_target"),
    ("layers", "simulation/planted", "from ..adversaries import planted_target"),
    ("layers", "web/planted", "from ..routers import planted_target"),
    ("layers", "newcomer/__init__", "'''A package that no layer names.'''"),
    ("living", "simulation/living/people/planted", "from ....storage import planted_target"),
    ("models", "services/planted", "from ..models import planted_target"),
    ("models", "testing/planted", "from .. import models"),
    ("pure", "policy/rules/planted", "import sqlalchemy"),
    ("pure", "policy/planted", "from time import time"),
    ("pure", "policy/planted", "import random"),
    ("pure", "policy/wire/planted", "from fastapi import Query"),
    ("wire", "policy/wire/planted", "from ..facts import planted_target"),
    ("wire", "policy/wire/planted", "from ..casefile import planted_target"),
    ("routes", "routers/planted", "from ..storage import planted_target"),
    ("routes", "routers/planted", "from ..policy.facts import planted_target"),
    ("routes", "web/planted", "from ..models import planted_target"),
    ("claims", "claims/planted", "from ..services import planted_target"),
    ("claims", "claims/planted", "from ..worlds.wiring import planted_target"),
    ("claims", "claims/sabotage/planted", "from ...storage import planted_target"),
    ("adversaries", "adversaries/planted", "from ..policy.facts import planted_target"),
    ("adversaries", "adversaries/planted", "from ..services import planted_target"),
    ("laboratory", "routers/planted", "from ..laboratory import planted_target"),
    ("laboratory", "edge/planted", "from .. import laboratory"),
]

# Imports that look alike and are allowed: a contract that refuses everything would pass the tests above.
ALLOWED = [
    ("claims", "claims/sabotage/planted", "from ...policy.facts import planted_target"),
    ("claims", "claims/sabotage/planted", "from ...worlds.wiring import planted_target"),
    ("laboratory", "routers/lab", "from ..laboratory import planted_target"),
    ("models", "storage/planted", "from ..models import planted_target"),
    ("adversaries", "adversaries/planted", "from ..policy.wire import planted_target"),
]


@pytest.fixture
def package(tmp_path):
    """A copy of app/ that is importable as glassporch, with the contracts beside it."""
    folder = tmp_path / "glassporch"
    shutil.copytree(ROOT / "app", folder, ignore=shutil.ignore_patterns("__pycache__", "static", "templates", "*.md"))
    shutil.copy(PYPROJECT, tmp_path)
    return folder


def plant(package, module, line):
    """Write a module with one import, and the package that it imports from where that does not exist yet."""
    path = package / f"{module}.py"
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    before = path.read_text() if path.exists() else ""
    path.write_text(f"{before}\n{line}\n")
    if "worlds.wiring" in line:
        (package / "worlds" / "wiring.py").touch()


def lint(package, contract):
    """Run one contract over the copy; return (exit code, what it printed)."""
    program = Path(sys.executable).parent / "lint-imports"
    command = [str(program), "--no-logo", "--no-cache", "--contract", contract]
    environment = {**os.environ, "PYTHONPATH": str(package.parent), "COLUMNS": "200", "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=package.parent, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(("contract", "module", "line"), VIOLATIONS)
def test_a_planted_import_breaks_its_contract(package, contract, module, line):
    plant(package, module, line)
    code, output = lint(package, contract)
    assert code == 1, output
    assert f"{CONTRACTS[contract]} BROKEN" in " ".join(output.split()), output


@pytest.mark.parametrize(("contract", "module", "line"), ALLOWED)
def test_an_import_that_the_design_allows_keeps_its_contract(package, contract, module, line):
    plant(package, module, line)
    code, output = lint(package, contract)
    assert code == 0, output
    assert "1 kept, 0 broken" in output


def test_every_contract_is_broken_on_purpose_somewhere():
    assert {contract for contract, _, _ in VIOLATIONS} == set(CONTRACTS)
