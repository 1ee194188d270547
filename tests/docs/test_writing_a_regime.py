"""What docs/writing-a-regime.md shows is the shipped example, and its commands do what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from glassporch.cli import run

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "writing-a-regime.md").read_text(encoding="utf-8")
EXAMPLE = DOCS / "examples" / "my-regime.toml"


def test_the_example_on_the_page_is_the_file() -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert shown == EXAMPLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["writing-a-regime.md", "cli.md"])
def test_the_commands_about_own_rules_run_as_they_stand(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for block in blocks if "regimes write" in block for line in block.splitlines()]
    assert len(lines) >= 4
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GLASSPORCH_DATABASE_URL", f"sqlite:///{tmp_path / 'worlds'}")
    (tmp_path / EXAMPLE.name).write_bytes(EXAMPLE.read_bytes())
    for line in lines:
        command, _, target = line.partition(" > ")
        program, *arguments = shlex.split(command)
        assert program == "glassporch"
        capsys.readouterr()
        assert run(arguments) == 0, (line, capsys.readouterr().err)
        if target:
            (tmp_path / target).write_text(capsys.readouterr().out, encoding="utf-8")
