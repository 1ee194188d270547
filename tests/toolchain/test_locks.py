"""The lock files hold what pyproject.toml asks for, with hashes, and name no index and no machine."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
EXTRAS = {"requirements.txt": None, "requirements-test.txt": "test", "requirements-check.txt": "check"}


def wanted(lock):
    """Return the requirements of pyproject.toml that a lock file must answer."""
    texts = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
    if EXTRAS[lock]:
        texts = texts + PROJECT["project"]["optional-dependencies"][EXTRAS[lock]]
    return [Requirement(text) for text in texts]


def pins(lock):
    """Return the pinned versions of a lock file: name -> set of versions."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", (ROOT / lock).read_text(), re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("lock", EXTRAS)
def test_every_dependency_is_locked_within_its_range(lock):
    locked = pins(lock)
    for requirement in wanted(lock):
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement.name} is not in {lock}: make lock"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


@pytest.mark.parametrize("lock", EXTRAS)
def test_every_pin_has_hashes(lock):
    blocks = re.split(r"^(?=[A-Za-z0-9])", (ROOT / lock).read_text(), flags=re.MULTILINE)[1:]
    assert len(blocks) > 40
    assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", EXTRAS)
def test_a_lock_names_no_index_and_no_machine(lock):
    text = (ROOT / lock).read_text()
    assert not re.search(r"://|--(extra-)?index-url|--find-links|/home/|/root/|/tmp/|/Users/|/opt/", text)


@pytest.mark.parametrize("lock", ["requirements-test.txt", "requirements-check.txt"])
def test_the_locks_agree_on_versions(lock):
    base = pins("requirements.txt")
    assert {name: pins(lock).get(name) for name in base} == base
