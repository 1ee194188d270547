"""Rule: a request names one incident, or, where the regime allows a batch, several of the agency's own."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.footage_request import FileRequest

NO_BATCH = Reason("no-batch", "The regime in force allows one incident for each request. File one for each.")
REPEATED = Reason("incident-repeated", "The request names an incident more than once. Name each of them once.")
NOT_OWN = Reason(
    "further-incident-unknown",
    "Your agency's records do not hold every further incident that you named. Choose them from its list.",
)


@admits(FileRequest)
def one_incident_each(question: FileRequest, standing: Standing, regime: Regime) -> Vote:
    """A request names one incident, or, where the regime allows a batch, several of the agency's own."""
    further = question.draft.further_incident_ids
    if not further:
        return None
    if not regime.request.batch_allowed.value:
        return Forbid(NO_BATCH)
    if len({question.draft.incident_id, *further}) <= len(further):
        return Forbid(REPEATED)
    return None if standing.further == len(further) else Forbid(NOT_OWN)
