"""The API for what agencies say in public: drafts and their review by the company. Every answer has passed the gate."""

from __future__ import annotations

from ..edge.door import AtGate
from ..edge.parameters import After, WriteKey
from ..edge.routes import GatedRouter
from ..policy.released import Released
from ..policy.roles import AGENCY_ROLES, Role
from ..policy.wire.statements import (
    DraftStatement,
    EditStatement,
    ListStatements,
    ListTemplates,
    PublishStatement,
    ReadStatement,
    ReviewStatement,
    StatementDraft,
    StatementEdit,
    StatementList,
    StatementTemplates,
    StatementVerdict,
    StatementView,
    SubmitStatement,
    WithdrawStatement,
)

router = GatedRouter(serves=AGENCY_ROLES, prefix="/newsroom", tags=["newsroom"])
reviews = GatedRouter(serves={Role.PARTNERS}, prefix="/partners/statements", tags=["partners"])


@router.get("/templates")
def list_templates(door: AtGate) -> Released[StatementTemplates]:
    """The statements that the company offers, with your agency's name put in."""
    return door.ask(ListTemplates())


@router.get("/statements")
def list_statements(door: AtGate, after: After = "") -> Released[StatementList]:
    """Your agency's statements, the latest changed first; a page at a time."""
    return door.ask(ListStatements(after))


@router.post("/statements", status_code=201)
def draft_statement(door: AtGate, draft: StatementDraft, idempotency_key: WriteKey) -> Released[StatementView]:
    """Begin a statement; nobody outside your agency sees it yet."""
    del idempotency_key  # the door reads it
    return door.carry_out(DraftStatement(draft))


@router.get("/statements/{statement_id}")
def read_statement(door: AtGate, statement_id: str) -> Released[StatementView]:
    """One statement of your agency with its whole history."""
    return door.ask(ReadStatement(statement_id))


@router.put("/statements/{statement_id}")
def edit_statement(
    door: AtGate, statement_id: str, draft: StatementEdit, idempotency_key: WriteKey
) -> Released[StatementView]:
    """Word a statement anew; what was approved has to be submitted again."""
    del idempotency_key  # the door reads it
    return door.carry_out(EditStatement(statement_id, draft))


@router.post("/statements/{statement_id}/submit")
def submit_statement(door: AtGate, statement_id: str, idempotency_key: WriteKey) -> Released[StatementView]:
    """Let the company look at a statement, where your agreement gives it the last word."""
    del idempotency_key  # the door reads it
    return door.carry_out(SubmitStatement(statement_id))


@router.post("/statements/{statement_id}/publish")
def publish_statement(door: AtGate, statement_id: str, idempotency_key: WriteKey) -> Released[StatementView]:
    """Publish a statement in this world; nothing is sent outside."""
    del idempotency_key  # the door reads it
    return door.carry_out(PublishStatement(statement_id))


@router.post("/statements/{statement_id}/withdraw")
def withdraw_statement(door: AtGate, statement_id: str, idempotency_key: WriteKey) -> Released[StatementView]:
    """Drop a statement; its history stays."""
    del idempotency_key  # the door reads it
    return door.carry_out(WithdrawStatement(statement_id))


@reviews.get("")
def list_submitted(door: AtGate, after: After = "") -> Released[StatementList]:
    """The statements that agencies submitted to the company, the latest changed first; a page at a time."""
    return door.ask(ListStatements(after))


@reviews.get("/{statement_id}")
def read_submitted(door: AtGate, statement_id: str) -> Released[StatementView]:
    """One submitted statement, without what the agency wrote for itself in between."""
    return door.ask(ReadStatement(statement_id))


@reviews.post("/{statement_id}/review")
def review_statement(
    door: AtGate, statement_id: str, draft: StatementVerdict, idempotency_key: WriteKey
) -> Released[StatementView]:
    """Approve a statement, reject it, or propose another wording."""
    del idempotency_key  # the door reads it
    return door.carry_out(ReviewStatement(statement_id, draft))
