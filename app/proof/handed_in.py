"""Texts and lists of incidents as an asker hands them in: one of each kind that the rules tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MESSAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "plain": "Did your camera see anything?",
        "about a protest": "Please send us footage of the protest march downtown.",
        "profiling": "We are looking for a suspicious black man.",
        "names a victim": "The victim is Maria Lopez, 14, of Oak Street.",
        "presses": "You must send your video or you will be fined.",
        "hateful": "These filthy vermin immigrants must go.",
    }
)
FURTHER: Final = {
    "none": ((), 0),
    "another of the agency's": (("second",), 1),
    "the same again": (("incident",), 1),
    "one not its own": (("second", "foreign"), 1),
}
"""What is named, and how many of them are in the agency's own records."""
