"""How everything here is measured: two things in turn, pair by pair, after a warm-up; ratios, never limits of time.

Ours and theirs take turns, A B A B, so that a machine that slows down slows both. Each pair gives one ratio; a
result holds the median ratio and, as its spread, the smallest and the largest. No run is thrown away.
"""

from __future__ import annotations

import gc
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Any, Literal

Run = Callable[[], float]
"""One run; returns what it measured in the case's unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is compared with what.

    Parameters
    ----------
    name : str
        Kebab-case, after the file that measures it.
    unit : str
        Unit of both numbers, such as "ms" or "rows/s".
    against : str
        What the other side does, in words.
    kind : str
        "limit": the same outcome with nothing of ours around it, which can hardly be beaten. "peer": another
        way that somebody might take.
    better : str
        Whether a lower or a higher ratio is better; "near 1" where the two should not differ.
    """

    name: str
    unit: str
    against: str
    kind: Literal["limit", "peer"]
    better: Literal["lower", "higher", "near 1"] = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of the results: medians of both sides, and ours / theirs pair by pair."""

    name: str
    ours: float
    unit: str
    against: str
    kind: str
    theirs: float
    ratio: float
    spread: tuple[float, float]
    runs: int
    better: str


def compare(case: Case, ours: Run, theirs: Run, runs: int) -> Result:
    """Run both sides in turn and put the pairs together.

    Parameters
    ----------
    case : Case
    ours, theirs : callable
        One run of each side. Each runs once more beforehand, which is not counted.
    runs : int
        Pairs that count, at least 1.
    """
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(runs)]
    ratios = [ours_ / theirs_ for ours_, theirs_ in pairs]
    return Result(
        **asdict(case),
        ours=_short(median(pair[0] for pair in pairs)),
        theirs=_short(median(pair[1] for pair in pairs)),
        ratio=_short(median(ratios)),
        spread=(_short(min(ratios)), _short(max(ratios))),
        runs=runs,
    )


def _short(value: float) -> float:
    return float(f"{value:.4g}")


def seconds(work: Callable[[], object]) -> float:
    """Measure how long something takes, with the garbage collector quiet."""
    with _no_collection():
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun


def ms_each(work: Callable[[], object], times: int) -> Run:
    """Make a run of a small piece of work: milliseconds for each of several times."""

    def run() -> float:
        return seconds(lambda: [work() for _ in range(times)]) / times * 1_000

    return run


def rate(work: Callable[[], int]) -> Run:
    """Make a run of something that returns how many things it did: things per second."""

    def run() -> float:
        done: list[int] = []
        taken = seconds(lambda: done.append(work()))
        return done[0] / taken

    return run


@contextmanager
def _no_collection() -> Iterator[None]:
    """Collect garbage beforehand rather than in the middle."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def machine() -> dict[str, Any]:
    """Describe where and when the numbers were taken, without naming the machine."""
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "system": f"{platform.system()} {platform.machine()}",
        "cpus": os.cpu_count(),
        "usable_cpus": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "date": datetime.now(UTC).date().isoformat(),
    }


def peak_mb() -> float | None:
    """Return this process's largest resident memory so far in MB; None where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return None
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(held / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)
