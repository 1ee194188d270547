"""Measure everything: `make bench`, or `python benchmarks/run.py --help`.

A full run writes `benchmarks/results/latest.json` and the table in `benchmarks/README.md`. A partial one
(`--only`, `--quick`, `--town`) only shows its table, unless `--out` names a file.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import around
import claims
import fresh_world
import mechanisms
import planting
import policy
import request
import zone_map
from measure import Result, machine, peak_mb
from stage import Stage, stage
from table import show, table, write_table

HERE = Path(__file__).resolve().parent
LATEST = HERE / "results" / "latest.json"
TOWN = "heronsford"
RUNS, QUICK_RUNS = 9, 3

MEASUREMENTS: Mapping[str, Callable[[Stage], Iterator[Result]]] = {
    "zone_map": zone_map.measure,
    "fresh_world": fresh_world.measure,
    "planting": planting.measure,
    "request": request.measure,
    "policy": policy.measure,
    "mechanisms": mechanisms.measure,
    "claims": claims.measure,
    "around": around.measure,
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure Glassporch by ratios to limits and to peers.")
    parser.add_argument("--only", action="append", choices=MEASUREMENTS, help="one measurement; may be repeated")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_RUNS} pairs of runs instead of {RUNS}")
    parser.add_argument("--town", default=TOWN, help="the large town, such as tiny to try a measurement out")
    parser.add_argument("--out", type=Path, help="where the results go")
    parser.add_argument("--table", action="store_true", help="measure nothing; write the table of the latest results")
    return parser.parse_args()


def _measure(names: list[str], ground: Stage) -> Iterator[Result]:
    for name in names:
        print(f"{name} ...", file=sys.stderr, flush=True)
        begun = time.perf_counter()
        for result in MEASUREMENTS[name](ground):
            print(f"  {show(result.name, result.ratio, result.spread)}", file=sys.stderr, flush=True)
            yield result
        print(f"  {time.perf_counter() - begun:.1f} s", file=sys.stderr, flush=True)


def _run(names: list[str], town: str, runs: int) -> dict[str, Any]:
    with stage(town, runs) as ground:
        results = [asdict(result) for result in _measure(names, ground)]
    return {"machine": {**machine(), "town": town, "peak_mb": peak_mb()}, "results": results}


def main() -> int:
    """Measure, write, and show the table."""
    given = _arguments()
    if given.table:
        print(write_table(LATEST, HERE / "README.md"))
        return 0
    partial = bool(given.only) or given.quick or given.town != TOWN
    found = _run(given.only or list(MEASUREMENTS), given.town, QUICK_RUNS if given.quick else RUNS)
    out = given.out or (None if partial else LATEST)
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    if out == LATEST:
        write_table(LATEST, HERE / "README.md")
    print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
