"""Check the documents: `python .ci/check_docs.py`.

Every relative link leads to a file (and, in Markdown, to a heading) that is there; every `make` target that a
text names exists; every decision record has its headings. What the README's commands do is tested elsewhere.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADR_HEADINGS = ["Status", "Context", "Options", "Outcome", "Bad consequences", "Enforced by"]

LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"(?:^|`)\s*(?:\$ )?make ((?:[a-z]+\b(?!=)\s?)+)", re.MULTILINE)


def documents(root: Path) -> list[Path]:
    """Return the Markdown files that git knows or would add, sorted."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    names = listed.stdout.splitlines() if listed.returncode == 0 else []
    paths = [root / name for name in names] or [path for path in root.rglob("*.md") if ".venv" not in path.parts]
    return sorted(path for path in set(paths) if path.is_file())


def anchors(text: str) -> set[str]:
    """Return the anchors of a Markdown text's headings, as code hosts spell them."""
    titles = re.findall(r"^#+\s+(.*?)\s*#*$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken_links(path: Path, text: str) -> Iterator[str]:
    """Yield the relative links that lead nowhere."""
    for target in LINK.findall(FENCE.sub("", text)):
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        if not there.exists():
            yield f"link to {target}: no such file"
        elif anchor and there.suffix == ".md" and anchor not in anchors(there.read_text("utf-8")):
            yield f"link to {target}: no such heading"


def unknown_targets(text: str, known: set[str]) -> Iterator[str]:
    """Yield the targets of `make` that a text names in code and the Makefile lacks."""
    for words in MAKE.findall(text):
        yield from (f"`make {word}`: no such target" for word in words.split() if word not in known)


def missing_headings(path: Path, text: str) -> Iterator[str]:
    """Yield the headings that a decision record lacks."""
    if path.parent.name == "adr" and re.match(r"\d{4}-", path.name):
        found = {title.strip().rstrip(".") for title in re.findall(r"^##\s+(.*)$", text, re.MULTILINE)}
        yield from (f"decision record without the heading {name}" for name in ADR_HEADINGS if name not in found)


def make_targets(root: Path) -> set[str]:
    """Return the targets of the Makefile."""
    return set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))


def findings(root: Path) -> list[str]:
    """Return every finding as `path: text`."""
    known, found = make_targets(root), []
    for path in documents(root):
        text = path.read_text("utf-8")
        every = [*broken_links(path, text), *unknown_targets(text, known), *missing_headings(path, text)]
        found += [f"{path.relative_to(root).as_posix()}: {finding}" for finding in every]
    return found


def main() -> int:
    """Print the findings; return the exit code."""
    found = findings(ROOT)
    print("\n".join([*found, f"{len(documents(ROOT))} documents, {len(found)} findings"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
