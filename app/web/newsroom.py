"""The pages on which agencies word what they say in public, and the company reviews it. Every part passed the gate."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part, SeeOther
from ..edge.parameters import After
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.released import Refused, Released
from ..policy.roles import AGENCY_ROLES, Role
from ..policy.wire.base import Question
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
    StatementVerdict,
    SubmitStatement,
    WithdrawStatement,
)
from .faults import reasons_of

router = GatedRouter(serves=AGENCY_ROLES, prefix="/newsroom", include_in_schema=False)
reviews = GatedRouter(serves={Role.PARTNERS}, prefix="/partners/statements", include_in_schema=False)

ADVICE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "kind": "Kind: choose one from the list.",
        "title": "Title: write 1 to 120 characters.",
        "text": "Text: write 1 to 4,000 characters.",
        "note": "Note: write at most 400 characters.",
        "verdict": "Verdict: approve, propose or reject.",
        "edit": "Proposal: its title has 1 to 120 characters, and its text 1 to 4,000.",
    }
)

UNKEPT: Final = Reason("field-unusable", "You changed the wording and did not keep it. Keep this wording, then go on.")


@router.get("")
def home(door: AtGate, after: After = "") -> Page:
    """Show the agency's statements, and what the company offers."""
    return _home(door, after=after)


@router.post("/statements")
def draft(door: AtGateForm) -> Page | SeeOther:
    """Begin a statement."""
    typed = {name: door.form.get(name, "") for name in ("kind", "title", "text")}
    read = _read(StatementDraft, typed)
    answer = door.try_to_carry_out(DraftStatement(read)) if isinstance(read, StatementDraft) else door.refuse(*read)
    if isinstance(answer, Refused):
        return _home(door, status=422, refused=answer)
    return SeeOther(f"/newsroom/statements/{answer.payload.id}", after=answer)


@router.get("/statements/{statement_id}")
def show(door: AtGate, statement_id: str) -> Page:
    """Show one statement with its history."""
    return _one(door, statement_id)


@router.post("/statements/{statement_id}")
def edit(door: AtGateForm, statement_id: str) -> Page | SeeOther:
    """Word a statement anew."""
    read = _read(StatementEdit, {name: door.form.get(name, "") for name in ("title", "text")})
    if not isinstance(read, StatementEdit):
        return _one(door, statement_id, status=422, refused=door.refuse(*read))
    return _change(door, statement_id, EditStatement(statement_id, read))


@router.post("/statements/{statement_id}/submit")
def submit(door: AtGateForm, statement_id: str) -> Page | SeeOther:
    """Let the company look at it."""
    return _go_on(door, statement_id, SubmitStatement(statement_id))


@router.post("/statements/{statement_id}/publish")
def publish(door: AtGateForm, statement_id: str) -> Page | SeeOther:
    """Publish it in this world."""
    return _go_on(door, statement_id, PublishStatement(statement_id))


@router.post("/statements/{statement_id}/withdraw")
def withdraw(door: AtGateForm, statement_id: str) -> Page | SeeOther:
    """Drop it."""
    return _change(door, statement_id, WithdrawStatement(statement_id))


@reviews.get("")
def submitted(door: AtGate, after: After = "") -> Page:
    """Show the statements that agencies submitted."""
    return Page("partners/statements.html", listed=door.ask(ListStatements(after)))


@reviews.get("/{statement_id}")
def show_submitted(door: AtGate, statement_id: str) -> Page:
    """Show one submitted statement, with a form for the company's word."""
    return Page("partners/statement.html", statement=door.ask(ReadStatement(statement_id)))


@reviews.post("/{statement_id}/review")
def review(door: AtGateForm, statement_id: str) -> Page | SeeOther:
    """Approve it, reject it, or propose another wording."""
    form, proposes = door.form, door.form.get("verdict") == "propose"
    typed: dict[str, object] = {"verdict": form.get("verdict", ""), "note": form.get("note", "")}
    if proposes:
        typed["edit"] = {"title": form.get("title", ""), "text": form.get("text", "")}
    read = _read(StatementVerdict, typed)
    question = ReviewStatement(statement_id, read) if isinstance(read, StatementVerdict) else None
    answer = door.try_to_carry_out(question) if question else door.refuse(*_reasons(read))
    if isinstance(answer, Released):
        return SeeOther(f"/partners/statements/{statement_id}", after=answer)
    return Page("partners/statement.html", status=422, statement=door.ask(ReadStatement(statement_id)), refused=answer)


def _reasons(read: object) -> tuple[Reason, ...]:
    return read if isinstance(read, tuple) else ()


def _read(shape: type[BaseModel], typed: Mapping[str, object]) -> Any:
    """Turn the fields of a form into a draft, or into the reasons why they cannot be one."""
    try:
        return shape.model_validate(typed)
    except ValidationError as error:
        return reasons_of(error, ADVICE)


def _change(door: GateDoor, statement_id: str, question: Question[Any]) -> Page | SeeOther:
    answer = door.try_to_carry_out(question)
    if isinstance(answer, Released):
        return SeeOther(f"/newsroom/statements/{statement_id}", after=answer)
    return _one(door, statement_id, status=422, refused=answer)


def _go_on(door: GateDoor, statement_id: str, question: Question[Any]) -> Page | SeeOther:
    """Carry a step out with the wording that is kept; a wording that was typed and not kept is never passed over."""
    kept = door.ask(ReadStatement(statement_id)).payload
    pairs = ((door.form.get("title"), kept.title), (door.form.get("text"), kept.text))
    if any(typed is not None and typed.splitlines() != old.splitlines() for typed, old in pairs):
        return _one(door, statement_id, status=422, refused=door.refuse(UNKEPT))
    return _change(door, statement_id, question)


def _one(door: GateDoor, statement_id: str, *, status: int = 200, **more: Part) -> Page:
    return Page("newsroom/statement.html", status=status, statement=door.ask(ReadStatement(statement_id)), **more)


def _home(door: GateDoor, *, status: int = 200, after: str = "", **more: Part) -> Page:
    listed, offered = door.ask(ListStatements(after)), door.ask(ListTemplates())
    return Page("newsroom/home.html", status=status, listed=listed, offered=offered, **more)
