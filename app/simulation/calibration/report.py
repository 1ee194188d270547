"""Writes a calibration as rows and as one document for programs; it computes nothing new."""

from __future__ import annotations

import csv
import io
from typing import Any, Final

from .assumptions import ASSUMPTIONS
from .figures import Relation, Role
from .intervals import MASS, Compared
from .run import Calibration, counted

COLUMNS: Final = (
    *("id", "place", "period_start", "period_end", "quantity", "relation", "value", "value_to", "source", "grade"),
    *("low", "median", "high", "share_of_draws_below", "inside"),
)
PRECISION: Final = 4
"""Significant digits of what was drawn: the chance of a thousand draws leaves no more."""

SAID: Final = {
    Relation.EXACTLY: "",
    Relation.ABOUT: "about ",
    Relation.AT_LEAST: "more than ",
    Relation.AT_MOST: "fewer than ",
    Relation.BETWEEN: "",
}


def rows(calibration: Calibration) -> list[dict[str, Any]]:
    """Return one row for each held-out figure, its columns those of `COLUMNS`."""
    return [_row(one) for one in calibration.compared]


def as_csv(calibration: Calibration) -> str:
    """Return the rows as CSV with a header."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(calibration))
    return written.getvalue()


def document(calibration: Calibration) -> dict[str, Any]:
    """Return everything that came out, for programs."""
    fitted = {
        one.name: {
            "before": [rounded(value) for value in one.before],
            "after": [rounded(value) for value in one.after],
            "behavior_model_runs_with": None if one.runs_with is None else rounded(one.runs_with),
        }
        for one in calibration.fitted
    }
    return {
        "list_sha256": calibration.sha256,
        "seed": calibration.seed,
        "draws": calibration.draws,
        "interval_mass": MASS,
        "effective_draws_of_replies": round(calibration.effective),
        "roles": {str(role): [one.id for one in calibration.figures if one.role is role] for role in Role},
        "assumed": [
            {"name": one.name, "law": one.law, "low": one.low, "high": one.high, "why": one.why} for one in ASSUMPTIONS
        ],
        "fitted": fitted,
        "compared": rows(calibration),
        "inside": {name: list(pair) for name, pair in counted(calibration.compared).items()},
        "missed_would_be_inside_at_drift": calibration.flips,
    }


def published(one: Compared) -> str:
    """Return a published figure in words, such as ``more than 50``."""
    figure = one.figure
    upper = "" if figure.value_to is None else f" to {figure.value_to:,.0f}"
    return f"{SAID[figure.relation]}{figure.value:,.0f}{upper}"


def rounded(value: float) -> float:
    """Return a number with `PRECISION` significant digits."""
    return float(f"{value:.{PRECISION}g}")


def _row(one: Compared) -> dict[str, Any]:
    figure = one.figure
    return {
        "id": figure.id,
        "place": figure.place,
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "quantity": figure.quantity,
        "relation": str(figure.relation),
        "value": figure.value,
        "value_to": figure.value_to,
        "source": figure.source,
        "grade": figure.grade,
        "low": rounded(one.low),
        "median": rounded(one.middle),
        "high": rounded(one.high),
        "share_of_draws_below": round(one.below, 3),
        "inside": one.inside,
    }
