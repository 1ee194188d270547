"""The wheel will hold every package, and the code runs under its installed name (docs/adr/0001)."""

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]


def test_every_package_is_listed_for_the_wheel():
    folders = [path.parent.relative_to(ROOT / "app") for path in (ROOT / "app").rglob("__init__.py")]
    names = {".".join(["glassporch", *folder.parts]) for folder in folders}
    assert set(SETUPTOOLS["packages"]) == names | {"glassporch.seed"}


def test_every_folder_with_modules_is_a_package():
    folders = {path.parent for path in (ROOT / "app").rglob("*.py")}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


def test_imports_inside_the_package_are_relative():
    absolute = []
    loaded_by_path = {ROOT / "app" / "storage" / "migrations" / "env.py"}  # by Alembic, as no package's module
    for path in set((ROOT / "app").rglob("*.py")) - loaded_by_path:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            absolute += [f"{path}:{name}" for name in names if name.split(".")[0] in {"app", "glassporch", "seed"}]
    assert absolute == []
