"""The public page on which somebody who was filmed objects. Every part of it has passed the gate."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from pydantic import ValidationError

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.objection import ObjectionDraft, ObjectToFootage
from ..policy.wire.public import ReadRegime

router = GatedRouter(serves=frozenset(Role), prefix="/public/objections", include_in_schema=False)

_ADVICE: Final = {
    "street": "Street: write its name, without a number.",
    "block": "Block: write its number, such as 300, or leave it empty.",
    "window_from": "From: give a date and a time.",
    "window_to": "Until: give a date and a time.",
    "words": "What was filmed: write at most 600 characters.",
}
_IN_ORDER: Final = "Give the earlier moment first."


@router.get("")
def show(door: AtGate) -> Page:
    """Show the form, or that the rules in force know no such way."""
    return _page(door)


@router.post("")
def send(door: AtGateForm) -> Page:
    """File an objection; the answer is the same whatever stands at the place."""
    draft = _read(door)
    answer = door.try_to_object(ObjectToFootage(draft)) if isinstance(draft, ObjectionDraft) else door.refuse(*draft)
    if isinstance(answer, Released):
        return _page(door, received=answer)
    return _page(door, status=422, refused=answer)


def _read(door: GateDoor) -> ObjectionDraft | tuple[Reason, ...]:
    typed: dict[str, Any] = {name: door.form.get(name, "").strip() for name in _ADVICE}
    typed["block"] = int(typed["block"]) if typed["block"].isascii() and typed["block"].isdigit() else typed["block"]
    typed["block"] = None if typed["block"] == "" else typed["block"]
    for name in ("window_from", "window_to"):
        typed[name] = _moment(typed[name])
    try:
        return ObjectionDraft.model_validate(typed)
    except ValidationError as error:
        wrong = sorted({str(fault["loc"][0]) if fault["loc"] else "" for fault in error.errors()})
        return tuple(Reason("field-unusable", _ADVICE.get(name, _IN_ORDER)) for name in wrong)


def _moment(text: str) -> datetime | None:
    """Read simulated time; without an offset it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _page(door: GateDoor, *, status: int = 200, **more: Part) -> Page:
    return Page("public/objections.html", status=status, regime=door.ask(ReadRegime()), **more)
