"""Change the policy core in one place at a time, and see whether its own tests notice: `make mutants MODULES="gate"`.

The rules of admission and covering have a faster judge (`mutants.py`). Here a parent process that has loaded the heavy
libraries, and nothing of the product, forks a child for each change. The child imports the one changed module in place
of the true one and runs the tests that `TESTS` names for it. Whatever ends it but a pass has noticed the change.
Regimes, switches, phrases and the word lists of the text check are data and prose, and are not changed here.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.util
import os
import random
import resource
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

from .changes import changed_or_turned, mutants

ROOT = Path(__file__).resolve().parents[2]
POLICY = ROOT / "app" / "policy"
LIBRARIES = ("numpy", "pydantic", "fastapi", "sqlmodel", "geojson_pydantic", "h3", "httpx", "pytest", "hypothesis")
SEED, MOST, CPU_S, MEMORY = "1", 40, 90, 8 << 30
"""The tests' seed; changes tried of one file unless more are asked for; limits of one child."""

AGREES = "tests/spec/test_agreement.py::test_"
CONSENT = (
    "tests/policy/consent/test_machine.py", "tests/policy/consent/test_household.py",
    "tests/policy/consent/test_notices.py", "tests/policy/consent/test_bound_by.py",
    "tests/policy/consent/test_receipts.py", "tests/policy/consent/test_consent_page.py",
    "tests/policy/test_rules_consent.py", f"{AGREES}a_history_takes_the_events_that_the_second_policy_lets_it_take",
    f"{AGREES}a_household_answers_as_the_second_policy_says",
)  # fmt: skip
DECIDES = (
    "tests/policy/test_decision.py", "tests/policy/test_gate.py", "tests/policy/test_released.py",
    "tests/policy/test_rules_admission.py", "tests/policy/test_rules_covering.py",
)  # fmt: skip
TESTS: dict[str, tuple[str, ...]] = {
    "consent": CONSENT,
    "lifecycle": ("tests/policy/test_rules_life.py",),
    "decision": DECIDES,
    "gate": DECIDES,
    "rulebook": DECIDES,
    "history": ("tests/policy/test_history.py",),
    "rules": (
        "tests/policy/test_rules_feed.py",
        "tests/policy/test_rules_demands.py",
        "tests/policy/test_rules_posted_footage.py",
        "tests/policy/publication/test_small_counts.py",
        "tests/policy/test_rules_life.py",
    ),
    "promise": ("tests/policy/test_regimes.py",),
    "disclose": (
        "tests/policy/test_disclose_books.py",
        "tests/policy/test_disclose_public.py",
        "tests/policy/test_disclose.py",
        "tests/policy/test_disclose_records.py",
        "tests/policy/test_disclose_tables.py",
        "tests/policy/test_disclose_demands.py",
        "tests/policy/test_switch_readers.py",
    ),
    "publication": ("tests/policy/publication",),
    "mechanisms": ("tests/policy/mechanisms",),
    "channel": ("tests/policy/test_channel.py",),
    "geometry": ("tests/policy/test_geometry.py",),
    "cells": ("tests/policy/test_cells.py",),
    "noise": ("tests/policy/test_noise.py",),
    "outlines": ("tests/policy/test_geometry.py", "tests/policy/test_cells.py"),
    "cover": ("tests/policy/test_cells.py",),
    "quarters": ("tests/policy/test_rules_life.py",),
    "invitations": ("tests/policy/test_rules_agency.py",),
    "own_accounts": ("tests/policy/test_rules_agency.py",),
    "released": DECIDES,
    "diff_words": ("tests/policy/test_phrases.py", "tests/policy/test_switch_readers.py"),
    "text_check": ("tests/policy/test_text_check.py",),
}
"""Which tests judge a folder or file of app/policy, those that notice soonest first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place of one file changed: the module's name and file, the line, before and after, and the tree."""

    module: str
    path: Path
    line: int
    said: str
    tree: ast.Module


class _Changed(SourceFileLoader):
    def __init__(self, change: Change) -> None:
        super().__init__(change.module, str(change.path))
        self.tree = change.tree

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.tree, self.get_filename(fullname), "exec")


