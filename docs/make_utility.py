"""Write docs/utility.md from docs/results/utility.json: `python docs/make_utility.py`; `--check` compares.

With `--results FOLDER` the document of a run of ``glassporch utility`` is taken over first, and its pictures drawn.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import Any, Final

from generated import write_or_check
from glassporch.simulation.utility.plots import plot_all

DOCS: Final = Path(__file__).parent
TARGET: Final = DOCS / "utility.md"
RESULTS: Final = DOCS / "results" / "utility.json"
PICTURES: Final = DOCS / "img"
WIDTH: Final = 119
SHOWN: Final = "reference-blind"

Said = dict[str, Any]


def page(said: Said) -> str:
    """Return the whole page."""
    parts = (_head, _short, _aim, _fails, _nobody, _residents, _map, _officer, _chances, _limits)
    lines = [line for part in parts for line in (*part(said), "")]
    return "\n".join(_wrapped(line) for line in lines).rstrip() + "\n"


def _wrapped(line: str) -> str:
    """Break a long line of prose; a row of a table, a heading, a picture and code stay whole."""
    whole = line.startswith(("|", "#", "![", "    "))
    return line if whole else fill(line, WIDTH, subsequent_indent="  " * line.startswith("- "), break_on_hyphens=False)


def _head(said: Said) -> Iterator[str]:
    one = said["settings"]
    yield from ("# What regimes are worth", "")
    yield (
        "Generated from `docs/results/utility.json` by `docs/make_utility.py`; do not edit. A regime "
        "that shows agencies "
        "nothing is easy to build if nothing need arrive. So this page measures what arrives, beside "
        f"`{one['baseline']}`."
    )
    yield ""
    yield (
        f"{one['incidents']:,} made-up incidents in each of {len(one['towns'])} towns, seed "
        f"{one['seed']}. Each household "
        "that filmed an incident has the same willingness, delay and consent under every regime. Who is asked and what "
        "may leave is decided by the portal's own rules, called directly; a test shows that the "
        "study asks whom the real "
        f"portal delivers to. Intervals are 95%, from {one['resamples']:,} resamples of the "
        "incidents; the same incidents "
        "are drawn again for both sides."
    )
    yield ""
    yield "To run it again (some minutes; without matplotlib it leaves the pictures out, and says so):"
    yield ""
    yield '    .venv/bin/python -m pip install "matplotlib>=3.10,<4"'
    yield "    .venv/bin/glassporch utility --out results"


def _rows(said: Said, table: str, **wanted: Any) -> list[Said]:
    return [row for row in said[table] if all(row[name] == value for name, value in wanted.items())]


def _middle(said: Said, town: str, regime: str) -> Said:
    at = said["settings"]["middle"]
    return _rows(said, "cells", town=town, regime=regime, opt_in=at["opt_in"], ownership=at["ownership"])[0]


def _short(said: Said) -> Iterator[str]:
    one, aim = said["settings"], said["settings"]["aim"]
    at = one["middle"]
    yield from ("## In short", "")
    yield (
        f"The aim: at least {aim['recall_at_least']:.0%} of the recall of `{one['baseline']}` at equal opt-in, with at "
        f"most {aim['notices_at_most']:g} times its notices. *Recall* is the share of events of which "
        "at least one clip "
        f"that shows them is expected to arrive. At an opt-in of {at['opt_in']:.0%} and {at['ownership']:.0%} of homes "
        "with a camera:"
    )
    yield from (
        "",
        "| town | homes per sq mi | regime | recall | by 2019's | notices by 2019's | aim |",
        "|---|---|---|---|---|---|---|",
    )
    for town in said["towns"]:
        for regime in (one["baseline"], *one["regimes"]):
            row = _middle(said, town["town"], regime)
            own = regime == one["baseline"]
            compared = (
                "- | - | -" if own else f"{_ratio(row['recall_ratio'])} | {_ratio(row['notices_ratio'])} | {row['aim']}"
            )
            yield (
                f"| {town['town']} | {town['homes_per_sq_mi']:,} | `{regime}` | {_percent(row['recall'])} "
                f"| {compared} |"
            )


def _percent(ratio: Said) -> str:
    if ratio["low"] is None:
        return f"{ratio['value']:.2%}"
    return f"{ratio['value']:.2%} ({ratio['low']:.2%} to {ratio['high']:.2%})"


def _ratio(ratio: Said) -> str:
    if ratio["value"] is None:
        return "none"
    if ratio["low"] is None:
        return f"{ratio['value']:.3f}"
    return f"{ratio['value']:.3f} ({ratio['low']:.3f} to {ratio['high']:.3f})"


def _aim(said: Said) -> Iterator[str]:
    one = said["settings"]
    yield from ("## Over opt-in and ownership", "")
    yield (
        "*Met* means that the whole interval meets the aim, *not met* that the whole of one interval "
        "misses it, *unsure* "
        "that an interval reaches over the aim, or that fewer than 60 events can show a loss; "
        "*nothing arrives* that nothing does under the rules of 2019 either."
    )
    yield from (
        "",
        "| town | regime | met | met, unsure | not met, unsure | not met | nothing arrives | lowest recall by 2019's |",
    )
    yield "|---|---|---|---|---|---|---|---|"
    for town in one["towns"]:
        for regime in one["regimes"]:
            rows = _rows(said, "cells", town=town, regime=regime)
            counts = Counter(row["aim"] for row in rows)
            kinds = ("met", "met, unsure", "not met, unsure", "not met", "nothing arrives")
            found = [row for row in rows if row["recall_ratio"]["value"] is not None]
            worst = min(found, key=lambda row: row["recall_ratio"]["value"], default=None)
            yield f"| {town} | `{regime}` | {' | '.join(str(counts[kind]) for kind in kinds)} | {_worst(worst)} |"
    yield from ("", "![The aim over opt-in and ownership](img/utility-aim.png)", "")
    yield "![Recall over ownership](img/utility-recall.png)"


def _worst(row: Said | None) -> str:
    if row is None:
        return "none"
    return f"{_ratio(row['recall_ratio'])} at opt-in {row['opt_in']:.0%}, ownership {row['ownership']:.0%}"


def _fails(said: Said) -> Iterator[str]:
    one, aim = said["settings"], said["settings"]["aim"]
    smallest = _smallest(said)
    yield from ("## Where it fails, and why", "")
    yield (
        "- **Small areas.** Whoever wants to ask only the next houses may do so under "
        f"`{one['baseline']}`, which is not "
        f"known to have had a smallest area. Here the smallest is {smallest:g} square miles, so notices grow as "
        f"{smallest:g} by the area wanted: more than {aim['notices_at_most']:g} times for any wish below about "
        f"{smallest / aim['notices_at_most']:.3f} square miles. That is the price of areas that single nobody out."
    )
    yield (
        "- **Some recall is given away on purpose:** a second resident may refuse, somebody who was filmed may object, "
        "answers close after 14 days, a case has two requests, and nothing older than 30 days can be asked for. The "
        "table below varies what lies behind most of these."
    )
    yield (
        "- **The assumption at its swept end:** had the rules of 2019 demanded the 0.025 square "
        "miles that are documented "
        "for 2021, the factor for small areas would be two at most."
    )
    yield "- **Whole cells** cost next to nothing at usual areas: the cells at the edge go either way."
    missed = [row for row in _rows(said, "varied", regime=SHOWN) if row["aim"].startswith("not met")]
    told = "; ".join(f"`{row['number']}` at {row['value']:g} ({row['recall_ratio']['value']:.3f})" for row in missed)
    yield f"- **Numbers of the model that carry recall below the aim,** each by itself: {told or 'none'}."
    yield from ("", "![Recall and notices by the area wanted](img/utility-areas.png)", "")
    yield f"`{SHOWN}` by `{one['baseline']}` with one number of the model at an end of its range:"
    yield from (
        "",
        "| town | number | value | recall by 2019's | notices by 2019's | aim |",
        "|---|---|---|---|---|---|",
    )
    for row in (*_rows(said, "areas", regime=SHOWN), *_rows(said, "varied", regime=SHOWN)):
        ratios = f"{_ratio(row['recall_ratio'])} | {_ratio(row['notices_ratio'])}"
        yield f"| {row['town']} | `{row['number']}` | {row['value']:g} | {ratios} | {row['aim']} |"


def _smallest(said: Said) -> float:
    rows = _rows(said, "officers", regime=SHOWN)
    return float(rows[0]["smallest_area_sq_mi"])


def _nobody(said: Said) -> Iterator[str]:
    one = said["settings"]
    yield from ("## Little arrives under any rules", "")
    yield (
        "3.5% of those asked responded in the one city whose figures are known. So most requests have nobody who is "
        "willing, and of most events nothing arrives, whatever the rules. The share of events of "
        "which a clip arrives is "
        "bounded by the share that anybody's camera filmed at all."
    )
    yield from (
        "",
        (
            "| town | opt-in | ownership | filmed by a camera | recall 2019 | recall blind | nobody "
            "asked is willing, 2019 | blind |"
        ),
    )
    yield "|---|---|---|---|---|---|---|---|"
    for town in one["towns"]:
        for opt_in, ownership in (
            (one["opt_ins"][0], one["ownerships"][0]),
            _mid(said),
            (one["opt_ins"][-1], one["ownerships"][-1]),
        ):
            old, new = (
                _rows(said, "cells", town=town, regime=regime, opt_in=opt_in, ownership=ownership)[0]
                for regime in (one["baseline"], SHOWN)
            )
            yield (
                f"| {town} | {opt_in:.0%} | {ownership:.0%} | {old['filmed']:.1%} | {_percent(old['recall'])} | "
                f"{_percent(new['recall'])} | {old['nobody_willing']:.0%} | {new['nobody_willing']:.0%} |"
            )


def _mid(said: Said) -> tuple[float, float]:
    return said["settings"]["middle"]["opt_in"], said["settings"]["middle"]["ownership"]


def _residents(said: Said) -> Iterator[str]:
    one = said["settings"]
    rate = next(row for row in said["behaviour"] if row["name"] == "requests_per_1000_homes")
    yield from ("## What it costs residents, and how long it takes", "")
    yield (
        "At the same opt-in and ownership as above. Notices per household and year are for "
        "households that may be asked, "
        f"with {rate['value']:g} incidents with a request in a year for each 1,000 homes (an "
        "assumption; they scale with "
        "it). Delay is from the filing to the arrival of a useful clip."
    )
    yield ""
    yield (
        "| town | regime | notices per incident | notices per useful clip | per household and year | willing residents "
        "asked | delay, median | 90% |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for town in one["towns"]:
        for regime in (one["baseline"], *one["regimes"]):
            row = _middle(said, town, regime)
            yield (
                f"| {town} | `{regime}` | {row['notices_per_incident']:.1f} | "
                f"{_number(row['notices_per_clip'], '.0f')} | "
                f"{_number(row['notices_per_home_year'], '.2f')} | {_share(row['willing_asked'])} | "
                f"{_number(row['delay_median_h'], '.1f')} h | {_number(row['delay_90_h'], '.1f')} h |"
            )


def _number(value: float | None, form: str) -> str:
    return "none" if value is None else format(value, form)


def _share(ratio: Said) -> str:
    return "none" if ratio["value"] is None else f"{ratio['value']:.1%}"


def _map(said: Said) -> Iterator[str]:
    one, at = said["settings"], said["settings"]["middle"]
    yield from ("## What a map is worth", "")
    yield (
        f"`{one['baseline']}` shows agencies a plain map, and `reference-blind` none: both officers "
        "ask blind. The counts "
        "of `reference-map` cannot help to aim, because a square round the incident holds whoever "
        "filmed it, and nobody "
        "farther off did. They can tell where few would be asked. If the officer leaves out the requests for which the "
        f"map shows fewest ({at['map_opt_in']:.0%} of owners agreed to be counted, an assumption), this is kept:"
    )
    yield ""
    yield (
        "| town | left out | recall kept by the map | if the true numbers were known | by chance | "
        "notices kept by the map |"
    )
    yield "|---|---|---|---|---|---|"
    for town in one["towns"]:
        for row in _rows(said, "maps", town=town, by="map"):
            (truth,) = _rows(said, "maps", town=town, by="truth", skipped=row["skipped"], regime=row["regime"])
            yield (
                f"| {town} | {row['skipped']:.0%} | {_ratio(row['recall_kept'])} | {_ratio(truth['recall_kept'])} | "
                f"{1 - row['skipped']:.2f} | {_ratio(row['notices_kept'])} |"
            )
    better = [
        f"{row['town']} at {row['skipped']:.0%}"
        for row in _rows(said, "maps", by="map")
        if (row["recall_kept"]["low"] or 0) > 1 - row["skipped"]
    ]
    yield ""
    yield (
        f"Better than chance beyond the interval: {', '.join(better) or 'nowhere'}; elsewhere the map "
        "is not seen to help. "
        "It brings no event that asking blind would not bring: at best it saves requests that would reach few."
    )
    yield from ("", "![What the map is worth](img/utility-maps.png)")


def _officer(said: Said) -> Iterator[str]:
    yield from ("## What the officer does", "")
    yield (
        "The officer asks for a square round the place on record and for the whole time within which the incident "
        "happened, with a margin; cuts it into windows of the greatest length allowed; and does what a refusal says: "
        "draws the area larger or smaller, cuts the window, waits a day. What no change helps is given up. Refused are "
        "single attempts."
    )
    yield from (
        "",
        "| town | regime | incidents | requests | refused | why | incidents that could not be asked about |",
    )
    yield "|---|---|---|---|---|---|---|"
    for row in said["officers"]:
        why = ", ".join(f"{code} {count}" for code, count in row["reasons"].items()) or "-"
        yield (
            f"| {row['town']} | `{row['regime']}` | {row['incidents']:,} | {row['requests']:,} | "
            f"{row['refused']:,} | {why} | "
            f"{row['incidents_unasked']} |"
        )


def _chances(said: Said) -> Iterator[str]:
    yield from ("## The behavior model", "")
    yield (
        "Every number, where it comes from, and the range over which it is swept. Most are assumptions: "
        "nobody published them."
    )
    yield from ("", "| number | value | grade | source | swept | what it is |", "|---|---|---|---|---|---|")
    for row in said["behaviour"]:
        swept = ", ".join(f"{value:g}" for value in row["swept"])
        source = f"`{row['source']}`" if row["source"] else "-"
        yield f"| `{row['name']}` | {row['value']:g} | {row['grade']} | {source} | {swept} | {row['why']} |"


def _limits(said: Said) -> Iterator[str]:
    yield from ("## What this does not show", "")
    yield (
        "- Willingness is taken to be the same under every regime, for everybody who is asked, and whether or not they "
        "filmed something. Whether people answer more readily where less is disclosed about them is not known."
    )
    yield (
        "- A camera shows an event if it hangs within 60 m and was running: the same geometry as the worlds'. Walls, "
        "hedges and directions of view are left out, which flatters every regime alike."
    )
    yield "- Opt-in is one share for all: choices by agency or type of incident are not modeled apart."
    yield "- The study judges sealed clips as others: the resident is taken to have the device secret at hand."
    owed = sorted({credit for town in said["towns"] for credit in town["credits"]})
    yield "- Towns are made up, or a real suburb's geometry: " + "; ".join(owed) + "."


def take_over(folder: Path) -> None:
    """Take over the document of a run, and draw its pictures."""
    RESULTS.parent.mkdir(exist_ok=True)
    shutil.copyfile(folder / "utility.json", RESULTS)
    plot_all(json.loads(RESULTS.read_text(encoding="utf-8")), PICTURES, ("png",))


def main() -> int:
    """Write the page, or with --check compare it; return the exit code."""
    if "--results" in sys.argv:
        take_over(Path(sys.argv[sys.argv.index("--results") + 1]))
    return write_or_check(TARGET, page(json.loads(RESULTS.read_text(encoding="utf-8"))), "the results say")


if __name__ == "__main__":
    sys.exit(main())
