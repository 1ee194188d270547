"""What an officer hands in: an area to be measured, or a whole request. Whether it is admitted, rules say."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Draft
from .contact import Contact
from .sent import Area, Moment, Words

IncidentId = Annotated[str, Field(max_length=40)]


class AreaDraft(Draft):
    """An area to be measured against the regime's limits."""

    area: Area


class RequestDraft(Draft):
    """What an officer hands in."""

    incident_id: IncidentId = Field(description="An incident in your agency's own records.")
    further_incident_ids: tuple[IncidentId, ...] = Field(
        default=(), max_length=10, description="Further incidents of the same batch, where the regime allows one."
    )
    case_number: Words = Field(default="", max_length=40)
    contact: Contact = Field(
        default="",
        max_length=120,
        description="Investigator's e-mail address, telephone number or both, after a short name or none.",
    )
    message: Words = Field(min_length=1, max_length=1200, description="What residents will read.")
    area: Area
    window_from: Moment
    window_to: Moment
