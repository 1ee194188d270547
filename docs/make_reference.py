"""Write docs/reference-regimes.md, what our regimes promise: `python docs/make_reference.py`; `--check` compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fractions import Fraction
from math import sqrt
from pathlib import Path
from textwrap import fill
from typing import Final

import numpy as np
from generated import write_or_check
from glassporch.policy.mechanisms.geometric import geometric_channel, geometric_table
from glassporch.policy.promise import NoiseBudget, Promise
from glassporch.policy.publication.budget import epoch_epsilon
from glassporch.policy.publication.counts import CountGrid, Homes, count_grid
from glassporch.policy.regime import Regime
from glassporch.policy.regimes import REGIMES
from glassporch.simulation.ownership import DOCUMENTED, share_at
from glassporch.simulation.towns import load_town

TARGET = Path(__file__).with_name("reference-regimes.md")
WIDTH: Final = 119
OURS: Final = ("reference-blind", "reference-map")
IN_2023_US: Final = 1_693_584_000_000_000  # 1 September 2023, 16:00 UTC: when worlds under these regimes begin
SAYING_YES: Final = (0.1, 0.3, 0.6, 1.0)
HEAD = """# The reference regimes

Generated from the regimes and from the address list of Heronsford by `docs/make_reference.py`; do not edit. These two
regimes are our own, no history. Each says what nobody but its owner may tell apart (*secret pairs*), on what a view may
depend at all (*leakage function*), and, where there is noise, for whom it is calibrated. A view is everything that
agencies, neighbors and the public can read together. Every switch stands in [regimes.md](regimes.md).

"""
TAIL = """## What is not promised

- Nothing about footage that a resident shares: it shows what it shows.
- Nothing against the company itself, or against whoever holds a world's key file: with it, the noise can be taken back.
- Nothing across regimes. A world that is put under another regime shows what that regime shows, and two regimes with
  counts spend two budgets. Noise of one does not protect against the other.
- The budget is one household's. Households that move house or install cameras together are not one household.

## References

- Dwork, McSherry, Nissim & Smith (2006), Calibrating noise to sensitivity: <https://doi.org/10.1007/11681878_14>
- Ghosh, Roughgarden & Sundararajan (2012), Universally utility-maximizing privacy mechanisms:
  <https://doi.org/10.1137/09076828X>
