"""Refuse state in modules: `python .ci/check_module_state.py app` (decision A).

A module of Glassporch holds constants, types and functions. A database, clock, key, generator, lock or cache
at module level would be shared by every world of the process, so each is refused here, as are containers that
some function of the module changes and names rebound with `global`. What is allowed, and why, stands in the
tables below. This reads the source and runs none of it; it does not follow values through functions.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# Calls that make something with a life of its own. The last part of the called name decides; where a dotted
# name stands here, because the short one is an everyday word, the whole of it.
STATEFUL = {
    "database handle": "create_engine create_async_engine Engine connect sessionmaker scoped_session Session",
    "clock": "Clock WallClock WorldClock SystemClock",
    "reading of the time": "now today utcnow time time_ns monotonic perf_counter",
    "generator": "Random SystemRandom Generator default_rng RandomState SeedSequence uuid1 uuid4",
    "generator that advances": "itertools.count itertools.cycle",
    "key": "token_bytes token_hex token_urlsafe urandom",
    "lock": "Lock RLock Semaphore BoundedSemaphore Barrier threading.Event threading.Condition asyncio.Event",
    "store": "threading.local ContextVar Queue SimpleQueue defaultdict deque Counter OrderedDict",
    "cache": "Cache TTLCache LRUCache WeakKeyDictionary WeakValueDictionary",
    "client or pool": "Client AsyncClient ThreadPoolExecutor ProcessPoolExecutor socket Popen open",
    "world": "World Worlds Portal",
}
KINDS = {name: kind for kind, names in STATEFUL.items() for name in names.split()}
CACHES = {"lru_cache", "cache", "cached", "cachedmethod", "memoize"}

# Methods that change a dict, list or set in place.
CHANGING = {"append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse"}
CHANGING |= {"add", "discard", "update", "setdefault", "popitem", "__setitem__"}
CONTAINERS = {"dict", "list", "set", "bytearray"}

# Path of a module -> why it may hold state. Keep it short.
ALLOWED: dict[str, str] = {}


class Finding(NamedTuple):
    """One line that holds state, with the reason for its refusal."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        """Write it as editors expect: path:line: text."""
        return f"{self.path}:{self.line}: {self.text}"


def last_name(node: ast.expr) -> str:
    """Return the last part of a dotted name (`a.b.c` -> `c`), empty for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def module_level(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield the statements that run at import: the module's, also inside if, try, with and class."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.stmt):
            yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting = [child for child in ast.iter_child_nodes(node) if _holds_statements(child)] + waiting


def _holds_statements(node: ast.AST) -> bool:
    return isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function, methods and nested ones included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def assigned(statement: ast.stmt) -> tuple[list[str], ast.expr | None]:
    """Return the names that a statement binds, and the value."""
    if isinstance(statement, ast.Assign):
        return [target.id for target in statement.targets if isinstance(target, ast.Name)], statement.value
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return [statement.target.id], statement.value
    return [], None


def calls_now(value: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls that run where a value is computed, not those inside a lambda."""
    if isinstance(value, ast.Lambda):
        return
    if isinstance(value, ast.Call):
        yield value
    for child in ast.iter_child_nodes(value):
        yield from calls_now(child)


def made_at_import(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find databases, clocks, generators, keys, locks and caches that exist once the module is imported."""
    for statement in module_level(tree):
        value: ast.AST | None = assigned(statement)[1]
        if isinstance(statement, ast.Expr | ast.AugAssign):
            value = statement.value
        for call in calls_now(value) if value is not None else ():
            kind = KINDS.get(last_name(call.func)) or KINDS.get(ast.unparse(call.func))
            if kind:
                yield call.lineno, f"makes a {kind} at import: `{ast.unparse(call)[:60]}`"
            elif last_name(call.func) in CACHES:
                yield call.lineno, f"keeps a cache for the whole process: `{ast.unparse(call)[:60]}`"


def cached_functions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find functions whose decorator keeps results for the whole process."""
    for function in functions(tree):
        for decorator in function.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            if last_name(called) in CACHES:
                yield decorator.lineno, f"`{function.name}` keeps a cache for the whole process"


def containers(tree: ast.Module) -> set[str]:
    """Return the names of the module's own dicts, lists and sets."""
    found: set[str] = set()
    for statement in tree.body:
        names, value = assigned(statement)
        if isinstance(value, ast.Dict | ast.List | ast.Set | ast.DictComp | ast.ListComp | ast.SetComp) or (
            isinstance(value, ast.Call) and last_name(value.func) in CONTAINERS
        ):
            found.update(names)
    return found - {"__all__"}


def local_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Return the names that a function binds itself: its own `x = []` is not the module's."""
    arguments = function.args
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    names = {argument.arg for argument in every if argument}
    inside = list(ast.walk(function))
    names |= {node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return names - {name for node in inside if isinstance(node, ast.Global) for name in node.names}


def changed_name(node: ast.AST) -> str:
    """Return the name that a node changes in place: `x[k] = v`, `del x[k]`, `x.append(v)`; else nothing."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        return last_name(node.value) if isinstance(node.value, ast.Name) else ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
        return node.func.value.id if isinstance(node.func.value, ast.Name) else ""
    return ""


def changed_containers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find module-level containers that a function of the same module changes, and `global` statements."""
    shared = containers(tree)
    for function in functions(tree):
        own = local_names(function)
        for node in ast.walk(function):
            name = changed_name(node)
            if name in shared and name not in own:
                yield (
                    getattr(node, "lineno", function.lineno),
                    f"`{function.name}` changes the module's `{name}`",
                )
            if isinstance(node, ast.Global):
                yield node.lineno, f"`{function.name}` rebinds the module's {', '.join(node.names)}"


def findings(source: str, path: str) -> list[Finding]:
    """Return what one module's source holds that it should not, in line order.

    Parameters
    ----------
    source
        The text of the module.
    path
        How to name it in the findings, and in `ALLOWED`.

    Raises
    ------
    SyntaxError
        The source is no Python.
    """
    tree = ast.parse(source, path)
    every = [*made_at_import(tree), *cached_functions(tree), *changed_containers(tree)]
    return [] if path in ALLOWED else [Finding(path, line, text) for line, text in sorted(set(every))]


def main(roots: list[str]) -> int:
    """Check every module under the given folders; print the findings; return the exit code."""
    paths = sorted(path for root in roots for path in Path(root).rglob("*.py"))
    found = [finding for path in paths for finding in findings(path.read_text("utf-8"), path.as_posix())]
    for finding in found:
        print(finding)
    print(f"{len(paths)} modules, {len(found)} findings")
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["app"]))
