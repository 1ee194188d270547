"""Rule: a request names its own agency's case and incident, and where areas are bound to the incident, lies near it."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..geometry import contains_or_adjoins
from ..own_books import IncidentStanding
from ..regime import Regime
from ..rulebook import admits
from ..wire.footage_request import FileRequest
from ..wire.geo import ring_of
from ..wire.request_draft import RequestDraft
from .how_large_an_area import area_faults

NO_CASE = Reason("case-number-missing", "Give the case number of the investigation.")
WRONG_CASE = Reason("case-number-differs", "The case number is not the one in your agency's record of this incident.")
NO_CONTACT = Reason("contact-missing", "Give an e-mail address or a telephone number of the investigator.")
NO_INCIDENT = Reason("incident-unknown", "Your agency's records hold no such incident. Choose one from its list.")
ELSEWHERE = Reason("area-elsewhere", "The area neither contains nor adjoins the incident. Draw it around the incident.")


@admits(FileRequest)
def which_case(question: FileRequest, standing: Standing, regime: Regime) -> Vote:
    """A request names its own agency's case and incident, and where areas are bound to the incident, lies near it."""
    incident = standing.incident
    reason = NO_INCIDENT if incident is None else _fault(question.draft, incident, regime)
    return Forbid(reason) if reason else None


def _fault(draft: RequestDraft, incident: IncidentStanding, regime: Regime) -> Reason | None:
    limits = regime.request
    if limits.case_number_required.value and not draft.case_number:
        return NO_CASE
    if draft.case_number and draft.case_number != incident.case_number:
        return WRONG_CASE
    if limits.contact_required.value and not draft.contact:
        return NO_CONTACT
    if limits.area_anchor.value == "map":
        return None  # the area is chosen freely
    if area_faults(draft.area) is not None:
        return None  # how_large_an_area says what is wrong with it
    near = contains_or_adjoins(ring_of(draft.area), incident.place, limits.adjoin_m.value)
    return None if near else ELSEWHERE
