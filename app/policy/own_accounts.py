"""What an agency's own books hold about an account or an invitation that a question names. It decides nothing.

An administrator's question may be judged by these, and the judgement may be explained: nothing in them is about a
resident, and an account or an invitation of another agency is never among them.
"""

from __future__ import annotations

from dataclasses import dataclass

from .roles import Role


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """An account of the asker's own agency."""

    account_id: str
    role: Role
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAccounts:
    """What the books of the asker's own agency hold.

    Parameters
    ----------
    named : OwnAccount or None
        The account that the question names, if it is the asker's own agency's.
    open_administrators : int
        How many of the agency's administrators have an open account.
    invitation_open : bool or None
        Whether the invitation that the question names can still be accepted; None: the agency has no such invitation.
    address_has_account : bool
        Whether one of the agency's own accounts signs in with the address that the question names.
    address_invited : bool
        Whether an invitation of the agency's to that address is open.
    """

    named: OwnAccount | None = None
    open_administrators: int = 0
    invitation_open: bool | None = None
    address_has_account: bool = False
    address_invited: bool = False
