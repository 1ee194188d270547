"""Rule: the company writes to an agency of this world, an agency to the company, and either answers its own threads."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..roles import Role
from ..rulebook import admits
from ..wire.engagement import SendSuggestions
from ..wire.mail import WriteLetter

NO_AGENCY = Reason("agency-unknown", "There is no such agency here. Choose one from the list.")
NO_ACCESS = Reason("no-agreement", "This agency has no agreement in force, so nobody there is measured or mailed.")
NO_THREAD = Reason("thread-unknown", "There is no such thread in your books. Choose one from the list.")
NOT_TO_CHOOSE = Reason("agency-not-chosen", "An agency writes to the company alone. Leave out the agency_id.")
NO_SUBJECT = Reason("subject-missing", "A new thread needs a subject. Write one line about what it is.")


@admits(WriteLetter, SendSuggestions)
def who_can_write_to_whom(question: WriteLetter | SendSuggestions, standing: Standing, regime: Regime) -> Vote:
    """The company writes to an agency of this world, an agency to the company, and either answers its own threads."""
    del regime  # letters are older than every era
    other = standing.other_agency
    if isinstance(question, SendSuggestions):
        if other is None:
            return Forbid(NO_AGENCY)
        return None if other.agreement_live else Forbid(NO_ACCESS)
    if question.draft.agency_id and standing.role is not Role.PARTNERS:
        return Forbid(NOT_TO_CHOOSE)
    if question.draft.thread_id:
        return None if standing.thread else Forbid(NO_THREAD)
    if standing.role is Role.PARTNERS and other is None:
        return Forbid(NO_AGENCY)
    return None if question.draft.subject else Forbid(NO_SUBJECT)
