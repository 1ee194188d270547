"""What people type for moments, towns, regimes and camera ownership, turned into values."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ..policy.units import SECOND
from ..simulation.ownership import DOCUMENTED, OwnershipCurve
from ..simulation.towns import Town, load_town
from ..worlds.shelf import WorldFiles
from .problems import usage

_YEARS: Final = range(2000, 2101)


def find_town(key: str, files: WorldFiles) -> Town:
    """Load a town by its key; imported ones lie beside the worlds."""
    return load_town(key, folder=towns_folder(files))


def towns_folder(files: WorldFiles) -> Path:
    """Return where imported towns are kept."""
    return files.folder / "towns"


def moment_of(text: str) -> datetime:
    """Read a moment in ISO 8601; without a zone it is UTC.

    Raises
    ------
    CommandError
        If it is no such moment, or outside the years 2000 to 2100.
    """
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        message = f"{text[:60]!r} is no date; write 2018-06-15 or 2018-06-15T16:00+00:00"
        raise usage(message) from error
    moment = read if read.tzinfo else read.replace(tzinfo=UTC)
    if moment.year not in _YEARS:
        raise usage(f"{text[:60]!r} is out of range; choose a date from {_YEARS[0]} to {_YEARS[-1]}")
    return moment.astimezone(UTC)


def us_of(moment: datetime) -> int:
    """Return a moment in microseconds since the Unix epoch."""
    return int(moment.timestamp()) * SECOND + moment.microsecond


def curve_of(text: str | None) -> OwnershipCurve:
    """Read a share of homes with a camera: one number, dated numbers, or a file of dated numbers.

    Parameters
    ----------
    text : str or None
        ``0.1``; ``2018-01-01=0.04,2023-01-01=0.20``; or the path of a file with one ``DATE=SHARE`` a line.

    Raises
    ------
    CommandError
        If it is none of these.
    """
    if text is None:
        return DOCUMENTED
    try:
        return OwnershipCurve(tuple(_points(text)))
    except ValueError as error:
        message = (
            f"--ownership {text[:60]!r} cannot be used: write one share (0.1), dated shares "
            "(2018-01-01=0.04,2023-01-01=0.20), or a file with one DATE=SHARE a line; dates from 2016 on that rise, "
            "shares from 0 to 1 that never fall"
        )
        raise usage(message) from error


def _points(text: str) -> list[tuple[int, float]]:
    if "=" not in text and not Path(text).is_file():
        return [(us_of(datetime(2016, 1, 1, tzinfo=UTC)), _share(text))]
    dated = text if "=" in text else Path(text).read_text(encoding="utf-8")
    parts = [part.partition("#")[0].strip() for line in dated.splitlines() for part in line.split(",")]
    pairs = [part.partition("=") for part in parts if part]
    return [(us_of(moment_of(day.strip())), float(share)) for day, _, share in pairs]


def _share(text: str) -> float:
    """Read one share; what is no number must have been meant as a file.

    Raises
    ------
    CommandError
        If there is no file of that name.
    """
    try:
        return float(text)
    except ValueError as error:
        message = f"--ownership {text[:60]!r}: there is no such file, and it is no share such as 0.1 either; "
        raise usage(message + "check the path, or write a share") from error