class Finder:
    """Serves the changed module's name, and no other."""

    def __init__(self, change: Change) -> None:
        self.change = change

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Return where a module comes from, as `importlib.abc.MetaPathFinder` asks."""
        del path, target
        if fullname != self.change.module:
            return None
        inside = [str(self.change.path.parent)] if self.change.path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            fullname, self.change.path, loader=_Changed(self.change), submodule_search_locations=inside
        )


def files_of(name: str) -> list[Path]:
    """Return the files of a folder or module of app/policy."""
    folder = POLICY / name
    return sorted(folder.glob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def module_of(path: Path) -> str:
    """Return the name under which a file of app/ is imported."""
    parts = path.relative_to(ROOT / "app").with_suffix("").parts
    return ".".join(("glassporch", *(part for part in parts if part != "__init__")))


def changes_of(path: Path) -> Iterator[Change]:
    """Yield every change of one file."""
    for line, said, tree in mutants(path.read_text(encoding="utf-8"), changed_or_turned):
        yield Change(module_of(path), path, line, said, tree)


def sample(made: Sequence[Change], most: int) -> list[Change]:
    """Choose at most so many changes of a file, the same ones every time, in the order of the file."""
    dice = random.Random(made[0].module if made else "")
    chosen = sorted(dice.sample(range(len(made)), min(most, len(made))))
    return [made[nth] for nth in chosen]


def passes(tests: Sequence[str], change: Change | None) -> bool:
    """Return whether the tests pass in a process of their own, with a change in place or without one."""
    child = os.fork()
    if not child:
        _become(tests, change)
    return os.waitpid(child, 0)[1] == 0


def _become(tests: Sequence[str], change: Change | None) -> None:
    """Run the tests and end this process. A loop without end runs into the limit, which ends it too."""
    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        if change is not None:
            finder: Any = Finder(change)
            sys.meta_path.insert(0, finder)
        import pytest

        quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no"]
        code = int(pytest.main([*quiet, f"--confcutdir={ROOT / 'tests' / 'policy'}", *tests]))
    finally:
        os._exit(code)


def load_libraries() -> None:
    """Load what every child needs and no change touches; make hypothesis repeat itself."""
    for name in LIBRARIES:
        importlib.import_module(name)
    from hypothesis import Phase, settings

    settings.register_profile(
        "changes", deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
    )
    settings.load_profile("changes")
    loaded = [name for name in sys.modules if name.split(".")[0] == "glassporch"]
    if loaded:
        raise RuntimeError(f"{loaded[0]} is loaded already, so no child would see it changed.")


def say(words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def try_file(path: Path, tests: Sequence[str], most: int) -> tuple[int, int, int]:
    """Try the changes of one file; return how many there are, how many were tried, and how many survived."""
    made = list(changes_of(path))
    tried, left = sample(made, most), 0
    for change in tried:
        if passes(tests, change):
            left += 1
            say(f"  {path.relative_to(POLICY)}:{change.line}: {change.said}")
    if made:
        say(f"{path.relative_to(POLICY)}: {len(tried)} of {len(made)} changes, {left} survive")
    return len(made), len(tried), left


def _must_pass(name: str, tests: Sequence[str]) -> None:
    if not passes(tests, None):
        raise SystemExit(f"{name}: its tests fail without any change; run pytest {' '.join(tests)}")


def main() -> None:
    """Try the changes of the named folders and files of app/policy, all that `TESTS` knows unless named."""
    reader = argparse.ArgumentParser(prog="python -m tests.spec.mutate", description=main.__doc__)
    reader.add_argument(
        "modules", nargs="*", metavar="MODULE", help=f"of {', '.join(TESTS)}; or one file: consent/ends"
    )
    reader.add_argument("--most", type=int, default=MOST, help="changes tried of one file")
    told = reader.parse_args()
    os.chdir(ROOT)
    os.environ.setdefault("GLASSPORCH_TEST_SEED", SEED)
    load_libraries()
    total = (0, 0, 0)
    for name in told.modules or TESTS:
        tests = TESTS[name.split("/")[0]]
        _must_pass(name, tests)
        for path in files_of(name):
            one = try_file(path, tests, told.most)
            total = (total[0] + one[0], total[1] + one[1], total[2] + one[2])
        _must_pass(name, tests)  # again: a tree that was edited meanwhile proves nothing
    say("{1} of {0} changes, {2} survive".format(*total))


if __name__ == "__main__":
    main()
