"""How statements of agencies come about, as effects: an agency drafts, the company reviews, the agency publishes.

Who may take which step is a rule (`who_signs_off`). Every step is a row with its wording then, and none is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final, cast

from sqlalchemy import Connection

from ..policy.casefile import Standing
from ..policy.gate import Admitted
from ..policy.roles import Role
from ..policy.statement_facts import OwnStatement, StatementFact
from ..policy.wire.statements import (
    DraftStatement,
    EditStatement,
    ReviewStatement,
    Side,
    StatementState,
    StatementStep,
    Verdict,
)
from ..storage import statements
from ..worlds.world import World

REVIEWED: Final[Mapping[Verdict, tuple[StatementStep, StatementState]]] = MappingProxyType(
    {
        "approve": ("approved", "approved"),
        "propose": ("proposed", "changes-proposed"),
        "reject": ("rejected", "rejected"),
    }
)
"""What a verdict is as a step, and where it leads."""


@dataclass(frozen=True, slots=True)
class _Step:
    step: StatementStep
    state: StatementState
    title: str
    text: str
    note: str = ""


def with_own_statement(rows: Connection, standing: Standing, question: Any) -> Standing:
    """Add to a standing the statement that a question names, if it stands in the asker's own books."""
    named = getattr(question, "statement_id", "")
    found = statements.find_statement(rows, standing.now_us, named)
    if found is None or not _is_own(found, standing):
        return standing
    return replace(standing, statement=OwnStatement(found.statement_id, found.state, found.needs_approval))


def _is_own(found: StatementFact, standing: Standing) -> bool:
    if standing.role is Role.PARTNERS:
        return found.submitted
    return found.agency_id == standing.agency_id


def draft(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[StatementFact]:
    """Begin a statement."""
    standing, asked = admitted.standing, cast("DraftStatement", admitted.question).draft
    statement_id = world.new_id("statement", standing.account_id or "", key)
    statements.add_statement(rows, statement_id, standing.agency_id or "", asked.kind)
    return _take(world, rows, admitted, statement_id, _Step("drafted", "drafting", asked.title, asked.text))


def edit(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[StatementFact]:
    """Put another wording in place; what was approved before has to be submitted anew."""
    del key
    asked = cast("EditStatement", admitted.question)
    step = _Step("edited", "drafting", asked.draft.title, asked.draft.text)
    return _take(world, rows, admitted, asked.statement_id, step)


def submit(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[StatementFact]:
    """Let the company look at a statement."""
    del key
    return _as_worded(world, rows, admitted, "submitted", "in-review")


def publish(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[StatementFact]:
    """Publish a statement as it is worded now."""
    del key
    return _as_worded(world, rows, admitted, "published", "published")


def withdraw(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[StatementFact]:
    """Drop a statement; its history stays."""
    del key
    return _as_worded(world, rows, admitted, "withdrawn", "withdrawn")


def review(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[StatementFact]:
    """Approve a statement, reject it, or propose another wording."""
    del key
    asked = cast("ReviewStatement", admitted.question)
    step, state = REVIEWED[asked.draft.verdict]
    edit = asked.draft.edit
    if edit is None:
        return _as_worded(world, rows, admitted, step, state, asked.draft.note)
    taken = _Step(step, state, edit.title, edit.text, asked.draft.note)
    return _take(world, rows, admitted, asked.statement_id, taken)


def _as_worded(
    world: World,
    rows: Connection,
    admitted: Admitted[Any],
    step: StatementStep,
    state: StatementState,
    note: str = "",
) -> list[StatementFact]:
    own = admitted.standing.statement
    found = statements.find_statement(rows, admitted.standing.now_us, own.statement_id) if own else None
    if found is None:
        message = "the standing names no statement; admission has made sure that it does"
        raise LookupError(message)
    last = found.versions[-1]
    return _take(world, rows, admitted, found.statement_id, _Step(step, state, last.title, last.text, note))


def _take(
    world: World, rows: Connection, admitted: Admitted[Any], statement_id: str, taken: _Step
) -> list[StatementFact]:
    standing = admitted.standing
    side: Side = "company" if standing.role is Role.PARTNERS else "agency"
    before = statements.find_statement(rows, standing.now_us, statement_id)
    position = len(before.versions) if before else 0
    new = statements.NewVersion(
        version_id=world.new_id("statement-version", statement_id, str(position)),
        statement_id=statement_id,
        step=taken.step,
        side=side,
        account_id=standing.account_id or "",
        at_us=standing.now_us,
        title=taken.title,
        text=taken.text,
        note=taken.note,
    )
    statements.add_version(rows, new, taken.state)
    found = statements.find_statement(rows, standing.now_us, statement_id)
    return [found] if found else []
