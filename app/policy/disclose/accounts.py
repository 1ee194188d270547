"""How facts about an agency's accounts and invitations become disclosures to its own administrator."""

from __future__ import annotations

from ..account_facts import InvitationFact, IssuedFact, OwnAgencyFact
from ..casefile import Standing
from ..facts import ColleagueFact
from ..invitations import state_of
from ..regime import Regime
from ..wire import accounts, invitations
from ..wire.base import moment
from ..wire.geo import polygon_of


def colleague_of(fact: ColleagueFact) -> accounts.Colleague:
    """Show one account."""
    return accounts.Colleague(
        id=fact.account_id,
        name=fact.name,
        role=fact.role,
        may_post=fact.may_post,
        active=fact.active,
        seen_at=None if fact.seen_us is None else moment(fact.seen_us),
        assigned_area=polygon_of(fact.assigned_area) if fact.assigned_area else None,
    )


def colleague(
    question: object, standing: Standing, facts: tuple[ColleagueFact, ...], regime: Regime
) -> accounts.Colleague | None:
    """Show the account that was changed."""
    del question, standing, regime
    return next((colleague_of(fact) for fact in facts), None)


def colleague_list(
    question: accounts.ListColleagues, standing: Standing, facts: tuple[ColleagueFact, ...], regime: Regime
) -> accounts.ColleagueList:
    """List the accounts of the administrator's own agency by name."""
    del question, standing, regime
    by_name = sorted(facts, key=lambda fact: (fact.name, fact.account_id))
    return accounts.ColleagueList(users=tuple(colleague_of(fact) for fact in by_name))


def line_of(fact: InvitationFact, standing: Standing) -> invitations.InvitationLine:
    """Show one invitation as it stands now."""
    return invitations.InvitationLine(
        id=fact.invitation_id,
        name=fact.name,
        email=fact.email,
        role=fact.role,
        may_post=fact.may_post,
        state=state_of(fact, standing.now_us),
        invited_at=moment(fact.invited_us),
        expires_at=None if fact.expires_us is None else moment(fact.expires_us),
    )


def invitation_line(
    question: object, standing: Standing, facts: tuple[InvitationFact, ...], regime: Regime
) -> invitations.InvitationLine | None:
    """Show the invitation that was changed."""
    del question, regime
    return next((line_of(fact, standing) for fact in facts), None)


def invitation_list(
    question: invitations.ListInvitations, standing: Standing, facts: tuple[InvitationFact, ...], regime: Regime
) -> invitations.InvitationList:
    """List the agency's invitations, newest first."""
    del question, regime
    newest = sorted(facts, key=lambda fact: (-fact.invited_us, fact.invitation_id))
    return invitations.InvitationList(invitations=tuple(line_of(fact, standing) for fact in newest))


def invitation_made(
    question: invitations.InviteColleague, standing: Standing, facts: tuple[IssuedFact, ...], regime: Regime
) -> invitations.InvitationMade | None:
    """Show a fresh invitation with its code."""
    del question, regime
    for fact in facts:
        return invitations.InvitationMade(invitation=line_of(fact.invitation, standing), code=fact.code)
    return None


def agency_sheet(
    question: accounts.ReadAgency, standing: Standing, facts: tuple[OwnAgencyFact, ...], regime: Regime
) -> accounts.AgencySheet | None:
    """Show what is on record about the agency beside what the regime says about agencies."""
    del question, standing
    rules = regime.agency
    roles = rules.staff_roles
    for fact in facts:
        return accounts.AgencySheet(
            name=fact.name,
            kind=fact.kind,
            email_domain=fact.email_domain,
            eligible_kinds=rules.eligible.value,
            staff_roles=roles.value,
            accounts_documented={"administrator", "user"} <= set(roles.value) and not roles.is_assumption,
            obligations=rules.obligations.value,
        )
    return None
