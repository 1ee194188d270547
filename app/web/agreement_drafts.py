"""Reads what was typed into the forms about agreements and the ledger; what cannot be read is told, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from ..policy.decision import Reason
from ..policy.wire.agreements import AgreementDraft, ClauseName, SigningDraft, TerminationDraft
from ..policy.wire.ledger import EntryDraft

D = TypeVar("D", bound=BaseModel)

ADVICE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "clauses": "Clauses: numbers are whole, from 0 to 100000.",
        "starts": "First day: write a day and a time, such as 2019-03-01T00:00, in UTC.",
        "ends": "Last day: write a day and a time in UTC, or leave it empty.",
        "notice_days": "Days of notice: a whole number from 0 to 365.",
        "renews": "Renews: choose an agreement from the list, or none.",
        "reason": "Reason: write why, in 3 to 400 characters.",
        "signatories": "Roles: write a name for each, at most 80 characters.",
        "agree": "Answer: choose to sign or to decline.",
        "kind": "What was given: choose from the list.",
        "number": "Cameras: a whole number from 1 to 10000.",
    }
)
HELD: Final = "holds-"
"""What the name of a role's field begins with."""


def read_offer(form: Mapping[str, str]) -> AgreementDraft | tuple[Reason, ...]:
    """Turn the fields of the offer into a draft, or into the reasons why they cannot be one."""
    clauses = [_clause(form, name) for name in get_args(ClauseName) if form.get(f"clause-{name}") == "yes"]
    ends = form.get("ends", "").strip()
    sent = {
        "clauses": clauses,
        "starts": _moment(form.get("starts", "")),
        "ends": _moment(ends) if ends else None,
        "notice_days": _whole(form.get("notice_days", "")),
        "renews": form.get("renews", ""),
    }
    return _read(AgreementDraft, sent)


def read_signing(form: Mapping[str, str]) -> SigningDraft | tuple[Reason, ...]:
    """Turn an answer to an offer into a draft; a role whose field is empty is not named."""
    held = [(name.removeprefix(HELD), value.strip()) for name, value in form.items() if name.startswith(HELD)]
    signatories = [{"role": role, "name": name} for role, name in held if name]
    agree = {"sign": True, "decline": False}.get(form.get("answer", ""))
    return _read(SigningDraft, {"agree": agree, "signatories": signatories})


def read_termination(form: Mapping[str, str]) -> TerminationDraft | tuple[Reason, ...]:
    """Turn a notice into a draft."""
    return _read(TerminationDraft, {"reason": form.get("reason", "")})


def read_entry(form: Mapping[str, str]) -> EntryDraft | tuple[Reason, ...]:
    """Turn an entry of the ledger into a draft."""
    return _read(EntryDraft, {"kind": form.get("kind", ""), "number": _whole(form.get("number", ""))})


def _read(shape: type[D], sent: Mapping[str, Any]) -> D | tuple[Reason, ...]:
    try:
        return shape.model_validate(sent)
    except ValidationError as error:
        wrong = sorted({str(fault["loc"][0]) for fault in error.errors()})
        return tuple(Reason("field-unusable", ADVICE[name]) for name in wrong if name in ADVICE)


def _clause(form: Mapping[str, str], name: str) -> dict[str, Any]:
    numbers = {part: form.get(f"{part}-{name}", "").strip() for part in ("number", "usd", "company_usd")}
    return {"name": name} | {part: _whole(value) for part, value in numbers.items() if value}


def _whole(text: str) -> int | str:
    """Read a whole number; what is none stays as it was typed, for the draft to refuse."""
    bare = text.strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= len("100000") else bare


def _moment(text: str) -> datetime | str:
    """Read a day and a time as UTC, unless it names its own offset; what is none stays for the draft to refuse."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return at if at.tzinfo else at.replace(tzinfo=UTC)
