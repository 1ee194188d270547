"""What the generators of pages share: write a page, or with ``--check`` say whether the one that stands is the same."""

from __future__ import annotations

import sys
from pathlib import Path


def write_or_check(target: Path, made: str, source: str) -> int:
    """Write a page, or with ``--check`` on the command line compare it; return the exit code.

    Parameters
    ----------
    target : Path
        The page.
    made : str
        What it has to say.
    source : str
        Where that comes from, in words, for whoever has to write it again.
    """
    if "--check" not in sys.argv[1:]:
        target.write_text(made, encoding="utf-8")
        return 0
    if target.is_file() and target.read_text(encoding="utf-8") == made:
        return 0
    name = Path(sys.argv[0]).name
    print(f"docs/{target.name} is not what {source}; write it again: .venv/bin/python docs/{name}")
    return 1
