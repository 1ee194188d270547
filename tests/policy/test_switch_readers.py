"""Every switch of a regime is read by code that acts, or is marked as recorded only; no page claims more."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import glassporch
import pytest
from glassporch.policy.disclose.regime_sheet import sheet_of
from glassporch.policy.phrases import RECORDED, reaches, why_no_effect
from glassporch.policy.regime import Regime, groups, switches
from glassporch.policy.regimes import REGIMES

ROOT = Path(glassporch.__file__).parent
ONLY_TELL = (
    "policy/switches/",
    "policy/regimes/",
    "policy/phrases/",
    "policy/diff_words.py",
    "regime_files/",
    "claims/",
    "adversaries/",
    "laboratory/",
    "proof/",
)
"""What describes, compares or tests rules; none of it makes a switch act."""
PRINTS_WHAT_IS_RECORDED = {"policy/disclose/accounts.py": {"agency.staff_roles", "agency.obligations"}}
GROUPS = {name for name, _ in groups(next(iter(REGIMES.values())))}
TYPES = {type(group).__name__: name for name, group in groups(next(iter(REGIMES.values())))}
NAMES = [switch.name for switch in switches(next(iter(REGIMES.values())))]


def read_in(source: str) -> set[str]:
    """Dotted names of the switches that a module reads, by way of a local name for a group as well."""
    tree = ast.parse(source)
    found: set[str] = set()
    for scope in [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))]:
        aliases = dict(aliased(scope))
        for node in ast.walk(scope):
            if isinstance(node, ast.Attribute):
                group = aliases.get(node.value.id) if isinstance(node.value, ast.Name) else group_of(node.value)
                if group is not None:
                    found.add(f"{group}.{node.attr}")
    return found & set(NAMES)


def group_of(node: ast.expr) -> str | None:
    return node.attr if isinstance(node, ast.Attribute) and node.attr in GROUPS else None


def aliased(scope: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            group = group_of(node.value)
            if group is not None:
                yield node.targets[0].id, group
        if isinstance(node, ast.arg) and isinstance(node.annotation, ast.Name) and node.annotation.id in TYPES:
            yield node.arg, TYPES[node.annotation.id]


def readers() -> dict[str, set[str]]:
    """Each module that acts, as a path below the package, with the switches that it reads."""
    paths = {path.relative_to(ROOT).as_posix(): path for path in ROOT.rglob("*.py")}
    acting = {name: path for name, path in paths.items() if not name.startswith(ONLY_TELL)}
    return {name: read_in(path.read_text(encoding="utf-8")) for name, path in acting.items()}


READERS = readers()


@pytest.mark.parametrize("name", NAMES)
def test_a_switch_has_a_reader_exactly_where_it_is_not_marked_as_recorded_only(name: str) -> None:
    acting = {module for module, read in READERS.items() if name in read - PRINTS_WHAT_IS_RECORDED.get(module, set())}
    assert bool(acting) is (name not in RECORDED), (name, sorted(acting))


@pytest.mark.parametrize("regime", REGIMES.values(), ids=list(REGIMES))
def test_the_sheet_calls_a_switch_in_effect_only_where_it_is_read_and_else_says_why(regime: Regime) -> None:
    for line in sheet_of(regime).switches:
        assert line.in_effect is (reaches(line.name, regime) and line.name not in RECORDED), line.name
        assert line.in_effect is (line.no_effect_because == "")
        assert line.no_effect_because == why_no_effect(line.name, regime)
        assert line.recorded_only is (line.name in RECORDED)


def test_a_reader_is_found_through_a_local_name_and_a_mere_mention_is_none() -> None:
    assert read_in("def f(regime):\n    limits = regime.request\n    return limits.adjoin_m.value") == {
        "request.adjoin_m"
    }
    assert read_in("def f(regime):\n    return regime.map.layer.value") == {"map.layer"}
    assert read_in("NAMES = ('legal.content_by',)\nchannel = legal = 1\nlegal_content_by = 2") == set()
