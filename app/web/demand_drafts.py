"""Reads what was typed into the forms of legal demands. A form that cannot be read is told why, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from ..policy.decision import Reason
from ..policy.wire.demand import DecisionDraft, DemandDraft
from .drafts import moment_of

_TEXTS: Final = (
    "kind",
    "authority",
    "paper_number",
    "name",
    "email",
    "street",
    "secrecy",
    "words",
    "in_danger",
    "no_time",
)
_ADVICE: Final = {
    "kind": "Kind: choose one of the list.",
    "wants": "Choose account data, footage, or both.",
    "block": "Block: write its number, such as 300, or leave it empty.",
    "window_from": "From: give a date and a time.",
    "window_to": "Until: give a date and a time.",
    "gag_until": "Silent until: give a date and a time, or leave it empty.",
    "secrecy": "Choose whether a court bars the resident's notice.",
    "outcome": "Choose full, partial or none.",
    "grounds": "Grounds: choose from the list.",
    "narrowed": "For a partial answer, give both ends of the window and what of it is left.",
}
_NO_TEXT: Final = ": this is too long, or holds signs that nobody can read."
_IN_ORDER: Final = "Give the earlier moment first."
GROUND: Final = "ground-"
"""What the name of a ground's checkbox begins with."""


def read_demand_draft(form: Mapping[str, str]) -> DemandDraft | tuple[Reason, ...]:
    """Turn the fields of a demand's form into a draft, or into the reasons why they cannot be one."""
    typed: dict[str, Any] = {name: form.get(name, "").strip() for name in _TEXTS}
    block = form.get("block", "").strip()
    typed["block"] = int(block) if block.isascii() and block.isdigit() else block or None
    typed["wants"] = _wants(form)
    for name in ("window_from", "window_to"):
        typed[name] = moment_of(form.get(name, ""))
    gag = form.get("gag_until", "").strip()
    typed["gag_until"] = (moment_of(gag) or gag) if gag else None
    try:
        return DemandDraft.model_validate(typed)
    except ValidationError as error:
        return _reasons(error)


def read_decision(form: Mapping[str, str]) -> DecisionDraft | tuple[Reason, ...]:
    """Turn the fields of the legal desk's form into a decision, or into the reasons why they cannot be one."""
    typed: dict[str, Any] = {"outcome": form.get("outcome", ""), "note": form.get("note", "")}
    typed["grounds"] = [name.removeprefix(GROUND) for name in form if name.startswith(GROUND)]
    if typed["outcome"] == "partial":
        ends = {name: moment_of(form.get(name, "")) for name in ("window_from", "window_to")}
        typed["narrowed"] = {**ends, "wants": _wants(form)}
    try:
        return DecisionDraft.model_validate(typed)
    except ValidationError as error:
        return _reasons(error)


def _wants(form: Mapping[str, str]) -> list[str]:
    return [name for name in ("account-data", "content") if form.get(f"wants-{name}")]


def _reasons(error: ValidationError) -> tuple[Reason, ...]:
    wrong = sorted({str(fault["loc"][0]) if fault["loc"] else "" for fault in error.errors()})
    texts = (_ADVICE.get(name, f"{name.replace('_', ' ').capitalize()}{_NO_TEXT}") for name in wrong)
    return tuple(Reason("field-unusable", text if name else _IN_ORDER) for name, text in zip(wrong, texts, strict=True))
