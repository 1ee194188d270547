"""Write docs/claims.md, every claim with its expected verdicts: `python docs/make_claims.py`; `--check` compares.

The page says what was committed beforehand; `tests/claims` runs the experiments and compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import fill
from typing import Final

from generated import write_or_check
from glassporch.claims import CLAIMS
from glassporch.claims.claim import Claim, Expected
from glassporch.claims.sabotage import SABOTAGES
from glassporch.policy.regimes import REGIMES

TARGET: Final = Path(__file__).with_name("claims.md")
WIDTH: Final = 119
SHORT: Final[Mapping[str, str]] = {
    "broken in the model": "**broken**",
    "no break found": "no break found",
    "depends on an assumption": "*depends*",
    "outside the model": "outside",
}
HEAD: Final = """# Claims, verdicts and sabotages

Generated from `app/claims/` by `docs/make_claims.py`; do not edit. A claim is a sentence that an experiment can break.
The verdict that is expected of each under each regime was committed before the run, and `tests/claims` compares.

A verdict speaks of our model of documented rules, never of a company's system:

- **broken**: an experiment broke it, and the verdict names who saw what, and where.
- *depends*: broken at some values of an assumption that stands in for what was never documented.
- no break found: not in the trials that were run, against the readers that were tried. It never means "private".
- outside: under these rules there is nothing to try.
"""
SABOTAGED: Final = """## Sabotages

A claim that cannot lose says nothing. Each sabotage below plants one leak in a copy of the portal; the claim beside it,
named beforehand, must catch it. Every rule in `app/policy/rules/` has at least one. A served portal refuses all.

| sabotage | what went wrong | rule | under | caught by |
|---|---|---|---|---|"""


def page() -> str:
    """Return the whole page."""
    rows = (
        f"| `{one.name}` | {one.story} | {f'`{one.rule}`' if one.rule else ''} | `{one.regime_id}` | [{one.caught_by}]"
        f"(#{one.caught_by}) |"
        for one in SABOTAGES
    )
    parts = [HEAD, *_overview(), "", *(line for claim in CLAIMS for line in _section(claim)), SABOTAGED, *rows]
    return "\n".join(parts) + "\n"


def _overview() -> Iterator[str]:
    yield f"| claim | {' | '.join(f'`{regime_id}`' for regime_id in REGIMES)} |"
    yield f"|---|{'---|' * len(REGIMES)}"
    for claim in CLAIMS:
        verdicts = " | ".join(SHORT[claim.expected[regime_id].kind] for regime_id in REGIMES)
        yield f"| [{claim.id}](#{claim.id}) | {verdicts} |"


def _section(claim: Claim) -> Iterator[str]:
    """Return a claim's heading, its terms and why each verdict is expected."""
    yield f"## {claim.id}\n"
    yield _wrapped(f"*{claim.sentence}*") + "\n"
    yield _wrapped(f"- Source: {claim.source}.")
    yield _wrapped(f"- Threat (LINDDUN): {claim.threat}.")
    yield _wrapped(f"- The smallest violation that a trial would have seen: {claim.sees}.")
    for expected, regime_ids in _grouped(claim.expected):
        under = ", ".join(f"`{regime_id}`" for regime_id in regime_ids)
        flips = f" Broken at: {', '.join(f'`{flip}`' for flip in expected.flips)}." if expected.flips else ""
        yield _wrapped(f"- {expected.kind.capitalize()} under {under}: {expected.why}{flips}")
    yield ""


def _grouped(expected: Mapping[str, Expected]) -> list[tuple[Expected, list[str]]]:
    """Gather the regimes of which the same is expected for the same reason, in the order of the regimes."""
    groups: list[tuple[Expected, list[str]]] = []
    for regime_id in REGIMES:
        same = next((ids for one, ids in groups if one == expected[regime_id]), None)
        if same is None:
            groups.append((expected[regime_id], [regime_id]))
        else:
            same.append(regime_id)
    return groups


def _wrapped(line: str) -> str:
    return fill(line, WIDTH, subsequent_indent="  " if line.startswith("- ") else "", break_on_hyphens=False)


def main() -> int:
    """Write the page, or with --check compare it; return the exit code."""
    return write_or_check(TARGET, page(), "the claims say")


if __name__ == "__main__":
    raise SystemExit(main())
