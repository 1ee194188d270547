"""Statements of agencies: rows to facts, and back. It decides nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, insert, select, update
from sqlmodel import col

from ..models import Account, Agency, Statement, StatementVersion
from ..policy.statement_facts import OWN_STEPS, StatementFact, VersionFact
from ..policy.wire.paging import Place
from ..policy.wire.statements import Side, StatementKind, StatementState, StatementStep
from . import agreements
from .tables import columns_of, comes_after


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A step that a statement takes now; ``at_us`` in simulated microseconds."""

    version_id: str
    statement_id: str
    step: StatementStep
    side: Side
    account_id: str
    at_us: int
    title: str
    text: str
    note: str = ""


_STATEMENTS: Final[Select[Any]] = select(*columns_of(Statement), col(Agency.name).label("agency_name")).join(
    Agency, col(Agency.id) == col(Statement.agency_id)
)
_VERSIONS: Final[Select[Any]] = (
    select(*columns_of(StatementVersion), col(Account.staff_name))
    .join(Account, col(Account.id) == col(StatementVersion.account_id))
    .order_by(col(StatementVersion.position))
)
"""Written once, as many pages need them: building a statement takes longer than running it."""


def add_statement(rows: Connection, statement_id: str, agency_id: str, kind: StatementKind) -> None:
    """Begin a statement; its first step follows."""
    rows.execute(insert(Statement).values(id=statement_id, agency_id=agency_id, kind=kind, state="drafting"))


def add_version(rows: Connection, new: NewVersion, state: StatementState) -> None:
    """Add a step, and let the statement stand where the step leads."""
    position = len(_versions(rows, col(StatementVersion.statement_id) == new.statement_id)[new.statement_id])
    rows.execute(
        insert(StatementVersion).values(
            id=new.version_id,
            statement_id=new.statement_id,
            position=position,
            at_us=new.at_us,
            step=new.step,
            side=new.side,
            account_id=new.account_id,
            title=new.title,
            text=new.text,
            note=new.note,
        )
    )
    published = {"published_us": new.at_us} if state == "published" else {}
    rows.execute(update(Statement).where(col(Statement.id) == new.statement_id).values(state=state, **published))


def list_statements(rows: Connection, now_us: int, agency_id: str) -> list[StatementFact]:
    """List the statements of one agency."""
    return _facts(rows, now_us, _STATEMENTS.where(col(Statement.agency_id) == agency_id))


def list_latest(
    rows: Connection, now_us: int, side: Side, agency_id: str | None, part: tuple[Place | None, int]
) -> list[StatementFact]:
    """List a bounded number of statements, the latest changed first: one agency's, or those the company was given.

    Parameters
    ----------
    side : "agency" or "company"
        Whose list it is: steps that an agency takes for itself do not move a statement in the company's.
    part : (Place or None, int)
        After which place in the list, and how many.
    """
    last, statement_id = _latest(side), col(Statement.id)
    query = _STATEMENTS.join(last, last.c.statement_id == statement_id)
    query = query.where(last.c.submitted if side == "company" else col(Statement.agency_id) == agency_id)
    after, most = part
    if after is not None:
        query = query.where(comes_after(after, last.c.at_us, statement_id))
    return _facts(rows, now_us, query.order_by(last.c.at_us.desc(), statement_id).limit(most))


def _latest(side: Side) -> Subquery:
    """Return each statement with its last step that a side sees, and whether it was ever submitted."""
    step = col(StatementVersion.step)
    query = select(
        col(StatementVersion.statement_id),
        func.max(col(StatementVersion.at_us)).label("at_us"),
        func.max(step == "submitted").label("submitted"),
    ).group_by(col(StatementVersion.statement_id))
    return (query.where(step.not_in(OWN_STEPS)) if side == "company" else query).subquery()


def list_published(rows: Connection, now_us: int, after: Place | None, most: int) -> list[StatementFact]:
    """List a bounded number of what was published, newest first; no work depends on what an agency keeps to itself."""
    published, statement_id = col(Statement.published_us), col(Statement.id)
    query = _STATEMENTS.where(published.is_not(None))
    if after is not None:
        query = query.where(comes_after(after, published, statement_id))
    return _facts(rows, now_us, query.order_by(published.desc(), statement_id).limit(most))


def find_statement(rows: Connection, now_us: int, statement_id: str) -> StatementFact | None:
    """Find a statement by its id."""
    return next(iter(_facts(rows, now_us, _STATEMENTS.where(col(Statement.id) == statement_id))), None)


def _facts(rows: Connection, now_us: int, which: Select[Any]) -> list[StatementFact]:
    """Load statements by the same three queries, whether there is one or none."""
    found = rows.execute(which).all()
    versions = _versions(rows, col(StatementVersion.statement_id).in_([row.id for row in found]))
    clauses = agreements.live_clauses(rows, {row.agency_id for row in found}, now_us)
    return [
        StatementFact(
            statement_id=row.id,
            agency_id=row.agency_id,
            agency_name=row.agency_name,
            kind=row.kind,
            state=row.state,
            needs_approval="statements-approved" in clauses[row.agency_id],
            checks_terms="wording" in clauses[row.agency_id],
            submitted=any(one.step == "submitted" for one in versions[row.id]),
            versions=tuple(versions[row.id]),
            published_us=row.published_us,
        )
        for row in found
    ]


def _versions(rows: Connection, which: ColumnElement[bool]) -> defaultdict[str, list[VersionFact]]:
    """Return the steps of statements, oldest first, by the statement's id."""
    found = rows.execute(_VERSIONS.where(which))
    steps: defaultdict[str, list[VersionFact]] = defaultdict(list)
    for row in found:
        steps[row.statement_id].append(
            VersionFact(row.position, row.step, row.side, row.staff_name, row.at_us, row.title, row.text, row.note)
        )
    return steps
