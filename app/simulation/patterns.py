"""When and what incidents happen: counts by weekday, hour, category and kind of place, and their spans.

The tables hold counts only; no incident that was ever published can be read out of them.
"""

import csv
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import numpy as np
import numpy.typing as npt

from .seedfiles import data_folder, open_text

Floats = npt.NDArray[np.float64]
HOURS_A_WEEK = 168
_REMEDY = "Without it the built-in table is used."

# Assumptions, for an installation without the files: every hour alike, and these shares of 100 incidents.
BUILT_IN_COUNTS = (
    ("theft", "street", 30.0),
    ("theft", "home", 15.0),
    ("assault", "street", 15.0),
    ("damage", "street", 15.0),
    ("burglary", "home", 10.0),
    ("vehicle theft", "street", 10.0),
    ("trespass", "home", 5.0),
)
# Spans in minutes at the 25th, 50th, 75th and 90th percentile. An assumption, both for the built-in table and
# for categories such as assault that the table of spans leaves out: they are over within minutes.
MOMENT_MINUTES = (1.0, 5.0, 10.0, 20.0)


@dataclass(frozen=True, slots=True)
class Patterns:
    """Weights of incidents.

    Parameters
    ----------
    kinds
        (category, kind of place), ``k`` of them.
    counts
        Shape ``(168, k)``: incidents by hour of the week (Monday 0 h first, local time) and kind.
    spans
        Category to minutes at the 25th, 50th, 75th and 90th percentile.
    """

    kinds: tuple[tuple[str, str], ...]
    counts: Floats
    spans: dict[str, tuple[float, ...]]


def load_patterns(data: Traversable | None = None) -> Patterns:
    """Load the published tables, or the built-in ones where a file is absent.

    Parameters
    ----------
    data
        Folder with ``incident_patterns.csv`` and ``incident_durations.csv``; by default the shipped one.
    """
    folder = data_folder() if data is None else data
    spans = _spans(folder) if (folder / "incident_durations.csv").is_file() else {}
    if not (folder / "incident_patterns.csv").is_file():
        kinds = tuple((category, place) for category, place, _ in BUILT_IN_COUNTS)
        row = np.array([count for _, _, count in BUILT_IN_COUNTS])
        return Patterns(kinds, np.tile(row, (HOURS_A_WEEK, 1)), spans)
    return _published(folder, spans)


def _published(folder: Traversable, spans: dict[str, tuple[float, ...]]) -> Patterns:
    with open_text(folder, "incident_patterns.csv", remedy=_REMEDY) as lines:
        rows = list(csv.DictReader(lines))
    kinds = tuple(sorted({(row["category"], row["place_kind"]) for row in rows}))
    column = {kind: number for number, kind in enumerate(kinds)}
    counts = np.zeros((HOURS_A_WEEK, len(kinds)))
    for row in rows:
        hour = (int(row["iso_weekday"]) - 1) * 24 + int(row["hour"])
        counts[hour, column[row["category"], row["place_kind"]]] += int(row["count"])
    return Patterns(kinds, counts, spans)


def _spans(folder: Traversable) -> dict[str, tuple[float, ...]]:
    names = ("p25_minutes", "p50_minutes", "p75_minutes", "p90_minutes")
    with open_text(folder, "incident_durations.csv", remedy=_REMEDY) as lines:
        return {row["category"]: tuple(float(row[name]) for name in names) for row in csv.DictReader(lines)}
