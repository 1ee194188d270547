"""How long agencies could ask: when each joined, and its months within a period.

Joining dates come from published counts, with straight lines between them. No agency here has a name or acts.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources.abc import Traversable
from typing import Final

import numpy as np
import numpy.typing as npt

from ..seedfiles import data_folder, open_text
from .figures import PublishedFigure

Floats = npt.NDArray[np.float64]

DAYS_PER_MONTH: Final = 365.25 / 12
GROWTH: Final = "ring_partnership_growth.csv"
COUNTED_UNTIL: Final = date(2019, 8, 31)
"""Last day on which the register's own count is used; after it, the counts among the published figures."""

_QUANTITY: Final = "agencies_in_the_portal"
_REMEDY: Final = (
    "Install the full package or work from a checkout: without it nobody knows how many agencies could ask."
)


def joined(figures: Mapping[str, PublishedFigure], data: Traversable | None = None) -> Floats:
    """Return when each agency joined.

    Parameters
    ----------
    figures : mapping
        The calibrating figures; those about agencies in the portal are used.
    data : Traversable, optional
        Folder of the growth curve; by default the shipped one.

    Returns
    -------
    array
        Days as `datetime.date.toordinal` counts them, rising, shape (agencies,).

    Raises
    ------
    SeedFileMissingError
        If the growth curve is not installed.
    """
    published = (
        (date.fromisoformat(one.period_start), one.value) for one in figures.values() if one.quantity == _QUANTITY
    )
    points = sorted([*_counted(data_folder() if data is None else data), *published])
    days = np.array([day.toordinal() for day, _ in points], dtype=np.float64)
    counts = np.array([count for _, count in points])
    # The n-th agency joined when the curve stood half-way between n - 1 and n.
    return np.interp(np.arange(counts[-1]) + 0.5, counts, days)


def months_within(joins: Floats, first: date, after: date) -> Floats:
    """Return the months that each agency was in the portal within a period, shape (agencies,).

    Parameters
    ----------
    joins : array
        From `joined`.
    first, after : date
        First day of the period, and the first day after it.
    """
    begun = np.maximum(joins, first.toordinal())
    months: Floats = np.maximum(0.0, after.toordinal() - begun) / DAYS_PER_MONTH
    return months


def _counted(folder: Traversable) -> Iterator[tuple[date, float]]:
    with open_text(folder, GROWTH, remedy=_REMEDY) as lines:
        for row in csv.DictReader(lines):
            day = date.fromisoformat(row["date"])
            if day <= COUNTED_UNTIL:
                yield day, float(row["cumulative"])
