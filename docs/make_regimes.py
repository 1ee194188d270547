"""Write docs/regimes.md from the regimes themselves: `python docs/make_regimes.py`; `--check` only compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from glassporch.policy.disclose.public import sheet_of
from glassporch.policy.regime import Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.regimes.sources import SOURCES
from glassporch.policy.wire.public import SwitchSheet

TARGET = Path(__file__).with_name("regimes.md")
HEAD = """# Regimes

Generated from `app/policy/regimes/` by `docs/make_regimes.py`; do not edit. A regime reconstructs *documented rules*,
never a company's system. Where no source documents a value, the row says **assumption**: what runs in its place, the
values over which a claim may sweep it, and why. Source keys are resolved [below](#sources).

One bound is ours and holds in every regime: the box round an area is at most 10 km across, because a thread of an area
across a whole country has few square miles and touches more cells than one delivery can visit.
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *(line for regime in REGIMES.values() for line in _regime(regime)), *_sources()]) + "\n"


def _regime(regime: Regime) -> Iterator[str]:
    sheet = sheet_of(regime)
    dates = f"{sheet.starts} to {sheet.ends}" if sheet.starts else "undated: a regime of our own"
    yield from (f"## {sheet.id}", "", f"**{sheet.title}** ({dates}). {sheet.summary}", "")
    if sheet.secrets:
        yield from ("It promises that these cannot be told apart by anybody else:", "")
        yield from (f"- {secret}" for secret in sheet.secrets)
        yield ""
    yield from ("| switch | value | source |", "|---|---|---|")
    yield from (_row(switch) for switch in sheet.switches)
    yield ""


def _row(switch: SwitchSheet) -> str:
    if switch.assumed:
        swept = "; ".join(switch.swept)
        return f"| `{switch.name}` | {switch.value} | **assumption**, swept over {swept}. {switch.source} |"
    return f"| `{switch.name}` | {switch.value} | {switch.source} |"


def _sources() -> Iterator[str]:
    yield from (
        "## Sources",
        "",
        "Grades: P primary (company, agency, court or regulator); M named news outlet or organisation; m the same,",
        "read through a mirror or summary; OWN a choice of this project.",
        "",
        "| key | grade | what | address |",
        "|---|---|---|---|",
    )
    yield from (f"| {s.key} | {s.grade} | {s.title} | {s.address} |" for s in SOURCES.values())


def main() -> int:
    """Write the page, or with --check compare it; return the exit code."""
    if "--check" not in sys.argv:
        TARGET.write_text(page(), encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == page():
        return 0
    print("docs/regimes.md is not what the regimes say; write it again: .venv/bin/python docs/make_regimes.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
