"""Rule: an agency reads its own agreements and ledger, the company's partner manager every agency's."""

from __future__ import annotations

from ..agreement_facts import ReceivedFact
from ..casefile import Standing
from ..decision import Permit, Vote
from ..regime import Regime
from ..roles import Role
from ..rulebook import covers
from ..wire.agreements import (
    EndAgreement,
    ListPartnerAgencies,
    OfferAgreement,
    ReadOwnAgreements,
    ReadPartnerAgency,
    SignAgreement,
)
from ..wire.base import Question
from ..wire.ledger import EnterGift, ReadLedgers, ReadOwnLedger
from .whose_request_is_it import AgencyOwned


@covers(
    ListPartnerAgencies,
    ReadPartnerAgency,
    OfferAgreement,
    EndAgreement,
    ReadOwnAgreements,
    SignAgreement,
    ReadLedgers,
    ReadOwnLedger,
    EnterGift,
)
def whose_agreement_is_it(question: Question[object], standing: Standing, fact: AgencyOwned, regime: Regime) -> Vote:
    """An agency reads its own agreements and ledger, the company's partner manager every agency's."""
    del question, regime
    # What residents shared is theirs and the agency's that has it: the partner manager reads no sum of it either.
    manages = standing.role is Role.PARTNERS and not isinstance(fact, ReceivedFact)
    return Permit() if manages or fact.agency_id == standing.agency_id else None
