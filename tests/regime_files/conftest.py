"""Random regimes, made from the type itself: a new switch is covered as soon as it stands there."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from glassporch.policy.regime import Known, Regime, Unknown
from glassporch.policy.regimes.sources import SOURCES, Source
from glassporch.regime_files import RegimeFile, kinds, shape
from hypothesis import strategies as st

LETTERS = "abcdefghijklmnopqrstuvwxyz"
TEXTS = st.text(st.just(" ") | st.characters(exclude_categories=["C", "Z"]), max_size=40).map(
    lambda text: " ".join(text.split()) or "x"
)
IDS = st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=2, max_size=5).map("-".join)
KEYS = st.text(LETTERS.upper(), min_size=3, max_size=8).map(lambda text: f"X-{text}")


def values(hint: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Draw a value of a type hint."""
    if NoneType in get_args(hint):
        return st.none() | values(kinds.without_none(hint), name)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=4).map(tuple)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{one.name: values(hints[one.name]) for one in fields(hint)})
    largest = 17 if name.endswith("_level") else kinds.LARGEST
    simple = {
        bool: st.booleans(),
        int: st.integers(0, largest),
        float: st.floats(0, largest),
        str: TEXTS,
        date: st.dates(),
    }
    return simple[hint]


@st.composite
def settings_of(draw: st.DrawFn, hint: Any, name: str, keys: list[str]) -> Any:
    if draw(st.booleans()):
        return Known(draw(values(hint, name)), draw(st.sampled_from(keys)))
    swept = draw(st.lists(values(hint, name), min_size=1, max_size=4, unique=True))
    return Unknown(draw(st.sampled_from(swept)), tuple(swept), draw(TEXTS))


@st.composite
def rules(draw: st.DrawFn) -> RegimeFile:
    """Draw a whole regime with sources of its own."""
    own = [
        Source(key, "P", draw(TEXTS), "https://example.org/") for key in draw(st.lists(KEYS, max_size=2, unique=True))
    ]
    keys = [*SOURCES, *(source.key for source in own)]
    parts = {name: draw(values(hint)) for name, hint in shape.head_kinds().items()}
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    parts |= {"id": draw(IDS), "starts": days[0], "ends": draw(st.sampled_from([None, days[1]]))}
    for name, group in shape.group_types().items():
        hints = shape.switch_kinds(group)
        parts[name] = group(**{one: draw(settings_of(hint, one, keys)) for one, hint in hints.items()})
    return RegimeFile(Regime(**parts), tuple(own))


@pytest.fixture
def draft() -> str:
    """Return a file that can be used, and changes two switches of the blind reference."""
    return """\
id = "my-regime"
title = "A draft"
summary = "As the blind reference, but shorter."
extends = "reference-blind"
secrets = []
promise = "none"

[request]
max_window_minutes = { value = 60, source = "OWN" }
look_back_days = { assumed = 7, swept = [7, 30], why = "A guess." }
"""
