"""Accepting an invitation: a one-time code and a password of one's own open an account.

A code that is unknown, used, withdrawn or out of date gets one same answer, after the same work.
"""

from __future__ import annotations

from typing import Final

from pydantic import Field
from sqlalchemy import Connection

from ..policy.account_facts import InvitationFact
from ..policy.decision import Reason
from ..policy.invitations import state_of
from ..policy.roles import Role
from ..policy.rules.who_may_join import is_official
from ..storage import accounts, worlds_rows
from ..worlds.world import World
from .agency_accounts import code_hash
from .own_desk import Declined
from .own_shapes import Own

SHORTEST_PASSWORD: Final = 12
LONGEST: Final = 200
"""Characters of a code or a password."""

NAME_LENGTH: Final = 10
"""Letters and digits of a made-up sign-in name: 50 bits."""
MADE_UP: Final = "accounts.example"
"""Where made-up sign-in names lie; nobody's address does."""

UNUSABLE = Reason(
    "invitation-unusable",
    "This code opens no account: it is unknown, used, withdrawn or out of date. Ask your administrator for another.",
)


class AcceptDraft(Own):
    """A code, and the password that its account shall have."""

    code: str = Field(min_length=1, max_length=LONGEST)
    password: str = Field(
        min_length=SHORTEST_PASSWORD, max_length=LONGEST, description="At least 12 characters; any will do."
    )


class Joined(Own):
    """The account that was opened."""

    email: str = Field(description="What the account signs in with.")
    name: str
    role: Role


def accept(world: World, draft: AcceptDraft) -> Joined | Declined:
    """Open the account that an invitation offers."""
    password_hash = world.wiring.hasher.hash(
        draft.password
    )  # before the code is looked at: the work is always the same
    with world.database.acting() as rows:
        now_us = worlds_rows.read_now(rows).clock_us
        invitation = accounts.find_by_code(rows, code_hash(draft.code))
        if invitation is None or state_of(invitation, now_us) != "open":
            return Declined((UNUSABLE,))
        return _open(world, rows, invitation, now_us, password_hash)


def _sign_in_name(world: World, rows: Connection, invitation: InvitationFact) -> str:
    """Return with what the account signs in: its address where that is the agency's own, else a name made for it.

    Somebody else may sign in with any other address already, and an account that could not be opened would tell the
    administrator so, who knows the code and can try it.
    """
    if is_official(invitation.email, accounts.domain_of(rows, invitation.agency_id)):
        return invitation.email
    drawn = world.new_id("sign-in-name", invitation.invitation_id).rpartition("_")[2]
    return f"{drawn[:NAME_LENGTH]}@{MADE_UP}"


def _open(world: World, rows: Connection, invitation: InvitationFact, now_us: int, password_hash: str) -> Joined:
    account_id = world.new_id("account", "invited", invitation.invitation_id)
    role = Role.ADMINISTRATOR if invitation.role == "administrator" else Role.OFFICER
    new = accounts.NewAccount(
        account_id=account_id,
        agency_id=invitation.agency_id,
        role=role,
        name=invitation.name,
        may_post=invitation.may_post,
        seen_us=now_us,
        email=_sign_in_name(world, rows, invitation),
        password_hash=password_hash,
    )
    accounts.add_account(rows, new)
    accounts.mark_accepted(rows, invitation.invitation_id, account_id)
    return Joined(email=new.email, name=invitation.name, role=role)
