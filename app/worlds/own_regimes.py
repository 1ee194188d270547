"""The rules that a researcher wrote, kept beside the world that follows them.

The file that a world was planted from may change or vanish, and a later version may change what it extends:
so the whole regime, every switch of it, is written into the folder ``NAME.regimes`` when the world is planted,
and read from there whenever it is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from ..regime_files import LIMIT_BYTES, RegimeFile, parse, write
from .wiring import Wiring


class KeptRegimeError(Exception):
    """The kept copy of a world's rules cannot be read; the message says what to do."""


def keep(files: Iterable[RegimeFile], folder: Path) -> None:
    """Write regimes into a world's folder of them; without any, no folder is made.

    Parameters
    ----------
    files : iterable of RegimeFile
    folder : Path
    """
    for one in files:
        folder.mkdir(mode=0o700, exist_ok=True)
        text = write(one.regime, one.sources)
        (folder / f"{one.regime.id}.toml").write_text(text, encoding="utf-8")


def kept(folder: Path) -> Mapping[str, RegimeFile]:
    """Read the regimes that a world keeps with their sources, by id; none where there is no folder.

    Raises
    ------
    KeptRegimeError
        If one cannot be read, or is not the one that its file is named after.
    """
    found = {path.stem: _read(path) for path in sorted(folder.glob("*.toml"))}
    return MappingProxyType(found)


def _read(path: Path) -> RegimeFile:
    where = f"the kept rules {path.parent.name}/{path.name}"
    advice = "restore the file from your backup, or plant the world anew"
    try:
        with path.open("rb") as file:
            text = file.read(LIMIT_BYTES + 1).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KeptRegimeError(f"{where} cannot be read; {advice}") from error
    parsed = parse(text, taken=())
    if parsed.file is None:
        raise KeptRegimeError(f"{where} cannot be used: {parsed.faults[0]}; or {advice}")
    if parsed.file.regime.id != path.stem:
        raise KeptRegimeError(f"{where} holds {parsed.file.regime.id}; {advice}")
    return parsed.file


def with_regimes(wiring: Wiring, own: Mapping[str, RegimeFile]) -> Wiring:
    """Add regimes and the sources that they bring along to a wiring; the shipped ones stay.

    Parameters
    ----------
    wiring : Wiring
    own : mapping of str to RegimeFile
    """
    if not own:
        return wiring
    regimes = {**wiring.regimes, **{name: one.regime for name, one in own.items()}}
    sources = {name: one.sources for name, one in own.items()}
    return replace(wiring, regimes=MappingProxyType(regimes), own_sources=MappingProxyType(sources))
