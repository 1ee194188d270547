"""Which facts each question needs, and how storage loads them: the one table of case files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection

from ..policy.account_facts import OwnAgencyFact
from ..policy.casefile import Standing
from ..policy.facts import CourseFact, RegimeChangeFact, WorldFact
from ..policy.history import begins_us, next_after
from ..policy.request_facts import KeyFact
from ..policy.wire.accounts import ListColleagues, ReadAgency
from ..policy.wire.agency import ListIncidents, ReadResponseTotals
from ..policy.wire.agency_map import ListPublicCounts, ReadAgencyMap, ReadOutlines, SearchAgencyMap
from ..policy.wire.announcements import ListAnnouncements, ListRecordsAnswers, ReadOutsidersList, SearchAnnouncements
from ..policy.wire.changes import ListRegimeChanges
from ..policy.wire.counted import ListTakingPart, ReadRequestCounts
from ..policy.wire.feed import ReadFeed
from ..policy.wire.footage_request import CheckArea, ListRequests, ReadRequest
from ..policy.wire.invitations import ListInvitations
from ..policy.wire.map import FindAddress, ReadBaseIndex, ReadCounts, ReadMapIndex
from ..policy.wire.onward import ListOtherAgencies, ListPassedOn
from ..policy.wire.public import ListAttributions, ListPartners, ReadKeys, ReadRegime, ReadWorld
from ..policy.wire.register import ReadRegister
from ..storage import (
    accounts,
    comments,
    houses,
    onward,
    publications,
    regime_changes,
    request_events,
    requests,
    standings,
)
from ..storage.worlds_rows import Now
from ..worlds.world import World
from .announcing import announcements_of, answers_of
from .casefiles_around import FACTS_AROUND, Load
from .feed_pages import posts_of_page
from .public_register import quarter_facts, register_facts
from .signing_key import public_key_of


def _nothing(rows: Connection, question: CheckArea, standing: Standing, now: Now) -> Iterable[Any]:
    del rows, question, standing, now
    return ()


def _own_requests(rows: Connection, question: ListRequests, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    agency_id = standing.agency_id
    return [
        *requests.list_requests(rows, agency_id),
        *requests.list_releases(rows, agency_id=agency_id or ""),
    ]


def _one_request(rows: Connection, question: ReadRequest, standing: Standing, now: Now) -> Iterable[Any]:
    del standing, now
    request = requests.find_request(rows, question.request_id)
    about = [  # looked for whether there is a request or none
        *requests.list_releases(rows, request_id=question.request_id),
        *request_events.step_facts(rows, request_id=question.request_id),
        *comments.list_comments(rows, request_id=question.request_id),
        *onward.list_onward(rows, request_id=question.request_id),
    ]
    return [request, *about] if request else []


def _passed_on(rows: Connection, question: ListPassedOn, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    return onward.list_onward(rows, to_agency_id=standing.agency_id or "")


def _agencies(
    rows: Connection, question: ListOtherAgencies | ListTakingPart, standing: Standing, now: Now
) -> Iterable[Any]:
    del question, standing
    return onward.list_agencies(rows, now.clock_us)


def _incidents(rows: Connection, question: ListIncidents, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    return requests.list_incidents(rows, standing.agency_id)


def _colleagues(rows: Connection, question: ListColleagues, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    return standings.list_colleagues(rows, standing.agency_id)


def _invitations(rows: Connection, question: ListInvitations, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    return accounts.list_invitations(rows, standing.agency_id)


def _own_agency(rows: Connection, question: ReadAgency, standing: Standing, now: Now) -> Iterable[Any]:
    del rows, question, now
    own = standing.agency
    if own is None:
        return ()
    return [OwnAgencyFact(agency_id=own.agency_id, name=own.name, kind=own.kind, email_domain=own.email_domain)]


def _totals(rows: Connection, question: ReadResponseTotals, standing: Standing, now: Now) -> Iterable[Any]:
    del question, now
    return requests.read_totals(rows, standing.agency_id)


def _map_tiles(rows: Connection, question: ReadMapIndex, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing
    return publications.list_tiles(rows, now.regime_id, now.epoch)


def _counts(rows: Connection, question: ReadCounts, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing
    return publications.list_counts(rows, now.regime_id, now.epoch)


def _houses(rows: Connection, question: FindAddress, standing: Standing, now: Now) -> Iterable[Any]:
    del standing, now
    return houses.find_houses(rows, question.draft.street, question.draft.block)


def _base_tiles(rows: Connection, question: ReadBaseIndex, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing, now
    return publications.list_tiles(rows, publications.BASE, 0)


def _world(rows: Connection, question: ReadWorld, standing: Standing, now: Now) -> Iterable[Any]:
    del rows, question, standing
    return [WorldFact(now.name, now.town, now.clock_us)]


def _partners(rows: Connection, question: ListPartners, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing, now
    return publications.list_partners(rows)


def _attributions(rows: Connection, question: ListAttributions, standing: Standing, now: Now) -> Iterable[Any]:
    del question, standing, now
    return publications.list_attributions(rows)


FACTS: Final[Mapping[type, Load]] = MappingProxyType(
    {
        **FACTS_AROUND,
        CheckArea: _nothing,
        ListRequests: _own_requests,
        ReadRequest: _one_request,
        ListIncidents: _incidents,
        ListColleagues: _colleagues,
        ListInvitations: _invitations,
        ReadAgency: _own_agency,
        ReadResponseTotals: _totals,
        ReadMapIndex: _map_tiles,
        ReadCounts: _counts,
        FindAddress: _houses,
        ReadBaseIndex: _base_tiles,
        ReadWorld: _world,
        ListTakingPart: _agencies,
        ListOtherAgencies: _agencies,
        ListPassedOn: _passed_on,
        ListPartners: _partners,
        ListAttributions: _attributions,
    }
)


def _mapped(world: World, rows: Connection, question: ReadAgencyMap, now: Now) -> Iterable[Any]:
    del question, now
    return [*publications.list_partners(rows), *world.wiring.gazetteer.states]


def _searched(world: World, rows: Connection, question: SearchAgencyMap, now: Now) -> Iterable[Any]:
    del now
    gazetteer, text = world.wiring.gazetteer, question.draft.text
    place = gazetteer.find_place(text)
    return [*publications.list_partners(rows), *([place] if place else ()), *gazetteer.find_agencies(text)]


def _rules(world: World, rows: Connection, question: ReadRegime, now: Now) -> Iterable[Any]:
    del rows, question
    return [WorldFact(now.name, now.town, now.clock_us, world.wiring.own_sources.get(now.regime_id, ()))]


FACTS_OF_A_WORLD: Final[Mapping[type, Callable[[World, Connection, Any, Now], Iterable[Any]]]] = MappingProxyType(
    {
        ReadKeys: lambda world, *_: [KeyFact(public_key_of(world))],
        ReadRegister: register_facts,
        ReadRequestCounts: quarter_facts,
        ReadRegime: _rules,
        ListRegimeChanges: lambda world, rows, _, now: [_course(now), *_changes(world, rows)],
        ReadAgencyMap: _mapped,
        SearchAgencyMap: _searched,
        ReadOutlines: lambda world, *_: world.wiring.gazetteer.states,
        ListAnnouncements: announcements_of,
        SearchAnnouncements: announcements_of,
        ReadOutsidersList: announcements_of,
        ListRecordsAnswers: answers_of,
        ListPublicCounts: lambda world, *_: world.wiring.gazetteer.public_counts,
    }
)
"""Facts that a world's rows alone do not hold: its keys, its regimes, and reference data."""


FACTS_OF_A_READER: Final[Mapping[type, Callable[[World, Connection, Any, Standing, Now], Iterable[Any]]]] = (
    MappingProxyType({ReadFeed: posts_of_page})
)
"""Facts of lists that are too long to load whole: the gate decides while a page is filled."""


def load_facts(world: World, rows: Connection, question: Any, standing: Standing, now: Now) -> Iterable[Any]:
    """Load the facts that a question needs; what regimes and keys say about them comes from the world itself."""
    of_reader = FACTS_OF_A_READER.get(type(question))
    if of_reader is not None:
        return of_reader(world, rows, question, standing, now)
    of_world = FACTS_OF_A_WORLD.get(type(question))
    return of_world(world, rows, question, now) if of_world else FACTS[type(question)](rows, question, standing, now)


def _course(now: Now) -> CourseFact:
    follows = None if now.pinned else next_after(now.clock_us)
    return CourseFact(now.pinned, begins_us(follows) if follows else None, follows.id if follows else "")


def _changes(world: World, rows: Connection) -> Iterable[RegimeChangeFact]:
    for change in regime_changes.list_changes(rows):
        yield RegimeChangeFact(change.at_us, world.regime(change.from_id), world.regime(change.to_id))
