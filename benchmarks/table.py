"""The table of the results, as Markdown: the README's is made of `results/latest.json` and of nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- table: made by run.py -->", "<!-- end of table -->"


def show(name: str, ratio: float, spread: tuple[float, float]) -> str:
    """Say one result in one line."""
    return f"{name}: {ratio:.3g} ({spread[0]:.3g} to {spread[1]:.3g})"


def table(found: dict[str, Any]) -> str:
    """Lay results out as a Markdown table.

    Parameters
    ----------
    found : dict
        The content of a results file.
    """
    lines = [
        "| measured | ours | against | theirs | ours / theirs | spread | better |",
        "|---|---:|---|---:|---:|---:|---|",
        *(_line(result) for result in found["results"]),
        "",
        _where(found["machine"]),
    ]
    return "\n".join(lines)


def _line(result: dict[str, Any]) -> str:
    low, high = result["spread"]
    return (
        f"| {result['name']} | {_number(result['ours'])} {result['unit']} | {result['kind']}: {result['against']} "
        f"| {_number(result['theirs'])} {result['unit']} | **{result['ratio']:.3g}** | {low:.3g} to {high:.3g} "
        f"| {result['better']} |"
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1_000 else f"{value:.3g}"  # noqa: PLR2004 - from here on decimals say nothing


def _where(machine: dict[str, Any]) -> str:
    return (
        f"Measured {machine['date']} in {machine['town']} with {machine['implementation']} {machine['python']} on "
        f"{machine['system']}, {machine['usable_cpus']} processors; largest memory {machine['peak_mb']} MB."
    )


def write_table(results: Path, readme: Path) -> str:
    """Put the table of a results file into the README, and return it."""
    made = table(json.loads(results.read_text(encoding="utf-8")))
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}\n{made}\n{END}{after}", encoding="utf-8")
    return made
