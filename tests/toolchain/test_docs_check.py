"""The check of the documents finds what is wrong and leaves alone what is not."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load_check():
    """Load the script, which is no package."""
    spec = importlib.util.spec_from_file_location("check_docs", ROOT / ".ci" / "check_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(tmp_path):
    """A tiny project with a Makefile and one document."""
    (tmp_path / "Makefile").write_text("demo: setup\nsetup:\n")
    (tmp_path / "GUIDE.md").write_text("# Guide\n\n## First steps, in order\n")
    return tmp_path


BAD = {
    "a link to a missing file": ("README.md", "[x](docs/none.md)"),
    "a link to a missing heading": ("README.md", "[x](GUIDE.md#second-steps)"),
    "a picture that is not there": ("README.md", "![map](map.png)"),
    "an unknown target": ("README.md", "Type `make coffee`."),
    "an unknown target in a block": ("README.md", "```\nmake coffee\n```"),
    "a record without its headings": ("docs/adr/0001-x.md", "# X\n\n## Status\n\n## Context\n"),
}
GOOD = {
    "links that hold": ("README.md", "[x](GUIDE.md#first-steps-in-order) [y](https://example.org/z)"),
    "a link inside a code block": ("README.md", "```\n[x](none.md)\n```"),
    "known targets with settings": ("README.md", "`make demo PORT=8123`, `make setup`; we make do."),
}


@pytest.mark.parametrize(("name", "text"), BAD.values(), ids=BAD)
def test_a_wrong_document_is_reported(tree, name, text):
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text(text)
    assert load_check().findings(tree)


@pytest.mark.parametrize(("name", "text"), GOOD.values(), ids=GOOD)
def test_a_right_document_passes(tree, name, text):
    (tree / name).write_text(text)
    assert load_check().findings(tree) == []
