"""The rules on legal demands: what a paper gives, how broad and long it is, what it reaches, and who is told when."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from glassporch.policy.acts_around import Produce
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.decision import Reason
from glassporch.policy.demand_facts import DemandFact, HeldAccount, HeldClip, ProducedFact, ReportFact, Subject
from glassporch.policy.gate import Gate
from glassporch.policy.own_books import PaperStanding
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.released import Refused
from glassporch.policy.roles import Role
from glassporch.policy.rules.when_a_resident_is_told import when_a_resident_is_told
from glassporch.policy.rules.who_is_told_of_a_demand import who_is_told_of_a_demand
from glassporch.policy.standard import STANDARD
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import moment
from glassporch.policy.wire.demand import (
    DecideDemand,
    DecisionDraft,
    DemandDraft,
    FetchProduced,
    FetchProducedEvidence,
    FileDemand,
    ListPapers,
    Narrowing,
    ReadDemand,
)
from glassporch.policy.wire.legal_report import ReadLegalReport

REGIME = REGIMES["reference-blind"]
NOW = 1_640_000_000 * 1_000_000
AGENCY = AgencyStanding("age_1", "A", agreement_live=True, kind="police")
OFFICER = Standing(role=Role.OFFICER, now_us=NOW, account_id="acc_1", agency=AGENCY)
DESK = Standing(role=Role.LEGAL, now_us=NOW, account_id="acc_2")
PAPER = PaperStanding("dem_1", "in-review", names_an_account=True, from_us=NOW - DAY, to_us=NOW, wants=("content",))
DEMAND = DemandFact(
    demand_id="dem_1", agency_id="age_1", agency_name="A", officer_name="O", kind="warrant", authority="C",
    paper_number="1", subject=Subject(name="N", email="", street="", block=None), wants=("content",), from_us=0,
    to_us=1, secrecy="none", gag_until_us=None, words="", in_danger="", no_time="", filed_us=0, regime_id="",
)  # fmt: skip
MADE = ProducedFact(
    production_id="pro_1", demand_id="dem_1", agency_id="age_1", start_us=0, end_us=1, media_type="", sha256="a"
)
CLIP = HeldClip(clip_id="c", household_id="h", start_us=NOW - 100, end_us=NOW - 50, sealed=False, preserved=False)
ACT = Produce(
    kind="warrant", reach=("account-data", "content"), names_an_account=True, households=frozenset({"h"}),
    consented=frozenset(), from_us=NOW - DAY, to_us=NOW, now_us=NOW,
)  # fmt: skip


def legal(**changes: Any) -> Regime:
    return replace(
        REGIME, legal=replace(REGIME.legal, **{name: Known(value, "OWN") for name, value in changes.items()})
    )


def why_not(question: Any, standing: Standing, regime: Regime = REGIME) -> list[Reason]:
    answer = Gate(STANDARD).admit(question, standing, regime)
    return list(answer.reasons) if isinstance(answer, Refused) else []


def codes(question: Any, standing: Standing, regime: Regime = REGIME) -> set[str]:
    return {reason.code for reason in why_not(question, standing, regime)}


def demand(**changes: Any) -> FileDemand:
    body: dict[str, Any] = {
        "kind": "warrant", "authority": "Court", "paper_number": "1", "name": "N", "wants": ("content",),
        "window_from": moment(NOW - DAY), "window_to": moment(NOW),
    }  # fmt: skip
    return FileDemand(DemandDraft(**(body | changes)))


def filed(regime: Regime = REGIME, **changes: Any) -> set[str]:
    return codes(demand(**changes), OFFICER, regime)


def decided(regime: Regime = REGIME, paper: PaperStanding | None = PAPER, **changes: Any) -> set[str]:
    draft = DecisionDraft(**({"outcome": "full"} | changes))
    return codes(DecideDemand("dem_1", draft), replace(DESK, paper=paper), regime)


def covers(cause: Any, fact: Any, standing: Standing = OFFICER, regime: Regime = REGIME) -> bool:
    return bool(Gate(STANDARD).decide(cause, standing, [fact], regime).covered)


def test_a_paper_gives_what_the_rules_name_for_it_and_nothing_else() -> None:
    assert filed() == set()
    assert filed(kind="subpoena") == {"paper-gives-no-content"}
    assert filed(kind="subpoena", wants=("account-data",)) == {"paper-gives-no-account-data"}
    assert filed(legal(account_data_by=("subpoena",)), kind="subpoena", wants=("account-data",)) == set()
    assert filed(kind="preservation") == set()


def test_whoever_is_refused_reads_which_papers_would_give_it() -> None:
    regime = legal(content_by=("warrant",), account_data_by=("court-order", "warrant"))
    footage = "A subpoena gives no footage. It takes one of: warrant."
    accounts = "A subpoena gives no account data. It takes one of: court order, warrant."
    for wants, told in ((("content",), footage), (("account-data",), accounts)):
        assert [one.text for one in why_not(demand(kind="subpoena", wants=wants), OFFICER, regime)] == [told]


def test_a_paper_without_court_or_number_is_none_but_verified_consent_needs_neither() -> None:
    assert filed(authority="") == filed(paper_number="") == {"paper-missing"}
    assert filed(kind="verified-consent", authority="", paper_number="") == set()


def test_an_emergency_says_who_is_in_danger_and_why_there_is_no_time_where_the_rules_know_emergencies() -> None:
    said = {"kind": "emergency", "in_danger": "A child.", "no_time": "Now."}
    assert filed(**said) == set()
    assert filed(**(said | {"in_danger": ""})) == filed(**(said | {"no_time": ""})) == {"danger-missing"}
    assert filed(legal(emergency_disclosure=False), **said) == {"no-emergency-disclosure"}


def test_a_demands_window_has_ended_and_spans_31_days_at_most_where_the_company_narrows() -> None:
    assert filed(window_to=moment(NOW + 1)) == {"window-in-future"}
    longest = moment(NOW) - timedelta(days=31)
    assert filed(window_from=longest) == set()
    assert filed(window_from=longest - timedelta(microseconds=1)) == {"window-too-long"}
    assert filed(legal(narrows=False), window_from=longest - timedelta(days=300)) == set()


def test_a_demand_is_decided_once_and_with_grounds_for_less_than_all() -> None:
    assert decided() == set()
    assert decided(paper=None) == {"demand-unknown"}
    for state in ("on-its-way", "answered", "refused", "preserved"):
        assert decided(paper=replace(PAPER, state=state)) == {"demand-decided"}
    assert decided(outcome="none") == {"ground-missing"}
    assert decided(outcome="none", grounds=("paper-defective",)) == set()


def test_where_the_company_narrows_it_complies_with_no_demand_for_everybody_of_a_place() -> None:
    everybody = replace(PAPER, names_an_account=False)
    assert decided(paper=everybody) == {"demand-overbroad"}
    assert decided(paper=everybody, outcome="none", grounds=("no-account-named",)) == set()
    assert decided(legal(narrows=False), paper=everybody) == set()


def test_what_is_left_of_a_demand_lies_within_it() -> None:
    def part(from_us: int, to_us: int, *wants: str, regime: Regime = REGIME) -> set[str]:
        left = Narrowing(window_from=moment(from_us), window_to=moment(to_us), wants=wants)
        return decided(regime, outcome="partial", grounds=("window-too-wide",), narrowed=left)

    assert part(PAPER.from_us, PAPER.to_us, "content") == set()
    assert part(PAPER.from_us - 1, PAPER.to_us, "content") == {"narrowing-outside"}
    assert part(PAPER.from_us, PAPER.to_us + 1, "content") == {"narrowing-outside"}
    assert part(PAPER.to_us, PAPER.from_us, "content") == {"narrowing-outside"}
    assert part(PAPER.from_us, PAPER.to_us, "account-data") == {"narrowing-outside"}
    assert part(PAPER.from_us, PAPER.to_us, "content", regime=legal(narrows=False)) == {"no-narrowing"}
    assert decided(outcome="partial", grounds=("window-too-wide",)) == {"narrowing-outside"}


def test_a_demand_reaches_the_one_household_that_answers_to_it_in_its_window() -> None:
    assert covers(ACT, CLIP)
    assert not covers(ACT, replace(CLIP, household_id="other"))
    assert not covers(replace(ACT, households=frozenset({"h", "other"})), CLIP)
    assert not covers(replace(ACT, names_an_account=False), CLIP)
    assert covers(replace(ACT, households=frozenset({"h", "other"})), CLIP, regime=legal(narrows=False))
    for window in ({"from_us": CLIP.end_us + 1}, {"to_us": CLIP.start_us - 1}):
        assert not covers(replace(ACT, **window), CLIP)
    assert not covers(replace(ACT, reach=("account-data",)), CLIP)
    assert not covers(replace(ACT, reach=("content",)), HeldAccount("h", ()))


def test_a_paper_that_names_one_resident_reaches_no_housemates_account_and_their_common_clips() -> None:
    act = replace(ACT, reach=("account-data", "content"))
    assert covers(act, HeldAccount("h", ()))
    assert not covers(act, HeldAccount("h", (), named=False))
    assert covers(act, HeldAccount("h", (), named=False), regime=legal(narrows=False))
    assert covers(act, CLIP)


def test_a_demand_reaches_nothing_that_is_sealed_gone_or_not_agreed_to() -> None:
    assert not covers(ACT, replace(CLIP, sealed=True))
    gone = NOW - REGIME.sharing.cloud_days.value * DAY
    old = replace(CLIP, start_us=gone - 1, end_us=gone)
    assert not covers(replace(ACT, from_us=0), old)
    assert covers(replace(ACT, from_us=0), replace(old, preserved=True))
    assert not covers(replace(ACT, kind="verified-consent"), CLIP)
    assert covers(replace(ACT, kind="verified-consent", consented=frozenset({"h"})), CLIP)
    assert not covers(replace(ACT, kind="preservation"), CLIP)
    assert not covers(replace(ACT, kind="subpoena"), CLIP)


def test_a_resident_is_told_seven_days_before_anything_leaves_unless_a_court_bars_it() -> None:
    plain = when_a_resident_is_told(DEMAND, NOW, REGIME)
    assert (plain.told_us, plain.leaves_us) == (NOW, NOW + 7 * DAY)
    until = NOW + 40 * DAY
    gagged = when_a_resident_is_told(replace(DEMAND, secrecy="gagged", gag_until_us=until), NOW, REGIME)
    assert (gagged.told_us, gagged.leaves_us) == (until, NOW)
    later = NOW + REGIME.legal.delayed_notice_days.value * DAY
    assert when_a_resident_is_told(replace(DEMAND, secrecy="delayed"), NOW, REGIME).told_us == later
    lapsed = replace(DEMAND, secrecy="gagged", gag_until_us=NOW - 1)
    assert when_a_resident_is_told(lapsed, NOW, REGIME).told_us == NOW


def test_where_the_rules_tell_nobody_only_whoever_is_to_agree_is_told() -> None:
    silent = legal(tells_the_resident=False)
    assert when_a_resident_is_told(DEMAND, NOW, silent).told_us is None
    assert when_a_resident_is_told(replace(DEMAND, kind="emergency"), NOW, silent).told_us is None
    assert when_a_resident_is_told(replace(DEMAND, secrecy="gagged"), NOW, silent).told_us is None
    assert when_a_resident_is_told(replace(DEMAND, kind="verified-consent"), NOW, silent).told_us == NOW
    assert when_a_resident_is_told(replace(DEMAND, kind="emergency"), NOW, REGIME) == when_a_resident_is_told(
        replace(DEMAND, kind="emergency", secrecy="gagged", gag_until_us=NOW + DAY), NOW, REGIME
    )


@pytest.mark.parametrize(
    ("since_us", "left_us", "told"),
    [(0, None, True), (5, None, True), (6, None, False), (0, 6, True), (0, 5, False), (6, 9, False)],
)
def test_a_demand_concerns_whoever_lived_there_when_it_was_filed(
    since_us: int, left_us: int | None, *, told: bool
) -> None:
    assert who_is_told_of_a_demand(since_us, left_us, 5) is told


@pytest.mark.parametrize("question", [ReadDemand("dem_1"), FetchProduced("pro_1"), FetchProducedEvidence("pro_1")])
def test_what_was_produced_is_its_agencys_alone_and_until_its_term_is_over(question: Any) -> None:
    assert covers(question, MADE)
    assert not covers(question, replace(MADE, agency_id="age_2"))
    assert not covers(question, MADE, DESK)
    assert covers(question, replace(MADE, expires_us=NOW + 1))
    assert not covers(question, replace(MADE, expires_us=NOW))


def test_the_legal_desk_reads_papers_and_nothing_that_was_produced() -> None:
    assert covers(ListPapers(), DEMAND, DESK)
    assert not covers(ListPapers(), MADE, DESK)
    assert not covers(ListPapers(), DEMAND, OFFICER)


def test_of_demands_the_public_reads_the_published_reports_and_nothing_else() -> None:
    public = Standing(role=Role.PUBLIC, now_us=NOW)
    assert covers(ReadLegalReport(), ReportFact("2021-H1", 0, "{}"), public)
    assert not covers(ReadLegalReport(), DEMAND, public)
    assert not covers(ReadLegalReport(), MADE, public)
