"""What a household's consent to passing a clip on is about, and how it stands. It asks, decides and passes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from ..policy.acts import HandOn
from ..policy.consent.events import ConsentFact, ConsentKind, Scope, is_yes
from ..policy.consent.file import ConsentFile
from ..policy.consent.notices import NoticeText
from ..policy.consent.onward_notice import onward_notice
from ..policy.consent.standing import State, courses
from ..policy.facts import RequestFact
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

    def has_answered(self, file: ConsentFile, account_id: str, now_us: int) -> bool:
        """Whether one resident said no, or yes since this was asked: an older yes was about other clips."""
        said = (event for event in file.events if event.account_id == account_id and self._is_about(event))
        since = any(is_yes(event.kind) and event.at_us >= self.served_us for event in said)
        state = self.own_state(file, account_id, now_us)
        return state == "no" or (state == "yes" and since)

    def act(self, household_id: str, consent: ConsentFile, incident_type: str, terms: Regime, now_us: int) -> HandOn:
        """Put together what the rules judge: this wish, and what a household said to it by now."""
        return HandOn(
            household_id=household_id,
            consent=consent,
            incident_type=incident_type,
            request_id=self.request_id,
            scopes=frozenset(self.scopes),
            notice_version=self.told.version,
            now_us=now_us,
            terms=terms,
        )

    def _is_about(self, event: ConsentFact) -> bool:
        key = (event.purpose, event.request_id, event.agency_id)
        return key == ("onward", self.request_id, self.to_agency_id)


def wish_of(request: RequestFact, to_agency_id: str, asked_us: int, rules: tuple[Regime, Regime]) -> Wish:
    """Return what a household is asked about one request and one other agency.

    Parameters
    ----------
    rules : tuple of Regime
        Those under which the request was filed, and those in force.
    """
    return Wish(request.request_id, to_agency_id, asked_us, onward_notice(*rules), scopes_of(rules[0]))
