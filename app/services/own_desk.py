"""What every write and every reading of residents and of the company's staff goes through.

It stands outside the gate: nothing here is for an agency, a neighbour or the public. A write runs once for
each Idempotency-Key and repeats its answer after that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from ..policy.decision import Reason
from ..policy.plain_rules import PlainRules
from ..policy.regime import Regime
from ..policy.roles import Role
from ..storage import replays, standings, worlds_rows
from ..storage.worlds_rows import Now
from ..worlds.world import World
from .own_shapes import Own
from .portal import KEY_REUSED, Caller, NotServed, recognise

A = TypeVar("A", bound=Own)
T = TypeVar("T")


class NotThere:
    """The owner has nothing of that name."""


@dataclass(frozen=True, slots=True)
class Declined:
    """A write was not carried out, for reasons that speak only of what its owner sent or owns."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """One unit of work for somebody about their own affairs.

    Parameters
    ----------
    household_id : str
        Empty for the company's staff, and for a resident who moved out where such are served at all.
    """

    world: World
    rows: Connection
    now: Now
    regime: Regime
    account_id: str
    household_id: str

    @property
    def plain(self) -> PlainRules:
        """The rules of the portal's book that are no votes."""
        return self.world.wiring.book.plain


def _desk(world: World, rows: Connection, caller: Caller, *, left: bool = False) -> Desk | NotServed:
    signed_in = recognise(world, rows, caller)
    if signed_in is None or signed_in.role not in caller.serves:
        return NotServed()
    now = worlds_rows.read_now(rows)
    if not standings.load_standing(rows, signed_in, now).active:
        return NotServed()
    household = _home(world, rows, signed_in.account_id) if signed_in.role is Role.RESIDENT else ""
    if household is None and not left:  # moved out
        return NotServed()
    return Desk(world, rows, now, world.regime(now.regime_id), signed_in.account_id, household or "")


def _home(world: World, rows: Connection, account_id: str) -> str | None:
    found = standings.find_home(rows, account_id)
    return world.wiring.book.plain.whose_home_is_it(*found) if found else None


def has_left(world: World, caller: Caller) -> bool:
    """Whether the caller is signed in as a resident, and lives in no household any more."""
    with world.database.looking() as rows:
        signed_in = recognise(world, rows, caller)
        desk = _desk(world, rows, caller, left=True)
    is_resident = signed_in is not None and signed_in.role is Role.RESIDENT
    return is_resident and isinstance(desk, Desk) and not desk.household_id


def look(
    world: World, caller: Caller, view: Callable[[Desk], T], *, keeps: bool = False, left: bool = False
) -> T | NotServed:
    """Let somebody look at their own affairs.

    Parameters
    ----------
    keeps : bool
        Whether the view keeps what it makes on first use.
    left : bool
        Whether whoever moved out may look too; their desk belongs to no household.
    """
    with world.database.acting() if keeps else world.database.looking() as rows:
        desk = _desk(world, rows, caller, left=left)
        return desk if isinstance(desk, NotServed) else view(desk)


def act(
    world: World,
    caller: Caller,
    key: str,
    sent: str,
    shape: type[A],
    do: Callable[[Desk], A | Declined | NotThere],
    *,
    leaves: bool = False,
) -> A | Declined | NotThere | NotServed:
    """Carry out a write once for each Idempotency-Key.

    Parameters
    ----------
    key : str
        The owner's Idempotency-Key.
    sent : str
        What was asked for, address and body; another one under the same key is declined.
    shape : type
        The shape of the answer, to repeat it.
    do : callable
        The write itself.
    leaves : bool
        Whether the write takes its owner out of the household: who has left is served its repeat, and nothing else.
    """
    fingerprint = hashlib.sha256(sent.encode()).hexdigest()
    with world.database.acting() as rows:
        desk = _desk(world, rows, caller, left=leaves)
        if isinstance(desk, NotServed):
            return desk
        held = replays.find_replay(rows, replays.OWN_WRITES, desk.account_id, key)
        if held is not None and held[0] == fingerprint:
            return shape.model_validate_json(held[1])
        if leaves and not desk.household_id:
            return NotServed()
        if held is not None:
            return Declined((KEY_REUSED,))
        answer = do(desk)
        if isinstance(answer, shape):
            replays.add_replay(rows, replays.OWN_WRITES, desk.account_id, key, fingerprint, answer.model_dump_json())
        return answer
