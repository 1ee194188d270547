"""The ledger of the arrangement: what the company gave an agency is entered here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from sqlalchemy import Connection

from ..policy.agreement_facts import Clause, EntryFact, ReceivedFact
from ..policy.agreement_terms import CAMERA_USD
from ..policy.gate import Admitted
from ..policy.request_facts import AgencyFact
from ..policy.rules.what_can_be_given import CLAUSE_OF
from ..policy.wire.ledger import EnterGift, EntryKind, Ledger
from ..storage import ledger
from ..worlds.world import World
from .agreements import sheet_of

_NO_TERMS: Final = "the standing names no clause under which this is given"

Book = Iterable[AgencyFact | EntryFact | ReceivedFact]


def book_of(rows: Connection, agency_id: str, now_us: int) -> Book:
    """Return an agency and the entries of its ledger, as facts."""
    about = [fact for fact in sheet_of(rows, agency_id, now_us) if isinstance(fact, AgencyFact)]
    return [*about, *ledger.list_entries(rows, agency_id)]


def enter(world: World, rows: Connection, admitted: Admitted[Ledger], key: str) -> Book:
    """Enter what the company gave an agency under a clause in force."""
    del key
    question, standing = cast("EnterGift", admitted.question), admitted.standing
    live = standing.dealings.live if standing.dealings else None
    clause = live.clause(CLAUSE_OF[question.draft.kind]) if live else None
    if clause is None:
        raise LookupError(_NO_TERMS)
    _add(world, rows, _gift(question, clause, standing.now_us))
    return book_of(rows, question.agency_id, standing.now_us)


def _gift(question: EnterGift, clause: Clause, now_us: int) -> EntryFact:
    kind, number = question.draft.kind, question.draft.number
    agency_each, company_each = _worth(kind, clause)
    return EntryFact(
        agency_id=question.agency_id,
        kind=kind,
        at_us=now_us,
        number=number,
        agency_usd=number * agency_each,
        company_usd=number * company_each,
    )


def _worth(kind: EntryKind, clause: Clause) -> tuple[int, int]:
    """Return what one of a kind costs the agency or its town, and the company, in US dollars."""
    match kind:
        case "cameras-subsidized":
            return clause.usd, clause.company_usd
        case "download-credited":
            return 0, clause.usd
        case _:
            return 0, CAMERA_USD


def _add(world: World, rows: Connection, entry: EntryFact) -> None:
    position = len(ledger.list_entries(rows, entry.agency_id))
    entry_id = world.new_id("ledger-entry", entry.agency_id, str(position))
    ledger.add_entry(rows, entry_id, position, entry)
