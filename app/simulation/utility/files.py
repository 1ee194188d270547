"""A study's results as one document and as tables: the same bytes for the same order."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from .compare import NOTICES_AIM, RECALL_AIM, RESAMPLES
from .ground import STUDY_DAYS, STUDY_START_US
from .rows import Results
from .study import BASELINE, MAP_OPT_IN, MIDDLE, Order

_DIGITS: Final = 6
TABLES: Final = ("cells", "areas", "varied", "maps", "officers", "towns")
"""The tables of a document, each of which is written as a file of its own."""


def document(order: Order, results: Results) -> dict[str, Any]:
    """Return settings, model and results as JSON holds them."""
    settings = {
        "baseline": BASELINE.id,
        "regimes": [regime.id for regime in order.regimes],
        "towns": [town.key for town in order.towns],
        "incidents": order.incidents,
        "opt_ins": list(order.opt_ins),
        "ownerships": list(order.ownerships),
        "seed": order.seed,
        "start_us": STUDY_START_US,
        "days": STUDY_DAYS,
        "resamples": RESAMPLES,
        "middle": {"opt_in": MIDDLE[0], "ownership": MIDDLE[1], "map_opt_in": MAP_OPT_IN},
        "aim": {"recall_at_least": RECALL_AIM, "notices_at_most": NOTICES_AIM},
    }
    model = [{"name": name, **asdict(figure)} for name, figure in order.behaviour.figures()]
    made: dict[str, Any] = _plain({"settings": settings, "behaviour": model, **asdict(results)})
    return made


def _plain(value: Any) -> Any:
    """Return a value with lists for tuples and numbers at six significant digits, so that files stay small."""
    if isinstance(value, float):
        return float(f"{value:.{_DIGITS}g}")
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def text_of(said: Mapping[str, Any]) -> str:
    """Return a document as the text of a file: one row of a table a line, so that changes can be read."""
    parts = []
    for name, part in said.items():
        if isinstance(part, list):
            lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in part)
            parts.append(f'"{name}": [\n{lines}\n]')
        else:
            parts.append(f'"{name}": {json.dumps(part, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def csv_of(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return a table of a document as CSV; an interval becomes three columns, a missing value an empty cell."""
    flat = [_flat(row) for row in rows]
    target = io.StringIO()
    columns = list(flat[0]) if flat else []
    writer = csv.DictWriter(target, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    return target.getvalue()


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, Mapping) and set(value) == {"value", "low", "high"}:
            flat |= {name: value["value"], f"{name}_low": value["low"], f"{name}_high": value["high"]}
        elif isinstance(value, Mapping):
            flat[name] = " ".join(f"{key}:{part}" for key, part in value.items())
        elif isinstance(value, list):
            flat[name] = "; ".join(value)
        else:
            flat[name] = value
    return flat
