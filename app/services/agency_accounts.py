"""What an administrator does with the accounts of their own agency, as effects. They change its own rows only.

The code of an invitation is a keyed function of who invited and of the Idempotency-Key: a repeat works it out again,
and the database holds its hash alone. Nothing is ever sent: the administrator hands the code over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final, cast

from sqlalchemy import Connection

from ..policy.account_facts import InvitationFact, IssuedFact
from ..policy.casefile import Standing
from ..policy.facts import ColleagueFact
from ..policy.gate import Admitted
from ..policy.invitations import state_of
from ..policy.own_accounts import OwnAccounts
from ..policy.units import DAY
from ..policy.wire.accounts import Colleague, SetAssignedArea, SetPosting
from ..policy.wire.geo import ring_of
from ..policy.wire.invitations import (
    InvitationLine,
    InvitationMade,
    InvitationState,
    InviteColleague,
    WithdrawInvitation,
)
from ..storage import accounts, standings
from ..worlds.world import World

GROUP: Final = 4
"""Characters of a code between two dashes: it may be read out."""


def with_own_accounts(rows: Connection, standing: Standing, question: Any) -> Standing:
    """Add to a standing what the agency's own books hold about the account, invitation or address of a question."""
    agency_id = standing.agency_id
    named = accounts.find_account(rows, agency_id, getattr(question, "account_id", ""))
    own = OwnAccounts(named=named, open_administrators=accounts.count_administrators(rows, agency_id))
    if isinstance(question, WithdrawInvitation):
        found = _own_invitation(rows, standing, question.invitation_id)
        own = replace(own, invitation_open=state_of(found, standing.now_us) == "open" if found else None)
    if isinstance(question, InviteColleague):
        email = question.draft.email.lower()
        own = replace(
            own,
            address_has_account=accounts.has_address(rows, email, agency_id or "")
            or _is_invited(rows, standing, email, "accepted"),
            address_invited=_is_invited(rows, standing, email, "open"),
        )
    return replace(standing, accounts=own)


def _own_invitation(rows: Connection, standing: Standing, invitation_id: str) -> InvitationFact | None:
    found = accounts.find_invitation(rows, invitation_id)
    return found if found is not None and found.agency_id == standing.agency_id else None


def _is_invited(rows: Connection, standing: Standing, email: str, state: InvitationState) -> bool:
    """Whether an invitation of the agency's own to an address stands so."""
    invitations = accounts.list_invitations(rows, standing.agency_id)
    return any(one.email == email and state_of(one, standing.now_us) == state for one in invitations)


def code_of(world: World, account_id: str, key: str) -> str:
    """Work out the one-time code of an invitation: 120 bits, in groups that can be read out."""
    letters = world.new_id("invitation-code", account_id, key).partition("_")[2]
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def code_hash(code: str) -> str:
    """Return under which name a code is stored, however it was typed."""
    bare = "".join(code.split()).replace("-", "").lower()
    return hashlib.sha256(f"invitation {bare}".encode()).hexdigest()


def without_code(answer: InvitationMade) -> InvitationMade:
    """Take the code out of an answer that is stored."""
    return answer.model_copy(update={"code": ""})


def with_code(world: World, account_id: str, key: str, answer: InvitationMade) -> InvitationMade:
    """Put the code back into an answer that is repeated."""
    return answer.model_copy(update={"code": code_of(world, account_id, key)})


def invite(world: World, rows: Connection, admitted: Admitted[InvitationMade], key: str) -> Iterable[IssuedFact]:
    """Issue an invitation, for as long as the regime says."""
    standing, draft = admitted.standing, cast("InviteColleague", admitted.question).draft
    account_id, days = standing.account_id or "", admitted.regime.agency.invite_days.value
    issued = InvitationFact(
        invitation_id=world.new_id("invitation", account_id, key),
        agency_id=standing.agency_id or "",
        email=draft.email.lower(),
        name=draft.name,
        role=draft.role,
        may_post=draft.may_post,
        invited_us=standing.now_us,
        expires_us=None if days is None else standing.now_us + days * DAY,
        withdrawn_us=None,
        account_id=None,
    )
    code = code_of(world, account_id, key)
    accounts.add_invitation(rows, issued, code_hash(code))
    return [IssuedFact(agency_id=issued.agency_id, invitation=issued, code=code)]


def withdraw(world: World, rows: Connection, admitted: Admitted[InvitationLine], key: str) -> Iterable[InvitationFact]:
    """Take an invitation back."""
    del world, key
    invitation_id = cast("WithdrawInvitation", admitted.question).invitation_id
    accounts.mark_withdrawn(rows, invitation_id, admitted.standing.now_us)
    found = accounts.find_invitation(rows, invitation_id)
    return [found] if found else []


def set_posting(world: World, rows: Connection, admitted: Admitted[Colleague], key: str) -> Iterable[ColleagueFact]:
    """Give a colleague the posting permission, or take it away."""
    del world, key
    question = cast("SetPosting", admitted.question)
    accounts.set_posting(rows, _named(admitted), may_post=question.draft.may_post)
    return _changed(rows, admitted)


def close(world: World, rows: Connection, admitted: Admitted[Colleague], key: str) -> Iterable[ColleagueFact]:
    """Close a colleague's account; its sessions stay, and every question of theirs is refused with the reason."""
    del world, key
    accounts.close_account(rows, _named(admitted))
    return _changed(rows, admitted)


def reopen(world: World, rows: Connection, admitted: Admitted[Colleague], key: str) -> Iterable[ColleagueFact]:
    """Open a colleague's account again; one that is open stays as it is."""
    del world, key
    own = admitted.standing.accounts
    if own and own.named and not own.named.active:
        accounts.reopen_account(rows, own.named.account_id, admitted.standing.now_us)
    return _changed(rows, admitted)


def assign(world: World, rows: Connection, admitted: Admitted[Colleague], key: str) -> Iterable[ColleagueFact]:
    """Let a colleague work within one area, in place of any before it, or within none in particular."""
    del world, key
    area = cast("SetAssignedArea", admitted.question).draft.area
    accounts.set_assigned_area(rows, _named(admitted), ring_of(area) if area else ())
    return _changed(rows, admitted)


def _named(admitted: Admitted[Any]) -> str:
    """Return the account that the standing names.

    Raises
    ------
    LookupError
        If it names none; admission has made sure that it does.
    """
    own = admitted.standing.accounts
    if own is None or own.named is None:
        message = "the standing names no account of the agency's own"
        raise LookupError(message)
    return own.named.account_id


def _changed(rows: Connection, admitted: Admitted[Any]) -> list[ColleagueFact]:
    colleagues = standings.list_colleagues(rows, admitted.standing.agency_id)
    return [one for one in colleagues if one.account_id == _named(admitted)]
