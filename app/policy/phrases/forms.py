"""The forms that phrases take: yes or no, one of several, an amount, a list, a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, cast

_HOUR_MINUTES: Final = 60

Phrase = Callable[[object], str]
"""A switch's value -> one sentence about it, without its full stop."""


def either(yes: str, no: str) -> Phrase:
    """Phrase a switch that is on or off."""
    return lambda value: yes if value else no


def one_of(sentences: Mapping[str, str]) -> Phrase:
    """Phrase a switch with named choices, each with a sentence of its own."""
    return lambda value: sentences[str(value)]


def amount(text: str, unit: str = "", *, zero: str | None = None, one: str | None = None, none: str = "") -> Phrase:
    """Phrase a number.

    Parameters
    ----------
    text : str
        With ``{}`` where the number and its unit stand.
    unit : str
        In the singular; "" where the text names it.
    zero, one, none : str
        The whole sentence for 0, for 1 and for no limit, where it is another one.
    """

    def said(value: object) -> str:
        if value is None:
            return none
        number = cast("float", value)
        special = {0.0: zero, 1.0: one}.get(number)
        return text.format(counted(number, unit)) if special is None else special

    return said


def counted(number: float, unit: str) -> str:
    """Write a number with its unit: 1 day, 2 days, 0.5 square miles; whole hours instead of their minutes."""
    if unit == "minute" and number >= _HOUR_MINUTES and number % _HOUR_MINUTES == 0:
        return counted(number / _HOUR_MINUTES, "hour")
    figures = f"{number:,.6f}".rstrip("0").rstrip(".")
    if not unit:
        return figures
    return f"{figures} {unit}" if number == 1 else f"{figures} {unit}s"


def listed(text: str, words: Mapping[str, str], *, empty: str, last: str = "and") -> Phrase:
    """Phrase a list of named things.

    Parameters
    ----------
    text : str
        With ``{}`` where the list stands.
    words : mapping of str to str
        What each is called.
    empty : str
        The whole sentence for an empty list.
    last : str
        The word before the last: "and", "or".
    """

    def said(value: object) -> str:
        named = [words[str(one)] for one in cast("tuple[object, ...]", value)]
        return text.format(joined(named, last)) if named else empty

    return said


def joined(parts: list[str], last: str = "and") -> str:
    """Join words as prose does: a; a and b; a, b and c."""
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def day(text: str, *, none: str) -> Phrase:
    """Phrase a day, or that there is none; ``{}`` stands for it."""
    return lambda value: text.format(f"{value:%d %B %Y}".lstrip("0")) if isinstance(value, date) else none


def rising(text: str, *, empty: str) -> Phrase:
    """Phrase a list of numbers; ``{}`` stands for it."""

    def said(value: object) -> str:
        figures = [f"{one:g}" for one in cast("tuple[float, ...]", value)]
        return text.format(joined(figures)) if figures else empty

    return said


def quoted(text: str) -> Phrase:
    """Phrase a name; ``{}`` stands for it."""
    return lambda value: text.format(f'"{value}"')
