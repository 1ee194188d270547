"""A list shows exactly what `decide` allows: every row of a random world is put before it, one at a time.

The portal loads for each question the rows that it may need. Here the whole tables are loaded, by readers of the
tests' own; a row that the portal did not load must be one that the gate would not have covered.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from glassporch.policy import wire as w
from glassporch.policy.gate import Admitted
from glassporch.policy.regimes import REGIMES
from glassporch.policy.released import Refused, Released
from glassporch.policy.roles import Role
from glassporch.services import portal
from glassporch.services.portal import Caller, token_hash
from glassporch.storage import worlds_rows
from glassporch.testing.images import token_of
from glassporch.worlds.world import World
from sqlalchemy import Connection

from ..conftest import Bench
from ..flow import API
from . import drawing_on, unfiltered
from .planting import plant
from .test_agreement import dice_for

WORLDS = 2
"""Random worlds for each regime."""

READERS = (
    "officer", "second-officer", "other-officer", "administrator", "other-administrator", "federal-officer",
    "immigration-officer", "resident", "moderator", "",
)  # fmt: skip

LISTS: dict[Any, tuple[Any, ...]] = {
    w.ListRequests: (unfiltered.requests, unfiltered.releases),
    w.ListPassedOn: (unfiltered.onward,),
    w.ListOtherAgencies: (unfiltered.agencies,),
    w.ListTakingPart: (unfiltered.agencies,),
    w.ListIncidents: (unfiltered.incidents,),
    w.ListColleagues: (unfiltered.colleagues,),
    w.ListInvitations: (unfiltered.invitations,),
    w.ReadResponseTotals: (unfiltered.totals,),
    w.ReadRegister: (unfiltered.requests, unfiltered.steps, unfiltered.comments),
    w.ReadRequestCounts: (unfiltered.quarters,),
    w.ReadMapIndex: (unfiltered.tiles,),
}
"""Every question that lists rows of a world's own, and all tables that it could draw on."""


def expected(world: World, rows: Connection, caller: Caller, question: Any, facts: list[Any]) -> tuple[Any, int]:
    """Ask the gate about each row by itself; return what it would release of all, and how many it covers."""
    now = worlds_rows.read_now(rows)
    regime = world.regime(now.regime_id)
    standing = portal.stand(world, rows, caller, now)
    assert not isinstance(standing, portal.NotServed)
    admitted = world.gate.admit(question, standing, regime)
    if not isinstance(admitted, Admitted):
        return admitted, 0
    allowed = [fact for fact in facts if world.gate.decide(question, standing, (fact,), regime).covered]
    assert allowed == [fact for fact in facts if drawing_on.may_draw_on(question, standing, fact, regime)]
    return world.gate.release(admitted, world.gate.decide(question, standing, allowed, regime)), len(allowed)


def compare(world: World, reader: str, question: Any, tables: tuple[Any, ...], narrow: Any = None) -> tuple[str, bool]:
    """Compare one list as the portal gives it with the one made of whole tables; say how it came out."""
    caller = Caller(token_hash(token_of(reader)) if reader else None, frozenset(Role))
    got = portal.ask(world, caller, question)
    with world.database.acting() as rows:
        now = worlds_rows.read_now(rows)
        facts = [fact for table in tables for fact in table(rows, now) if narrow is None or narrow(fact)]
        wanted, covered = expected(world, rows, caller, question, facts)
    assert type(got) is type(wanted), (reader, question, got, wanted)
    if isinstance(got, Released):
        assert got.payload == wanted.payload, (reader, question)
        return type(question).__name__, covered > 0
    if isinstance(got, Refused):
        assert {reason.code for reason in got.reasons} == {reason.code for reason in wanted.reasons}
        return "refused", False
    return "nothing here", False


