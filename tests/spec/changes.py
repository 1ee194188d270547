"""What a source file becomes with one place changed: a comparison, a connective, a condition, a number, a return.

Parses and changes trees only. It runs nothing and imports nothing of the product, so that a process which tries
changed modules can use it before the product is loaded (`mutate.py`).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

SWAPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
TURNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip
Changes = Callable[[ast.AST], Iterator[ast.AST]]


def changed(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a node may be changed into."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in SWAPS:
            yield ast.Compare(node.left, [SWAPS[type(op)]()], node.comparators)
        case ast.BoolOp(op=op):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Constant(value=bool() as told):
            yield ast.Constant(not told)
        case ast.Constant(value=int() as number):
            yield ast.Constant(number + 1)
        case ast.Return(value=ast.Call()):
            yield ast.Return(ast.Constant(None))


def changed_or_turned(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a node may be changed into; arithmetic too."""
    yield from changed(node)
    match node:
        case ast.BinOp(op=op) if type(op) in TURNS:
            yield ast.BinOp(node.left, TURNS[type(op)](), node.right)


def mutants(source: str, changes: Changes = changed) -> Iterator[tuple[int, str, ast.Module]]:
    """Yield every module with one place changed: its line, the place before and after, and the tree.

    How a record class is made (frozen, with slots) stays: it says nothing about what is decided.
    """
    tree = ast.parse(source)
    making = {id(node) for one in ast.walk(tree) if isinstance(one, ast.ClassDef) for node in _decoration(one)}
    for nth, node in enumerate(ast.walk(tree)):
        if id(node) in making:
            continue
        for new in changes(node):
            other = ast.parse(source)
            old = list(ast.walk(other))[nth]
            swapped = _Swap(old, new).visit(other)
            said = f"{ast.unparse(node)}  ->  {ast.unparse(ast.fix_missing_locations(new))}"
            yield getattr(node, "lineno", 0), said, ast.fix_missing_locations(swapped)


def _decoration(one: ast.ClassDef) -> Iterator[ast.AST]:
    for decorator in one.decorator_list:
        yield from ast.walk(decorator)


class _Swap(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> Any:
        return ast.copy_location(self.new, node) if node is self.old else self.generic_visit(node)