- Kifer & Machanavajjhala (2014), Pufferfish: <https://doi.org/10.1145/2514689>
- He, Machanavajjhala & Ding (2014), Blowfish privacy: <https://doi.org/10.1145/2588555.2588581>
"""


def page() -> str:
    """Return the whole page."""
    lines = [*(line for name in OURS for line in _regime(REGIMES[name])), *_worth()]
    return "\n".join([HEAD.rstrip(), "", *(_wrapped(line) for line in lines), TAIL.rstrip()]) + "\n"


def _wrapped(line: str) -> str:
    """Break a long line of prose; a row of a table stays whole."""
    return line if line.startswith("|") else fill(line, WIDTH, subsequent_indent="  " * line.startswith("- "))


def _regime(regime: Regime) -> Iterator[str]:
    yield from (f"## {regime.id}", "", regime.summary, "")
    if regime.promise is None:
        raise ValueError(f"{regime.id} promises nothing: a regime of our own states its secret pairs.")
    yield from _pairs(regime.promise)
    yield from ("Everything on which a view may depend:", "", *(f"- {part}" for part in regime.promise.leakage), "")
    if regime.promise.noise is not None:
        yield from _budget(regime, regime.promise.noise)


def _pairs(promise: Promise) -> Iterator[str]:
    yield from ("| the household ... | or it ... | told apart |", "|---|---|---|")
    for pair in promise.pairs:
        how = "within the noise budget" if pair.within_epsilon else "never: every view is the same to the byte"
        yield f"| {pair.one} | {pair.other} | {how} |"
    yield ""


def _budget(regime: Regime, noise: NoiseBudget) -> Iterator[str]:
    rules, epsilon = regime.map, epoch_epsilon(regime) or Fraction(0)
    epochs = rules.horizon_days.value // rules.epoch_days.value
    yield from ("### The noise budget", "", f"- **For whom:** {noise.unit}.", f"- **Against whom:** {noise.scope}.")
    yield f"- **For how long:** {rules.horizon_days.value} days from the world's first day, {epochs} epochs."
    yield f"- **In all:** epsilon {rules.epsilon_total.value:g}; each epoch is charged {epsilon}, published or not."
    yield f"- **When it is spent:** {noise.refusal}."
    yield from ("", "In plain words:", "")
    yield (
        f"- One publication makes no observation more than {np.exp(float(epsilon)):.2f} times as likely with a "
        "household as without it. Who had thought it an even chance that a household counts may end at "
        f"{_believed(float(epsilon)):.0%} at most."
    )
    yield (
        f"- All {epochs} together: {np.exp(float(epsilon) * epochs):.0f} times, and "
        f"{_believed(float(epsilon) * epochs):.0%}. "
        "That is weak, for a household that says yes each time, against somebody who knows every other household."
    )
    yield "- For a household that counts in one cell rather than in another, twice the epsilon holds: two counts move."
    yield "- Counts of one epoch are drawn once. What changes within an epoch shows in the next one."
    yield ""


def _believed(epsilon: float) -> float:
    return 1 / (1 + float(np.exp(-epsilon)))


def _worth() -> Iterator[str]:
    regime = REGIMES["reference-map"]
    town = load_town("heronsford")
    homes = Homes(np.array([h.lon for h in town.houses]), np.array([h.lat for h in town.houses]), {})
    grid = count_grid(homes, regime.map.cell_addresses.value)
    owning = share_at(DOCUMENTED, IN_2023_US)
    yield from ("## What the counts are worth", "")
    yield (
        f"Heronsford has {homes.lons.size:,} houses in {grid.homes.size} cells; half of the cells hold "
        f"{int(np.median(grid.homes))} houses or fewer, the largest {int(grid.homes.max())}. On 1 September 2023, "
        f"{owning:.1%} of homes have a camera. The errors are exact, from the mechanism's own table: nothing was drawn."
    )
    yield from ("", "Signal is the true count of the middle cell, noise its root-mean-square error.", "")
    yield (
        "| of owners say yes | true count, middle cell | error of a cell | signal to noise | cells with signal above "
        "twice the noise | town: true count | error of the town's sum |"
    )
    yield "|---|---|---|---|---|---|---|"
    for yes in SAYING_YES:
        yield _row(grid, owning, yes, float(epoch_epsilon(regime) or 0))
    yield from _honestly()


def _row(grid: CountGrid, owning: float, yes: float, epsilon: float) -> str:
    true = np.rint(grid.homes * owning * yes).astype(np.int64)
    bias, square = _errors(true, grid.homes, epsilon)
    root = np.sqrt(square)
    middle = int(np.argsort(grid.homes)[grid.homes.size // 2])
    town = sqrt(float((square - bias**2).sum() + bias.sum() ** 2))
    clear = float((true > 2 * root).mean())
    return (
        f"| {yes:.0%} | {true[middle]} | {root[middle]:.1f} | {true[middle] / root[middle]:.1f} | {clear:.0%} "
        f"| {true.sum():,} | {town:.0f} ({town / true.sum():.1%}) |"
    )


def _errors(true: np.ndarray, caps: np.ndarray, epsilon: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean error and the mean squared error of each cell's published count, exact."""
    table = geometric_table(epsilon)
    found = []
    for count, cap in zip(true.tolist(), caps.tolist(), strict=True):
        reach = min(cap, count + 200)  # noise beyond 200 has a chance below e**-100
        shares = geometric_channel(table, reach).shares()[count]
        error = np.arange(reach + 1) - count
        found.append((float(shares @ error), float(shares @ error**2)))
    bias, square = np.array(found).T
    return bias, square


def _honestly() -> Iterator[str]:
    yield ""
    yield (
        "So the map says roughly how many households of a district and of the whole town agreed to be counted, and "
        "where few did it says next to nothing about a single cell. It never says where a camera is. Whether that "
        "helps an officer to ask the right people is measured by the requests that follow, not here."
    )
    yield ""
    yield (
        "Noise is drawn for the finest cells alone. A tree with noise at several levels was tried on the same cells: "
        "shared out over two levels the error of a cell grows from 2.8 to about 5 households, over five levels to "
        "about 12, while the error of the town's sum falls from 31 to about 17 of thousands. Coarser counts are sums "
        "of the finest either way, so nothing is learned from comparing zooms."
    )
    yield ""


def main() -> int:
    """Write the page, or with --check compare it; return the exit code."""
    return write_or_check(TARGET, page(), "the regimes say")


if __name__ == "__main__":
    sys.exit(main())
