"""Signing in and out. The same work is done for a wrong password and for an address that nobody has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..policy.roles import Role
from ..policy.units import HOUR
from ..storage import accounts, standings, worlds_rows
from ..worlds.world import World
from .portal import token_hash

SESSION_US: Final = 12 * HOUR
"""Wall time for which a session lasts, microseconds."""


@dataclass(frozen=True, slots=True)
class Session:
    """A fresh session: the secret that names it, and its protection against forged forms."""

    token: str
    csrf: str
    role: Role
    expires_us: int


def sign_in(world: World, email: str, password: str) -> Session | None:
    """Open a session; None when address and password do not belong together.

    Parameters
    ----------
    email, password : str
    """
    hasher = world.wiring.hasher
    with world.database.looking() as rows:
        found = standings.find_credential(rows, email.strip().lower())
    if found is None:
        hasher.hash(password)  # as slow as a check, so that an address nobody has takes as long as a wrong password
        return None
    account_id, role, held = found
    if not hasher.verify(password, held):
        return None
    token, csrf = world.wiring.new_token(), world.wiring.new_token()
    expires_us = world.wiring.wall_clock() + SESSION_US
    with world.database.acting() as rows:
        standings.add_sign_in(rows, token_hash(token), account_id, csrf, expires_us)
        accounts.note_seen(rows, account_id, worlds_rows.read_now(rows).clock_us)
    return Session(token, csrf, role, expires_us)


def sign_out(world: World, token: str) -> None:
    """Close a session; one that is not there is closed already."""
    with world.database.acting() as rows:
        standings.drop_sign_in(rows, token_hash(token), world.wiring.wall_clock())


def who_is(world: World, token: str) -> standings.SignedIn | None:
    """Return who a session belongs to."""
    with world.database.reading() as rows:
        return standings.find_sign_in(rows, token_hash(token), world.wiring.wall_clock())
