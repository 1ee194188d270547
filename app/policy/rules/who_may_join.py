"""Rule: an administrator invites whom the regime lets have an account, once."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.invitations import InviteColleague

NO_DOMAIN = Reason(
    "no-official-domain",
    "The regime in force wants an address of the agency's own, and no domain is on record for your agency.",
)
HAS_ACCOUNT = Reason("has-account", "A colleague with this address has an account already. See the list of accounts.")
IS_INVITED = Reason(
    "already-invited", "An invitation to this address is open already. Withdraw it first to send another."
)


@admits(InviteColleague)
def who_may_join(question: InviteColleague, standing: Standing, regime: Regime) -> Vote:
    """An administrator invites whom the regime lets have an account, once."""
    domain = standing.agency.email_domain if standing.agency else ""
    if regime.agency.official_email_only.value and not is_official(question.draft.email, domain):
        return Forbid(_not_official(domain))
    if standing.accounts is None or standing.accounts.address_has_account:
        return Forbid(HAS_ACCOUNT)
    return Forbid(IS_INVITED) if standing.accounts.address_invited else None


def is_official(email: str, domain: str) -> bool:
    """Return whether an address lies in an agency's own domain, or in a part of it; in none where there is no domain.

    Parameters
    ----------
    email, domain : str
        In any case of letters.
    """
    host, own = email.rpartition("@")[2].lower(), domain.lower()
    return own != "" and (host == own or host.endswith(f".{own}"))


def _not_official(domain: str) -> Reason:
    if not domain:
        return NO_DOMAIN
    return Reason(
        "not-official-email",
        f"The regime in force wants an address of your agency's own. Use one that ends in @{domain}.",
    )
