"""Rule: a records request names an agency that exists and days that have come, three years at most."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.base import moment
from ..wire.records import AskForRecords

MOST_DAYS: Final = 1_096
"""Three years: longer spans are to be asked for in parts, as offices ask for."""
NO_AGENCY: Final = Reason("agency-unknown", "There is no such agency here. Choose one from the list.")
BACKWARDS: Final = Reason("days-backwards", "The last day lies before the first. Change one of them.")
NOT_YET: Final = Reason("days-not-yet", "The last day has not come here yet. Choose today or a day before.")
TOO_MANY: Final = Reason("days-too-many", "One request covers three years at most. Ask for the rest in another.")


@admits(AskForRecords)
def what_records_can_be_asked(question: AskForRecords, standing: Standing, regime: Regime) -> Vote:
    """A records request names an agency that exists and days that have come, three years at most."""
    del regime  # the law on public records is older than every era
    draft = question.draft
    if standing.other_agency is None:
        return Forbid(NO_AGENCY)
    if draft.to_day < draft.from_day:
        return Forbid(BACKWARDS)
    if draft.to_day > moment(standing.now_us).date():
        return Forbid(NOT_YET)
    return Forbid(TOO_MANY) if draft.to_day - draft.from_day >= timedelta(days=MOST_DAYS) else None
