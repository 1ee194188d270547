"""The ledger of the arrangement: what the company gave an agency is entered here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from sqlalchemy import Connection

from ..policy.agreement_facts import Clause, EntryFact, ReceivedFact
from ..policy.agreement_terms import CAMERA_USD, clauses_known
from ..policy.gate import Admitted
from ..policy.regime import Regime
from ..policy.request_facts import AgencyFact
from ..policy.rules.what_can_be_given import CLAUSE_OF
from ..policy.wire.ledger import EnterGift, Ledger
from ..storage import agreements, ledger
from ..worlds.world import World
from .agreements import is_live, sheet_of

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
    sold = kind == "cameras-subsidized"
    return EntryFact(
        agency_id=question.agency_id,
        kind=kind,
        at_us=now_us,
        number=number,
        agency_usd=number * clause.usd if sold else 0,
        company_usd=number * (clause.company_usd if sold else CAMERA_USD),
    )


def note_download(world: World, rows: Connection, agency_id: str, now_us: int, regime: Regime) -> bool:
    """Credit an agency for a resident whom it brought to the feed, where its agreement and the era know that.

    The entry says when, and never who.

    Returns
    -------
    bool
        Whether it was credited.
    """
    live = next((one for one in agreements.list_agreements(rows, agency_id) if is_live(one, now_us)), None)
    clause = live.clause("credit-per-download") if live else None
    if clause is None or clause.name not in clauses_known(regime):
        return False
    _add(
        world,
        rows,
        EntryFact(
            agency_id=agency_id,
            kind="download-credited",
            at_us=now_us,
            number=1,
            agency_usd=0,
            company_usd=clause.usd,
        ),
    )
    return True


def _add(world: World, rows: Connection, entry: EntryFact) -> None:
    position = len(ledger.list_entries(rows, entry.agency_id))
    entry_id = world.new_id("ledger-entry", entry.agency_id, str(position))
    ledger.add_entry(rows, entry_id, position, entry)
