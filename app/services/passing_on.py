"""Passing released footage on to another agency: at once, or after a question to its resident, as its rules say.

The passing agency's answer depends on those rules alone: a yes, a no and silence look the same to it. How residents
answer is for `onward_answers.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection

from ..policy.acts import HandOn
from ..policy.casefile import Standing
from ..policy.consent.file import NEVER_CHOSE
from ..policy.decision import Decision
from ..policy.facts import RequestFact
from ..policy.gate import Admitted
from ..policy.request_facts import OnwardFact
from ..policy.wire.onward import PassedOn, PassOn
from ..storage import consents, decisions, onward, requests
from ..worlds.world import World
from .consenting import as_event
from .footage_room import note_handover
from .onward_consent import Wish, wish_of
from .request_life import terms_of


def with_onward(rows: Connection, standing: Standing, question: PassOn) -> Standing:
    """Add to a standing the released clip and the other agency that a question names."""
    return replace(
        standing,
        release=onward.find_own_release(rows, question.release_id, standing.agency_id, standing.now_us),
        other_agency=onward.find_agency(rows, question.draft.to_agency_id, standing.now_us),
    )


def pass_on(world: World, rows: Connection, admitted: Admitted[PassedOn], key: str) -> Iterable[OnwardFact]:
    """Pass a clip on at once, or ask its resident, as the rules say under which its request was filed."""
    del key
    request, wanted = _wanted(rows, admitted)
    terms = terms_of(world, request, admitted.regime)
    wish = wish_of(request, wanted.to_agency_id, wanted.asked_us, (terms, admitted.regime))
    decision = _decide(world, admitted, wish.act("", NEVER_CHOSE, request.incident_type, terms, wish.served_us), wanted)
    fact = replace(wanted, by_consent=False, passed_us=wanted.asked_us) if decision.covered else wanted
    release_id, account_id = fact.release.release_id, admitted.standing.account_id
    onward_id = world.new_id("onward", release_id, fact.to_agency_id)
    onward.add_onward(rows, onward_id, fact, account_id or "")
    if fact.passed_us is None:
        _ask_residents(world, rows, release_id, wish)
    else:
        note_handover(world, rows, fact.release, "passed on", "agency", fact.passed_us, fact.to_agency_id)
    _file(world, rows, admitted, fact, decision.rules)
    return [fact]


def _wanted(rows: Connection, admitted: Admitted[PassedOn]) -> tuple[RequestFact, OnwardFact]:
    """Return the request that the clip answered, and the wish to pass it on, which nobody has agreed to yet."""
    question, standing = cast("PassOn", admitted.question), admitted.standing
    release = requests.find_release(rows, question.release_id)
    request = requests.find_request(rows, release.request_id) if release else None
    if release is None or request is None or standing.agency is None or standing.other_agency is None:
        message = "the standing names no release of the agency's own, or no other agency"
        raise LookupError(message)
    return request, OnwardFact(
        release=release,
        agency_id=standing.agency.agency_id,
        agency_name=standing.agency.name,
        to_agency_id=standing.other_agency.agency_id,
        to_agency_name=standing.other_agency.name,
        case_number=request.case_number,
        by_consent=True,
        asked_us=standing.now_us,
        passed_us=None,
    )


def _decide(world: World, admitted: Admitted[PassedOn], act: HandOn, wanted: OnwardFact) -> Decision[OnwardFact]:
    """Ask the rules on behalf of a household that never spoke: what the agency is answered cannot depend on a real one.

    So nothing is covered where residents are asked first, also where they agreed to another clip before.
    """
    return world.gate.decide(act, admitted.standing, [wanted], admitted.regime)


def _ask_residents(world: World, rows: Connection, release_id: str, wish: Wish) -> None:
    """File that every resident of the household was asked; also where none will be shown it, so that work is equal."""
    household_id = onward.household_of(rows, release_id)
    consents.add_requested(
        rows,
        (
            as_event(world, wish.said(household_id, account_id, "requested"), wish.served_us, first + nth)
            for first in (consents.next_position(rows, household_id),)
            for nth, account_id in enumerate(sorted(consents.residents(rows, household_id)))
        ),
    )


def _file(
    world: World, rows: Connection, admitted: Admitted[PassedOn], fact: OnwardFact, covered_by: tuple[str, ...]
) -> None:
    standing = admitted.standing
    decisions.file_decision(
        rows,
        decisions.Filed(
            decision_id=world.new_id("decision", "onward", fact.release.release_id, fact.to_agency_id),
            at_us=standing.now_us,
            cause="PassOn",
            regime_id=admitted.regime.id,
            account_id=standing.account_id,
            agency_id=standing.agency_id,
            request_id=fact.release.request_id,
            subject=fact.release.release_id,
            rules=tuple(sorted({*admitted.rules, *covered_by})),
        ),
    )
