"""The changes of a source file are the ones that are named, and the runner notices or lets live what it should."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from .changes import changed_or_turned, mutants
from .mutate import POLICY, ROOT, TESTS, Change, Finder, changes_of, files_of, module_of, sample

SOURCE = '''
@dataclass(frozen=True)
class One:
    """A record."""

    many: int = 3

def late(a, b):
    return a < b and not told(a)
'''


def after(source: str) -> set[str]:
    return {said for _, said, _ in mutants(source, changed_or_turned)}


def test_each_place_is_changed_alone_and_how_a_record_is_made_is_left_alone() -> None:
    assert after(SOURCE) == {
        "3  ->  4",
        "a < b and (not told(a))  ->  a < b or not told(a)",
        "a < b  ->  a <= b",
        "not told(a)  ->  told(a)",
    }


def test_a_change_is_told_with_its_line_and_changes_nothing_else() -> None:
    [(line, _, tree)] = [one for one in mutants(SOURCE) if one[1].startswith("a < b  ->")]
    assert line == 9
    assert ast.unparse(tree) == ast.unparse(ast.parse(SOURCE.replace("a < b", "a <= b")))


@pytest.mark.parametrize(("before", "then"), [("a + b", "a - b"), ("a * b", "a / b"), ("a // b", "a * b")])
def test_arithmetic_is_turned_only_where_it_is_asked_for(before: str, then: str) -> None:
    assert after(before) == {f"{before}  ->  {then}"}
    assert list(mutants(before)) == []


def test_a_sample_is_the_same_every_time_in_the_order_of_the_file_and_never_larger_than_asked_for() -> None:
    made = list(changes_of(POLICY / "gate.py"))
    chosen = sample(made, 10)
    assert [id(one) for one in chosen] == [id(one) for one in sample(made, 10)]
    assert len(chosen) == 10
    assert [made.index(one) for one in chosen] == sorted(made.index(one) for one in chosen)
    assert sample(made, 10_000) == made
    assert sample([], 5) == []


def test_every_named_module_is_there_with_its_tests() -> None:
    for name, tests in TESTS.items():
        assert all(path.is_file() for path in files_of(name)), name
        assert all((ROOT / test.split("::")[0]).exists() for test in tests), name
    assert module_of(POLICY / "disclose" / "__init__.py") == "glassporch.policy.disclose"
    assert module_of(POLICY / "consent" / "ends.py") == "glassporch.policy.consent.ends"


def test_only_the_changed_module_is_served_and_it_is_served_changed(tmp_path: Path) -> None:
    path = tmp_path / "house.py"
    path.write_text("rooms = 3\n")
    [(line, said, tree)] = mutants(path.read_text())
    finder = Finder(Change("house", path, line, said, tree))
    assert finder.find_spec("home") is None
    spec = finder.find_spec("house")
    assert spec is not None
    assert spec.loader is not None
    module = type(sys)("house")
    spec.loader.exec_module(module)
    assert module.rooms == 4


@pytest.mark.slow
def test_a_change_that_no_test_looks_at_survives_and_one_that_a_test_looks_at_does_not() -> None:
    script = """
import os, sys
from tests.spec.mutate import POLICY, ROOT, changes_of, load_libraries, passes
os.chdir(ROOT)
load_libraries()
made = list(changes_of(POLICY / "history.py"))
near, far = ["tests/policy/test_history.py"], ["tests/policy/test_decision.py"]
print(passes(near, None), passes(near, made[0]), passes(far, made[0]), passes(["no-such-test.py"], None))
"""
    found = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == "True False True False\n", found.stderr
