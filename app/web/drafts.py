"""Reads what an officer typed into the request form. A form that cannot be read is told why, field by field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from ..policy.decision import Reason
from ..policy.wire.request_draft import RequestDraft

NAMES = {
    "incident_id": "Incident",
    "case_number": "Case number",
    "contact": "Contact",
    "message": "Message",
    "area": "Area",
    "window_from": "Window from",
    "window_to": "Window to",
}
FURTHER = "further-"
"""What the name of a further incident's checkbox begins with."""


def read_draft(form: Mapping[str, str]) -> RequestDraft | tuple[Reason, ...]:
    """Turn the fields of a form into a draft, or into the reasons why they cannot be one.

    Parameters
    ----------
    form : mapping
        Times without an offset are simulated time, UTC; the area is GeoJSON text.
    """
    typed: dict[str, Any] = {name: form.get(name, "").strip() for name in NAMES}
    typed["further_incident_ids"] = [name.removeprefix(FURTHER) for name in form if name.startswith(FURTHER)]
    for name in ("window_from", "window_to"):
        typed[name] = moment_of(typed[name])
    try:
        typed["area"] = json.loads(typed["area"] or "null")
    except ValueError:
        typed["area"] = None
    try:
        return RequestDraft.model_validate(typed)
    except ValidationError as error:
        wrong = sorted({str(fault["loc"][0]) for fault in error.errors() if fault["loc"]})
        return tuple(Reason("field-unusable", _advice(name)) for name in wrong)


def moment_of(text: str) -> datetime | None:
    """Read simulated time as somebody typed it; without an offset it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _advice(name: str) -> str:
    advice = {
        "area": "draw an area on the map, or write it as a GeoJSON polygon.",
        "incident_id": "choose an incident from the list.",
        "further_incident_ids": "tick at most ten of the list.",
        "contact": "write an e-mail address, a telephone number or both, after a short name or none.",
        "message": "write what residents shall read, at most 1,200 characters.",
        "window_from": "give a date and a time.",
        "window_to": "give a date and a time.",
    }
    return f"{NAMES.get(name, 'Further incidents')}: {advice.get(name, 'this text is too long.')}"
