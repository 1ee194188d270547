"""The page of the public register of requests: searched by a form, so that no word stands in an address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part
from ..edge.problems import Problem
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.released import ReleasedBytes
from ..policy.roles import Role
from ..policy.wire.counted import ListTakingPart, ReadRequestCounts
from ..policy.wire.public import ReadRegime
from ..policy.wire.register import ExportRegister, ReadRegister, RegisterSearch
from .drafts import moment_of

router = GatedRouter(serves=frozenset(Role), prefix="/public/requests", include_in_schema=False)

_ADVICE: Final = {
    "agency": "Agency: at most 80 characters.",
    "words": "Words: at most 120 characters.",
    "incident_type": "Type of incident: at most 80 characters.",
    "delivered_from": "Delivered from: give a date and a time.",
    "delivered_until": "Delivered before: give a date and a time.",
    "sort": "Order: choose one of the list.",
    "": "Give the earlier moment first.",
}


@router.get("")
def show(door: AtGate) -> Page:
    """Show what the public can read about requests: their text, their number, or who takes part."""
    return _page(door, RegisterSearch())


@router.post("")
def search(door: AtGateForm) -> Page:
    """Search the register; what cannot be read is said so above the form as it was."""
    read = _read(door.form)
    if isinstance(read, RegisterSearch):
        return _page(door, read)
    return _page(door, RegisterSearch(), status=422, refused=door.refuse(*read))


@router.post("/export")
def export(door: AtGateForm) -> ReleasedBytes:
    """Take what a search finds along, as tables beside a notice."""
    read = _read(door.form)
    if not isinstance(read, RegisterSearch):
        raise Problem("invalid")
    return door.pack(ExportRegister(read))


def _read(form: Mapping[str, str]) -> RegisterSearch | tuple[Reason, ...]:
    typed: dict[str, Any] = {name: form.get(name, "").strip() for name in ("agency", "words", "incident_type", "after")}
    typed["sort"] = form.get("sort", "") or "newest"
    for name in ("delivered_from", "delivered_until"):
        text = form.get(name, "").strip()
        typed[name] = (moment_of(text) or text) if text else None
    try:
        return RegisterSearch.model_validate(typed)
    except ValidationError as error:
        wrong = sorted({str(fault["loc"][0]) if fault["loc"] else "" for fault in error.errors()})
        return tuple(Reason("field-unusable", _ADVICE.get(name, "Turn the page again.")) for name in wrong)


def _page(door: GateDoor, wanted: RegisterSearch, *, status: int = 200, **more: Part) -> Page:
    return Page(
        "public/register.html",
        status=status,
        register=door.ask(ReadRegister(wanted)),
        regime=door.ask(ReadRegime()),
        taking_part=door.ask(ListTakingPart()),
        counted=door.ask(ReadRequestCounts()),
        **more,
    )
