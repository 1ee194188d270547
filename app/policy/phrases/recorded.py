"""Switches that are recorded from the documents, and that nothing in this program acts upon yet.

A switch stands here exactly as long as no code reads it to do something; a test searches the program for readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_NOTHING: Final = "recorded, and nothing in this program reads it yet"

RECORDED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "records.audit_log": _NOTHING,
    }
)
"""Dotted name of a switch -> what is so, as a clause without a full stop."""
