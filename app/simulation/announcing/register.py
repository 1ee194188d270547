"""The historical register as facts, for studies that need no world."""

from __future__ import annotations

from dataclasses import fields

from ...policy.facts import PartnerFact
from ..plant_rows import partners


def register_facts() -> tuple[PartnerFact, ...]:
    """Return the register's agencies in the order of its file; empty where the file is not installed."""
    names = tuple(one.name for one in fields(PartnerFact))
    return tuple(PartnerFact(**{name: row[name] for name in names}) for row in partners())
