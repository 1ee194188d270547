"""What a household's consent to passing a clip on is about, and how it stands. It asks, answers and passes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from ..policy.consent.events import ConsentFact, ConsentKind, Scope, is_yes
from ..policy.consent.file import ConsentFile
from ..policy.consent.household import Asked, answer
from ..policy.consent.notices import NoticeText
from ..policy.consent.onward_notice import onward_notice
from ..policy.consent.standing import State, courses
from ..policy.regime import Regime
from .answer_case import scopes_of
from .consenting import Said


@dataclass(frozen=True, slots=True)
class Wish:
    """An agency's wish to pass the clips of one request on to one other agency.

    Parameters
    ----------
    served_us : int
        When the residents were asked, simulated microseconds.
    scopes : tuple of Scope
        What goes on with a yes: all that the passing agency got.
    """

    request_id: str
    to_agency_id: str
    served_us: int
    told: NoticeText
    scopes: tuple[Scope, ...]

    def said(self, household_id: str, account_id: str, kind: ConsentKind) -> Said:
        """Put what a resident says about it in words; a wish of which one is only asked included."""
        return Said(
            household_id=household_id,
            account_id=account_id,
            kind=kind,
            purpose="onward",
            notice=self.told,
            served_us=self.served_us,
            scopes=self.scopes if is_yes(kind) else (),
            agency_id=self.to_agency_id,
            request_id=self.request_id,
        )

    def was_asked(self, file: ConsentFile) -> bool:
        """Whether the household was asked at all: where the rules pass on at once, there is nothing to answer."""
        return any(self._is_about(event) for event in file.events)

    def own_state(self, file: ConsentFile, account_id: str, now_us: int) -> State:
        """Return what one resident's own answer amounts to now."""
        own = [event for event in file.events if event.account_id == account_id and self._is_about(event)]
        found = list(courses(own, now_us).values())
        return found[0].state(now_us, self.told.version) if found else "neither"

    def answer(self, file: ConsentFile, incident_type: str | None, terms: Regime, now_us: int) -> bool | None:
        """Return the household's answer, as the rules of the request weigh its residents: all that goes, or nothing."""
        about = next((event.household_id for event in file.events), "")
        every = [
            answer(
                file.events,
                self._asked(about, incident_type, scope),
                file.residents,
                now_us,
                terms.consent.co_consent.value,
            )
            for scope in self.scopes
        ]
        return False if False in every else True if all(every) else None

    def _asked(self, household_id: str, incident_type: str | None, scope: Scope) -> Asked:
        return Asked(
            household_id=household_id,
            purpose="onward",
            agency_id=self.to_agency_id,
            incident_type=incident_type,
            request_id=self.request_id,
            scope=scope,
            notice_version=self.told.version,
        )

    def _is_about(self, event: ConsentFact) -> bool:
        key = (event.purpose, event.request_id, event.agency_id)
        return key == ("onward", self.request_id, self.to_agency_id)


def wish_of(request_id: str, to_agency_id: str, asked_us: int, terms: Regime) -> Wish:
    """Return what a household is asked about one request and one other agency.

    Parameters
    ----------
    terms : Regime
        The rules under which the request was filed.
    """
    return Wish(request_id, to_agency_id, asked_us, onward_notice(terms), scopes_of(terms))
