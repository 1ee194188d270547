"""The second policy can be wrong in other ways than the portal: it imports types of it, and none of its judgement."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parent
REFERENCE = ("agreements", "around", "ground", "consent", "desks", "reference", "drawing_on", "shown")
TYPES_AND_UNITS = {
    "glassporch.policy": {"agreement_facts", "demand_facts", "facts", "request_facts", "wire"},
    "glassporch.policy.agreement_facts": {"Dealings"},
    "glassporch.policy.acts": {"Deliver", "HandOn", "Publish", "Share"},
    "glassporch.policy.acts_around": {"Produce"},
    "glassporch.policy.casefile": {"Standing"},
    "glassporch.policy.consent.events": {"ConsentFact"},
    "glassporch.policy.facts": {"CameraFact"},
    "glassporch.policy.regime": {"Regime", "switches"},
    "glassporch.policy.roles": {"Role"},
    "glassporch.policy.units": {"DAY", "MINUTE"},
}
"""All that the second policy may know of the portal: shapes of values, lists of switches, lengths of time."""
USED = {"microseconds", "moment"}
"""The only functions of ``wire``: they turn times into numbers and back."""


def imports(tree: ast.Module) -> set[tuple[str, str]]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {("." * node.level + (node.module or ""), name.name) for name in node.names}
        if isinstance(node, ast.Import):
            found |= {(name.name, "") for name in node.names}
    return found


@pytest.mark.parametrize("name", REFERENCE)
def test_the_second_policy_imports_no_rule_gate_geometry_or_consent_logic_of_the_portal(name: str) -> None:
    tree = ast.parse((HERE / f"{name}.py").read_text(encoding="utf-8"))
    for module, what in imports(tree):
        if module.startswith("glassporch"):
            assert what in TYPES_AND_UNITS.get(module, set()), (module, what)
        if module == ".":
            assert what in REFERENCE, what


@pytest.mark.parametrize("name", REFERENCE)
def test_of_the_questions_it_uses_their_types_and_nothing_that_computes(name: str) -> None:
    tree = ast.parse((HERE / f"{name}.py").read_text(encoding="utf-8"))
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    for node in attributes:
        inner = node.value
        if isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name) and inner.value.id == "w":
            assert inner.attr == "base"
            assert node.attr in USED
        if isinstance(inner, ast.Name) and inner.id == "w":
            assert node.attr == "base" or node.attr[0].isupper(), node.attr
