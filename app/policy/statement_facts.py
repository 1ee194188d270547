"""Facts about statements, and what of one is the asker's own. Nothing in them is about a resident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .wire.statements import Side, StatementKind, StatementState, StatementStep

OWN_STEPS: Final[frozenset[StatementStep]] = frozenset({"drafted", "edited"})
"""Steps at which an agency writes for itself: the company sees none of them."""


@dataclass(frozen=True, slots=True)
class OwnStatement:
    """A statement in the books of the asker: the agency's own, or one that was submitted to the company.

    Parameters
    ----------
    needs_approval : bool
        Whether the agency's agreement gives the company the last word.
    """

    statement_id: str
    state: StatementState
    needs_approval: bool


@dataclass(frozen=True, slots=True)
class VersionFact:
    """One step of a statement, with its wording then; ``at_us`` in simulated microseconds."""

    position: int
    step: StatementStep
    side: Side
    by: str
    at_us: int
    title: str
    text: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFact:
    """A statement with all its steps, oldest first.

    Parameters
    ----------
    submitted : bool
        Whether the company was ever shown it.
    """

    statement_id: str
    agency_id: str
    agency_name: str
    kind: StatementKind
    state: StatementState
    needs_approval: bool
    checks_terms: bool
    submitted: bool
    versions: tuple[VersionFact, ...]
    published_us: int | None = None


@dataclass(frozen=True, slots=True)
class TemplateFact:
    """A statement that the company offers; ``{agency}`` stands for the agency's name."""

    template_id: str
    kind: StatementKind
    title: str
    text: str
