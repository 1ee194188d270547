"""The rules on agreements and the ledger: what is offered, who signs, how it ends, what is given, who reads what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from glassporch.policy.agreement_facts import (
    AgreementFact,
    Clause,
    Dealings,
    EntryFact,
    InForceFact,
    ReceivedFact,
    TermsFact,
)
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.gate import Gate
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.released import Refused
from glassporch.policy.roles import Role
from glassporch.policy.standard import STANDARD
from glassporch.policy.units import DAY
from glassporch.policy.wire.agreements import (
    AgreementDraft,
    ClauseDraft,
    EndAgreement,
    ListAgreementsInForce,
    OfferAgreement,
    ReadOwnAgreements,
    SignAgreement,
    Signatory,
    SigningDraft,
    TerminationDraft,
)
from glassporch.policy.wire.base import moment
from glassporch.policy.wire.ledger import EnterGift, EntryDraft, ReadLedgers, ReadOwnLedger

REGIME = REGIMES["heat-map-2018"]
NOW = 1_540_000_000 * 1_000_000
AGENCY = AgencyStanding("age_1", "Police", agreement_live=True, kind="police")
CHIEF = Standing(role=Role.ADMINISTRATOR, now_us=NOW, account_id="acc_1", agency=AGENCY, dealings=Dealings())
MANAGER = Standing(role=Role.PARTNERS, now_us=NOW, account_id="acc_2", other_agency=AGENCY, dealings=Dealings())
ROLES = ("press", "social-media", "investigation", "community")
SIGNED = SigningDraft(agree=True, signatories=tuple(Signatory(role=role, name="A. Holder") for role in ROLES))
OFFER = AgreementFact(
    agreement_id="agr_1", agency_id="age_1", form="memorandum", clauses=(Clause("promotion"),), signatories=(),
    drafted_us=NOW, signed_us=None, starts_us=NOW, ends_us=None, closed_us=None, notice_days=30, state="offered",
)  # fmt: skip


def codes(question: Any, standing: Standing, regime: Regime = REGIME) -> set[str]:
    answer = Gate(STANDARD).admit(question, standing, regime)
    return {reason.code for reason in answer.reasons} if isinstance(answer, Refused) else set()


def covers(cause: Any, fact: Any, standing: Standing, regime: Regime = REGIME) -> bool:
    return bool(Gate(STANDARD).decide(cause, standing, [fact], regime).covered)


def dealt(standing: Standing, **changes: Any) -> Standing:
    return replace(standing, dealings=replace(Dealings(), **changes))


def offered(standing: Standing = MANAGER, regime: Regime = REGIME, **changes: Any) -> set[str]:
    body: dict[str, Any] = {"clauses": (), "starts": moment(NOW)} | changes
    return codes(OfferAgreement("age_1", AgreementDraft(**body)), standing, regime)


def test_an_offer_goes_to_one_agency_that_is_let_in_and_waits_for_no_other_answer() -> None:
    assert offered() == set()
    assert offered(replace(MANAGER, other_agency=None)) == {"agency-unknown"}
    fire = replace(MANAGER, other_agency=replace(AGENCY, kind="fire"))
    assert offered(fire) == (set() if "fire" in REGIME.agency.eligible.value else {"agency-unknown"})
    assert offered(dealt(MANAGER, open_offer=True)) == {"offer-open"}
    assert offered(renews="agr_9") == {"agreement-unknown"}
    assert offered(dealt(MANAGER, named=OFFER), renews="agr_1") == set()


def test_an_agreement_begins_within_a_year_ends_within_ten_and_stands_alone() -> None:
    assert offered(starts=moment(NOW - 1)) == {"start-unusable"}
    assert offered(starts=moment(NOW + 366 * DAY)) == set()
    assert offered(starts=moment(NOW + 366 * DAY + 1)) == {"start-unusable"}
    assert offered(ends=moment(NOW)) == {"end-unusable"}
    assert offered(ends=moment(NOW + 3_653 * DAY)) == set()
    assert offered(ends=moment(NOW + 3_653 * DAY + 1)) == {"end-unusable"}
    assert offered(dealt(MANAGER, latest_end_us=NOW)) == set()
    assert offered(dealt(MANAGER, latest_end_us=NOW + 1)) == {"still-bound"}
    assert offered(dealt(MANAGER, latest_end_us=None)) == {"still-bound"}


def test_an_offer_holds_clauses_that_its_era_knows_once_each() -> None:
    assert offered(clauses=(ClauseDraft(name="promotion"),)) == set()
    assert offered(clauses=(ClauseDraft(name="promotion"),) * 2) == {"clause-repeated"}
    assert offered(regime=REGIMES["assistance-2021"], clauses=(ClauseDraft(name="promotion"),)) == {"clause-unknown"}


def test_an_administrator_signs_an_offer_that_waits_and_names_every_role() -> None:
    waiting = dealt(CHIEF, named=OFFER)
    assert codes(SignAgreement("agr_1", SIGNED), waiting) == set()
    assert codes(SignAgreement("agr_1", SIGNED), CHIEF) == {"offer-unknown"}
    for state in ("declined", "lapsed", "signed", "in-force", "expired", "terminated"):
        over = dealt(CHIEF, named=replace(OFFER, state=state))
        assert codes(SignAgreement("agr_1", SIGNED), over) == {"offer-unknown"}
    fewer = SigningDraft(agree=True, signatories=SIGNED.signatories[1:])
    assert codes(SignAgreement("agr_1", fewer), waiting) == {"role-missing"}
    assert codes(SignAgreement("agr_1", SigningDraft(agree=False)), waiting) == set()
    more = SigningDraft(agree=True, signatories=(*SIGNED.signatories, Signatory(role="mascot", name="Otto")))
    assert codes(SignAgreement("agr_1", more), waiting) == {"role-unknown"}


def test_an_offer_that_holds_what_the_rules_no_longer_know_can_only_be_declined() -> None:
    waiting, later = dealt(CHIEF, named=OFFER), REGIMES["assistance-2021"]
    assert codes(SignAgreement("agr_1", SIGNED), waiting, later) == {"terms-outdated"}
    assert codes(SignAgreement("agr_1", SigningDraft(agree=False)), waiting, later) == set()


@pytest.mark.parametrize("side", [CHIEF, MANAGER])
def test_either_side_ends_an_agreement_once_and_only_the_company_takes_an_offer_back(side: Standing) -> None:
    ends = EndAgreement("agr_1", TerminationDraft(reason="The program ends."))

    def tried(**changes: Any) -> set[str]:
        return codes(ends, dealt(side, named=replace(OFFER, **changes)))

    assert codes(ends, side) == {"agreement-unknown"}
    assert tried() == (set() if side is MANAGER else {"offer-open"})
    assert tried(state="in-force") == tried(state="signed") == set()
    assert tried(state="in-force", closed_us=NOW + DAY) == {"notice-given"}
    for state in ("declined", "lapsed", "expired", "terminated"):
        assert tried(state=state) == {"agreement-over"}


def test_the_company_gives_what_a_clause_in_force_leaves_and_no_more() -> None:
    clauses = (Clause("camera-donation", number=3),)
    live = dealt(MANAGER, live=replace(OFFER, state="in-force", clauses=clauses), given=2)

    def given(standing: Standing, number: int, kind: Any = "cameras-given", regime: Regime = REGIME) -> set[str]:
        return codes(EnterGift("age_1", EntryDraft(kind=kind, number=number)), standing, regime)

    assert given(live, 1) == set()
    assert given(live, 2) == {"more-than-agreed"}
    assert given(MANAGER, 1) == {"clause-missing"}
    assert given(live, 1, "credits-redeemed") == {"clause-missing"}
    assert given(live, 1, regime=REGIMES["assistance-2021"]) == {"clause-missing"}


def test_an_agency_reads_its_own_agreements_the_partner_manager_every_agencys() -> None:
    assert covers(ReadOwnAgreements(), OFFER, CHIEF)
    assert not covers(ReadOwnAgreements(), replace(OFFER, agency_id="age_2"), CHIEF)
    given = EntryFact(agency_id="age_2", kind="cameras-given", at_us=0, number=1, agency_usd=0, company_usd=1)
    assert covers(ReadLedgers(), given, MANAGER)


def test_what_residents_shared_is_counted_for_its_own_agency_alone_and_while_it_can_be_read() -> None:
    clip = ReceivedFact(agency_id="age_1", start_us=0, end_us=1, size=1, expires_us=None, withdrawn_us=None)
    assert covers(ReadOwnLedger(), clip, CHIEF)
    assert not covers(ReadLedgers(), clip, MANAGER)
    assert covers(ReadOwnLedger(), replace(clip, expires_us=NOW + 1), CHIEF)
    assert not covers(ReadOwnLedger(), replace(clip, expires_us=NOW), CHIEF)
    assert not covers(ReadOwnLedger(), replace(clip, withdrawn_us=0), CHIEF)


def test_downloads_are_told_only_where_the_era_credits_them() -> None:
    entry = EntryFact(agency_id="age_1", kind="download-credited", at_us=0, number=1, agency_usd=0, company_usd=0)

    def told(usd: int) -> bool:
        rules = replace(REGIME.partnership, download_credit_usd=Known(usd, "OWN"))
        return covers(ReadOwnLedger(), entry, CHIEF, replace(REGIME, partnership=rules))

    assert told(10)
    assert not told(0)


def test_of_a_confidential_agreement_the_public_reads_its_name_at_most() -> None:
    public = Standing(role=Role.PUBLIC, now_us=NOW)
    name = InForceFact(agency_id="age_1", agency_name="Police", kind="police", confidential=False)
    terms = TermsFact(agency_id="age_1", kind="police", confidential=False, form="memorandum", since_us=0, clauses=())
    for record in ("none", "agency-names", "quarterly-counts", "full-text"):
        regime = replace(REGIME, records=replace(REGIME.records, public_record=Known(record, "OWN")))
        assert covers(ListAgreementsInForce(), name, public, regime)
        assert covers(ListAgreementsInForce(), terms, public, regime)
        secret = covers(ListAgreementsInForce(), replace(name, confidential=True), public, regime)
        assert secret is (record != "none")
        assert not covers(ListAgreementsInForce(), replace(terms, confidential=True), public, regime)
