"""Rule: a household says yes if a current resident does and none whose word counts says no; who has left has no word.

Combines the residents' live choices to one answer. None means that nobody said anything that holds: then the
regime's default decides, and this module does not know it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .events import ConsentFact, ConsentKey, Purpose, Scope
from .standing import Course, courses

CoConsent = Literal["any-may-share", "either-may-refuse", "all-must-agree"]
"""Whose word counts where several live together.

"any-may-share": one resident's yes is enough, and a no binds only the resident who said it.
"either-may-refuse": any resident's no forbids, otherwise any yes permits.
"all-must-agree": any resident's no forbids, and only the yes of every one of them permits.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a household's consent is needed for. Every field must be given: one left out would pass over a no.

    Parameters
    ----------
    agency_id, incident_type, request_id : str or None
        None where there is none, as for a map that every agency sees; choices limited to one are then passed over.
    scope : Scope or None
        What would be disclosed; None asks only whether the purpose is allowed at all.
    notice_version : str or None
        The notice in force, to which a yes must have been given; None where the regime does not compare notices.
    """

    household_id: str
    purpose: Purpose
    agency_id: str | None
    incident_type: str | None
    request_id: str | None
    scope: Scope | None
    notice_version: str | None


def answer(
    history: Iterable[ConsentFact], asked: Asked, residents: frozenset[str], now_us: int, co_consent: CoConsent
) -> bool | None:
    """Return a household's answer at a moment.

    Parameters
    ----------
    history : iterable of ConsentFact
        In any order; events of other households are passed over.
    residents : frozenset of str
        Account ids of those who live there now; nobody else's events count, neither yes nor no.
    now_us : int
        Simulated time, microseconds; later events do not count.

    Returns
    -------
    bool or None
        True: a live yes, and no no that counts. False: a live no. None: nothing that holds was said.
    """
    applying = {key: course for key, course in courses(history, now_us).items() if _applies(key, asked)}
    voices = [_voice(applying, account, asked, now_us) for account in residents]
    if co_consent == "any-may-share":
        return True if True in voices else (False if False in voices else None)
    if False in voices:
        return False
    agreed = all(voices) if co_consent == "all-must-agree" else any(voices)
    return True if voices and agreed else None


def _applies(key: ConsentKey, asked: Asked) -> bool:
    return (
        key.household_id == asked.household_id
        and key.purpose == asked.purpose
        and key.agency_id in {None, asked.agency_id}
        and key.incident_type in {None, asked.incident_type}
        and key.request_id in {None, asked.request_id}
    )


def _voice(applying: dict[ConsentKey, Course], account_id: str, asked: Asked, now_us: int) -> bool | None:
    """Return what one resident says: any live no, however old or wide, outweighs every yes of the same resident."""
    own = {
        key: (course.state(now_us, asked.notice_version), course.decided_by)
        for key, course in applying.items()
        if key.account_id == account_id
    }
    if any(state == "no" for state, _ in own.values()):
        return False
    grants = {key: event for key, (state, event) in own.items() if state == "yes"}
    return True if grants and _covers(grants, asked.scope) else None


def _covers(grants: dict[ConsentKey, ConsentFact], scope: Scope | None) -> bool:
    # A choice made for this request says what goes with this request, even where a wider yes would let more go.
    narrowest = [event for key, event in grants.items() if not any(key.limits < other.limits for other in grants)]
    return scope is None or all(scope in event.scopes for event in narrowest)
