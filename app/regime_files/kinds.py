"""The values of switches in TOML: every kind that a type hint can name, read and written.

TOML has no null, so ``None`` is written as ``"none"``; ``"no limit"``, ``"never"`` and ``"no noise"`` are read
as the same.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

NOTHING: Final = ("none", "no limit", "never", "no noise")
"""What stands for None; the first is what is written."""
LARGEST: Final = 1_000_000_000
"""No switch holds a larger number: sums of them stay within the 64 bits of a database."""
LONGEST: Final = 2_000
"""Characters of the longest text."""


class KindError(ValueError):
    """A value is not of the kind that its switch takes; the message is that kind in words."""


def is_optional(hint: Any) -> bool:
    """Whether None is among the values of a hint."""
    return NoneType in get_args(hint)


def without_none(hint: Any) -> Any:
    """Return the one hint that is left of ``X | None``."""
    rest = [part for part in get_args(hint) if part is not NoneType]
    return rest[0] if get_origin(hint) in {Union, UnionType} and len(rest) == 1 else hint


def in_words(hint: Any) -> str:
    """Say which values a hint takes."""
    if is_optional(hint):
        return f'{in_words(without_none(hint))}, or "{NOTHING[0]}"'
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(f'"{choice}"' for choice in get_args(hint))
    if get_origin(hint) is tuple:
        return f"a list, each {in_words(get_args(hint)[0])}"
    if is_dataclass(hint):
        return "a table of " + ", ".join(one.name for one in fields(hint))
    return _SIMPLE[hint][0]


def limits(hint: Any) -> str:
    """Say which values a hint takes, where its name does not already tell: choices, and None."""
    inner = without_none(hint)
    told = get_origin(inner) is Literal or (get_origin(inner) is tuple and get_origin(get_args(inner)[0]) is Literal)
    if told:
        return f"Takes {in_words(hint)}."
    return f'Takes "{NOTHING[0]}" too.' if is_optional(hint) else ""


def read(hint: Any, raw: object) -> Any:
    """Turn what TOML holds into a value of a hint.

    Raises
    ------
    KindError
        If it is none.
    """
    if is_optional(hint):
        return None if isinstance(raw, str) and raw.strip().lower() in NOTHING else read(without_none(hint), raw)
    if get_origin(hint) is Literal:
        return _choice(hint, raw)
    if get_origin(hint) is tuple:
        return _list(hint, raw)
    if is_dataclass(hint):
        return _table(hint, raw)
    _, kinds, allows = _SIMPLE[hint]
    if type(raw) not in kinds or not allows(raw):
        raise KindError(in_words(hint))
    if isinstance(raw, str):
        return " ".join(raw.split())
    return float(raw) if hint is float and isinstance(raw, int | float) else raw


def _choice(hint: Any, raw: object) -> Any:
    if not any(raw == choice and type(raw) is type(choice) for choice in get_args(hint)):
        raise KindError(in_words(hint))
    return raw


def _list(hint: Any, raw: object) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise KindError(in_words(hint))
    try:
        return tuple(read(get_args(hint)[0], one) for one in raw)
    except KindError as error:
        raise KindError(in_words(hint)) from error


def _table(hint: Any, raw: object) -> Any:
    kinds = get_type_hints(hint)
    needed = {one.name for one in fields(hint) if one.default is MISSING and not is_optional(kinds[one.name])}
    if not isinstance(raw, dict) or not needed <= set(raw) <= set(kinds):
        raise KindError(in_words(hint))
    nothing = {name: None for name, kind in kinds.items() if is_optional(kind)}
    return hint(**{**nothing, **{name: _part(name, kinds[name], value) for name, value in raw.items()}})


def _part(name: str, hint: Any, raw: object) -> Any:
    try:
        return read(hint, raw)
    except KindError as error:
        raise KindError(f"for {name}: {error}") from error


def _fits(raw: Any) -> bool:
    return math.isfinite(raw) and 0 <= raw <= LARGEST


def _is_text(raw: str) -> bool:
    said = " ".join(raw.split())
    return 0 < len(said) <= LONGEST and said.isprintable()


def _always(raw: object) -> bool:
    del raw
    return True


_SIMPLE: Final[Mapping[Any, tuple[str, frozenset[type], Callable[[Any], bool]]]] = MappingProxyType(
    {
        bool: ("true or false", frozenset({bool}), _always),
        int: (f"a whole number from 0 to {LARGEST}", frozenset({int}), _fits),
        float: (f"a number from 0 to {LARGEST}", frozenset({int, float}), _fits),
        str: (f"a text of 1 to {LONGEST} printable characters", frozenset({str}), _is_text),
        date: ("a date without quotes, such as 2018-05-08", frozenset({date}), _always),
        datetime: ("a moment without quotes, such as 2018-05-08T16:00:00Z", frozenset({datetime}), _always),
    }
)


def written(value: object) -> str:
    """Write a value as TOML, on one line."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, tuple):
        return "[" + ", ".join(written(one) for one in value) + "]"
    if is_dataclass(value) and not isinstance(value, type):
        held = ((one.name, getattr(value, one.name)) for one in fields(value))
        return "{ " + ", ".join(f"{name} = {written(one)}" for name, one in held if one is not None) + " }"
    if value is None:
        return written(NOTHING[0])
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else repr(value)
