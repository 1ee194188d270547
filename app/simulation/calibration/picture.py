"""Draws the predictive intervals beside the published figures, with matplotlib from the extra ``research``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from .intervals import Compared
from .report import published
from .run import Calibration, counted

NEEDED: Final = (
    'the picture needs matplotlib: .venv/bin/python -m pip install "matplotlib>=3.10,<4", or leave the picture out'
)
_SIZE: Final = (9.0, 5.0)
_DPI: Final = 120
_INSIDE, _MISSED, _PUBLISHED = "#2b5d8a", "#b3400f", "#111111"


class PictureError(RuntimeError):
    """The picture cannot be drawn; the message says what to install."""


def can_draw() -> bool:
    """Return whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def draw(calibration: Calibration, target: Path) -> None:
    """Write the picture as PNG: one line a figure, everything divided by the published value.

    Parameters
    ----------
    calibration : Calibration
    target : Path

    Raises
    ------
    PictureError
        If matplotlib is not installed.
    """
    if not can_draw():
        raise PictureError(NEEDED)
    from matplotlib.figure import Figure  # noqa: PLC0415 - of an extra, and slow to import

    figure = Figure(figsize=_SIZE, dpi=_DPI, layout="constrained")
    axes = figure.subplots()
    for place, one in enumerate(reversed(calibration.compared)):
        _line(axes, place, one)
    inside, total = counted(calibration.compared)["all"]
    names = [f"{one.figure.id}\n({published(one)})" for one in reversed(calibration.compared)]
    axes.set_yticks(range(len(names)), names, fontsize=8)
    axes.set_xscale("symlog", linthresh=0.1)
    axes.set_xlim(left=0)
    axes.axvline(1.0, color=_PUBLISHED, linewidth=1)
    axes.set_xlabel("predicted divided by published; bar: 90 % of the draws, dot: median")
    axes.set_title(f"Held-out figures: {inside} of {total} inside", fontsize=10)
    # Without the library's name and version, equal results make equal files.
    figure.savefig(target, metadata={"Software": None})


def _line(axes: Any, place: int, one: Compared) -> None:
    value = one.figure.value
    color = _INSIDE if one.inside else _MISSED
    axes.plot([one.low / value, one.high / value], [place, place], color=color, linewidth=5, solid_capstyle="butt")
    axes.plot([one.middle / value], [place], "o", color="white", markeredgecolor=color, markersize=6)
    if one.figure.value_to is not None:
        axes.plot([1.0, one.figure.value_to / value], [place, place], color=_PUBLISHED, linewidth=1.5)