@pytest.mark.parametrize("regime_id", REGIMES)
def test_a_list_returns_exactly_what_decide_allows(bench: Bench, regime_id: str) -> None:
    dice, reached = dice_for(f"lists {regime_id}"), Counter[tuple[str, bool]]()
    for _ in range(WORLDS):
        world = bench.world(regime_id)
        plant(world, random.Random(dice.random()))
        for reader in READERS:
            for kind, tables in LISTS.items():
                reached[compare(world, reader, kind(), tables)] += 1
            reached.update(one_by_one(world, reader))
    assert reached["ReadRequest", True] > 0, reached
    assert reached["nothing here", False] > 0, reached
    assert reached["refused", False] > 0, reached


def one_by_one(world: World, reader: str) -> list[tuple[str, bool]]:
    """Read every request of the world, one's own agency's or not."""
    with world.database.acting() as rows:
        ids = [row.id for row in unfiltered.every(rows, "footage_request")]
    tables = (unfiltered.requests, unfiltered.releases, unfiltered.steps, unfiltered.comments, unfiltered.onward)
    return [compare(world, reader, w.ReadRequest(one), tables, lambda fact, one=one: about(fact) == one) for one in ids]


def about(fact: Any) -> str:
    """Return which request a fact belongs to."""
    clip = getattr(fact, "release", fact)
    return str(clip.request_id)


@pytest.mark.parametrize("regime_id", ["assistance-2021", "reference-blind"])
def test_residents_and_moderators_read_their_own_rows_and_all_of_them(bench: Bench, regime_id: str) -> None:
    dice, seen = dice_for(f"own lists {regime_id}"), Counter[str]()
    for _ in range(2 * WORLDS):
        world = bench.world(regime_id)
        plant(world, random.Random(dice.random()))
        with world.database.acting() as rows:
            tables = {name: unfiltered.every(rows, name) for name in OWN_TABLES}
        moderator = bench.reader(world, "moderator")
        lists = {
            "review": (moderator.get(f"{API}/company/requests").json()["requests"], waiting(tables)),
            "reviewed": (moderator.get(f"{API}/company/reviewed").json()["requests"], reviewed(tables)),
            "objections": (moderator.get(f"{API}/company/objections").json()["objections"], objections(tables)),
        }
        for who in ("resident", "neighbor", "third-resident"):
            told = bench.reader(world, who).get(f"{API}/me/notices").json()["notices"]
            lists[who] = (told, notices(tables, home_of(tables, who)))
        for name, (told, wanted) in lists.items():
            assert [one["id"] for one in told] == wanted, name
            seen[name] += len(wanted)
    assert min(seen.values()) > 0, seen


OWN_TABLES = ("footage_request", "request_event", "notice", "person", "sign_in", "objection")


def home_of(tables: dict[str, list[Any]], who: str) -> str:
    signed = token_hash(token_of(who))
    account = next(row.account_id for row in tables["sign_in"] if row.token_hash == signed)
    return str(next(row.household_id for row in tables["person"] if row.account_id == account))


def notices(tables: dict[str, list[Any]], home: str) -> list[str]:
    """The household's own notices, newest first, hidden ones too: hiding is shown, not a loss."""
    own = [row for row in tables["notice"] if row.household_id == home]
    return [row.id for row in sorted(own, key=lambda row: (-row.delivered_us, row.id))]


def waiting(tables: dict[str, list[Any]]) -> list[str]:
    """The requests that wait for a moderator, oldest first."""
    found = [row for row in tables["footage_request"] if row.state == "in-review"]
    return [row.id for row in sorted(found, key=lambda row: (row.filed_us, row.id))]


def reviewed(tables: dict[str, list[Any]]) -> list[str]:
    """The requests that were approved or rejected, the latest first."""
    last: dict[str, int] = {}
    for row in tables["request_event"]:
        if row.step in ("approved", "rejected"):
            last[row.request_id] = max(row.at_us, last.get(row.request_id, 0))
    return sorted(last, key=lambda one: (-last[one], one))


def objections(tables: dict[str, list[Any]]) -> list[str]:
    """The objections that wait for the company's word, oldest first."""
    found = [row for row in tables["objection"] if row.state == "open"]
    return [row.id for row in sorted(found, key=lambda row: (row.at_us, row.id))]
