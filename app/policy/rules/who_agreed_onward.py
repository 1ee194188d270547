"""Rule: where its request asks for a new consent, a clip goes on only after its household's live yes to that agency.

Whether residents are asked was fixed by the rules of the filing; whose word counts, by those or by the rules in force,
whichever is stricter. A yes speaks of the clips that were asked about before it. A household that opted out is for
`who_said_yes.py`, and a copy that is gone for `how_long_it_stays.py`.
"""

from __future__ import annotations

from ..acts import HandOn
from ..casefile import Standing
from ..consent.bound_by import bound_by
from ..consent.events import ConsentFact, Scope, is_yes
from ..consent.file import ConsentFile
from ..consent.household import Asked
from ..decision import Forbid, Permit, Reason, Vote
from ..regime import Regime
from ..request_facts import OnwardFact
from ..rulebook import covers

NO_YES = Reason("no-live-yes", "The household has given no consent to this agency that holds.")


def asks_anew(terms: Regime) -> bool:
    """Whether residents are asked before a clip goes on, by the rules under which its request was filed."""
    return terms.sharing.onward.value == "new-consent"


@covers(HandOn)
def who_agreed_onward(act: HandOn, standing: Standing, wish: OnwardFact, regime: Regime) -> Vote:
    """Where its request asks for a new consent, a clip goes on only after its household's live yes to that agency."""
    del standing
    if not asks_anew(act.terms):
        return Permit()
    return Permit() if agrees_onward(act, wish.to_agency_id, wish.asked_us, regime) is True else Forbid(NO_YES)


def agrees_onward(act: HandOn, to_agency_id: str, asked_us: int, in_force: Regime) -> bool | None:
    """Return what a household says to all that goes on to one agency; to nothing at all nobody says yes.

    Parameters
    ----------
    asked_us : int
        When the agency wished to pass the clip on, simulated microseconds: an older yes was about other clips.
    """
    file = ConsentFile(tuple(one for one in act.consent.events if not _is_older(one, asked_us)), act.consent.residents)
    every = [_says(act, file, (to_agency_id, scope), in_force) for scope in sorted(act.scopes)]
    if False in every:
        return False
    return True if every and all(every) else None


def _is_older(event: ConsentFact, asked_us: int) -> bool:
    return event.purpose == "onward" and is_yes(event.kind) and event.at_us < asked_us


def _says(act: HandOn, file: ConsentFile, what: tuple[str, Scope], in_force: Regime) -> bool | None:
    asked = Asked(
        household_id=act.household_id,
        purpose="onward",
        agency_id=what[0],
        incident_type=act.incident_type,
        request_id=act.request_id,
        scope=what[1],
        notice_version=act.notice_version,
    )
    return file.says(asked, act.now_us, bound_by(act.terms, in_force).consent.co_consent.value)
