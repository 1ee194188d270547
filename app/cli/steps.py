"""Progress on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from .output import note_console


class Steps:
    """Tells how far a command has come.

    Parameters
    ----------
    console : Console
        Where to.
    bar : Progress or None
        The bar, where there is a terminal.
    total : int
        How many steps there will be.
    """

    def __init__(self, console: Console, bar: Progress | None, total: int) -> None:
        self._console, self._bar = console, bar
        self._task = bar.add_task("", total=total) if bar else None

    def begin(self, what: str) -> Callable[[str], None]:
        """Begin a part of the work, and return what its single steps are told to."""
        if self._bar is None:
            self._console.print(f"{what} ...")
        self._show(what)
        return lambda step: self._step(f"{what}: {step}")

    def _step(self, text: str) -> None:
        self._show(text)
        if self._bar and self._task is not None:
            self._bar.advance(self._task)

    def _show(self, text: str) -> None:
        if self._bar and self._task is not None:
            self._bar.update(self._task, description=text)


@contextmanager
def steps(total: int) -> Iterator[Steps]:
    """Show progress while the block runs.

    Parameters
    ----------
    total : int
        How many steps there will be.
    """
    console = note_console()
    if not console.is_terminal:
        yield Steps(console, None, total)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description:44}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield Steps(console, bar, total)
