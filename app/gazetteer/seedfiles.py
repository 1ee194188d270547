"""Finds the data files that ship with the product; it does not interpret them.

Files are read through ``importlib.resources``, so a checkout, an editable install and a wheel behave alike.
"""

from importlib import resources
from importlib.resources.abc import Traversable
from typing import IO


class SeedFileMissingError(LookupError):
    """A data file is not part of this installation; the message says what to do instead."""


def data_folder() -> Traversable:
    """Return the folder that holds the data sets, each under its own licence."""
    return resources.files(_seed()) / "data"


def towns_folder() -> Traversable:
    """Return the folder that holds the hand-written towns."""
    return resources.files(_seed()) / "towns"


def open_text(folder: Traversable, name: str, *, remedy: str) -> IO[str]:
    """Open one shipped file as UTF-8 text.

    Parameters
    ----------
    folder
        Where to look.
    name
        File name inside ``folder``.
    remedy
        A sentence for the error message: what the reader can do without the file.

    Raises
    ------
    SeedFileMissingError
        If the file is not there.
    """
    source = folder / name
    if not source.is_file():
        message = f"The data file {name} is not part of this installation. {remedy}"
        raise SeedFileMissingError(message)
    return source.open("r", encoding="utf-8")


def _seed() -> str:
    # The folder seed/ ships beside this package under the same root, whatever that is called.
    return __name__.partition(".")[0] + ".seed"
