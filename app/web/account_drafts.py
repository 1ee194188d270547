"""Reads what an administrator typed into the forms about accounts; what cannot be read is told, field by field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError

from ..policy.decision import Reason
from ..policy.wire.accounts import AssignedAreaDraft
from ..policy.wire.invitations import InvitationDraft

ADVICE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": "Name: write a name, at most 80 characters.",
        "email": "E-mail address: write one such as a.name@agency.example.",
        "role": "Role: choose one from the list.",
    }
)
CHOICES: Final[Mapping[str, bool]] = MappingProxyType({"yes": True, "no": False})
UNKNOWN_CHOICE: Final = Reason("field-unusable", "Posting permission: choose yes or no.")
NOT_AN_AREA: Final = Reason(
    "field-unusable", "Assigned area: write one GeoJSON polygon, or leave the field empty to take the area away."
)


def read_invitation(form: Mapping[str, str]) -> InvitationDraft | tuple[Reason, ...]:
    """Turn the fields of a form into a draft, or into the reasons why they cannot be one.

    Parameters
    ----------
    form : mapping
        A box that is not ticked is not sent: no ``may_post`` means no posting permission.
    """
    typed = {name: form.get(name, "").strip() for name in ADVICE}
    try:
        return InvitationDraft.model_validate(typed | {"may_post": form.get("may_post") == "yes"})
    except ValidationError as error:
        wrong = sorted({str(fault["loc"][0]) for fault in error.errors()})
        return tuple(Reason("field-unusable", ADVICE[name]) for name in wrong if name in ADVICE)


def read_choice(form: Mapping[str, str], name: str) -> bool | None:
    """Read a yes or a no; None where neither was sent."""
    return CHOICES.get(form.get(name, ""))


def read_area(form: Mapping[str, str]) -> AssignedAreaDraft | Reason:
    """Turn GeoJSON text into a draft, or into the reason why it cannot be one; an empty field takes the area away."""
    text = form.get("area", "").strip()
    try:
        return AssignedAreaDraft.model_validate({"area": json.loads(text) if text else None})
    except (ValueError, RecursionError):  # a validation error is a ValueError
        return NOT_AN_AREA
