"""The rules about statements: which step can be taken when, who has the last word, and who reads what."""

from __future__ import annotations

from itertools import product
from typing import Any, get_args

import pytest
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.gate import Admitted, Gate
from glassporch.policy.regimes import REGIMES
from glassporch.policy.released import Refused
from glassporch.policy.roles import Role
from glassporch.policy.standard import STANDARD
from glassporch.policy.statement_facts import OwnStatement, StatementFact, VersionFact
from glassporch.policy.wire.statements import (
    EditStatement,
    ListPublished,
    ListStatements,
    PublishStatement,
    ReadStatement,
    ReviewStatement,
    StatementEdit,
    StatementState,
    StatementVerdict,
    SubmitStatement,
    WithdrawStatement,
)

REGIME = REGIMES["heat-map-2018"]
STATES: tuple[StatementState, ...] = get_args(StatementState)
AGENCY = AgencyStanding("age_1", "Police", agreement_live=True, kind="police")
WORDING = StatementEdit(title="Title", text="Text")
APPROVES = StatementVerdict(verdict="approve")


def asker(role: Role, state: StatementState | None, *, company: bool = True) -> Standing:
    own = None if state is None else OwnStatement("sta_1", state, company)
    agency = None if role is Role.PARTNERS else AGENCY
    return Standing(role=role, now_us=0, account_id="acc_1", agency=agency, statement=own)


def codes(question: Any, standing: Standing) -> set[str]:
    answer = Gate(STANDARD).admit(question, standing, REGIME)
    if isinstance(answer, Refused):
        return {reason.code for reason in answer.reasons}
    assert isinstance(answer, Admitted)
    return set()


@pytest.mark.parametrize(("state", "company"), list(product(STATES, (True, False))))
def test_nothing_is_published_without_approval_where_the_company_has_the_last_word(
    state: StatementState, *, company: bool
) -> None:
    may = state == "approved" or (state == "drafting" and not company)
    assert (codes(PublishStatement("sta_1"), asker(Role.OFFICER, state, company=company)) == set()) is may


@pytest.mark.parametrize("state", STATES)
def test_a_statement_moves_from_where_it_stands_and_from_nowhere_else(state: StatementState) -> None:
    admin, manager = asker(Role.ADMINISTRATOR, state), asker(Role.PARTNERS, state)
    can = {
        "edit": codes(EditStatement("sta_1", WORDING), admin) == set(),
        "submit": codes(SubmitStatement("sta_1"), admin) == set(),
        "withdraw": codes(WithdrawStatement("sta_1"), admin) == set(),
        "review": codes(ReviewStatement("sta_1", APPROVES), manager) == set(),
    }
    assert can["edit"] is (state in {"drafting", "changes-proposed", "approved", "rejected"})
    assert can["submit"] is (state in {"drafting", "changes-proposed"})
    assert can["withdraw"] is (state not in {"published", "withdrawn"})
    assert can["review"] is (state == "in-review")


def test_what_is_not_in_ones_books_is_unknown() -> None:
    for question in (EditStatement("sta_1", WORDING), SubmitStatement("sta_1"), PublishStatement("sta_1")):
        assert codes(question, asker(Role.OFFICER, None)) == {"statement-unknown"}
    assert codes(ReviewStatement("sta_1", APPROVES), asker(Role.PARTNERS, None)) == {"statement-unknown"}


def test_nothing_is_submitted_where_no_approval_is_asked_for() -> None:
    assert codes(SubmitStatement("sta_1"), asker(Role.OFFICER, "drafting", company=False)) == {"no-approval-needed"}


@pytest.mark.parametrize(("verdict", "edit"), [("propose", None), ("approve", WORDING), ("reject", WORDING)])
def test_a_proposal_and_nothing_else_brings_its_own_wording(verdict: Any, edit: Any) -> None:
    asked = ReviewStatement("sta_1", StatementVerdict(verdict=verdict, edit=edit))
    assert codes(asked, asker(Role.PARTNERS, "in-review")) == {"wording-missing"}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.RESIDENT, Role.MODERATOR, Role.PUBLIC])
def test_nobody_but_the_partner_manager_reviews(role: Role) -> None:
    assert "not-served" in codes(ReviewStatement("sta_1", APPROVES), asker(role, "in-review"))


def fact(*, agency_id: str = "age_1", submitted: bool = False, published_us: int | None = None) -> StatementFact:
    return StatementFact(
        statement_id="sta_1",
        agency_id=agency_id,
        agency_name="Police",
        kind="press-release",
        state="drafting",
        needs_approval=True,
        checks_terms=True,
        submitted=submitted,
        versions=(
            VersionFact(0, "drafted", "agency", "A", 0, "First", "surveillance", ""),
            VersionFact(1, "submitted", "agency", "A", 1, "Second", "surveillance", ""),
            VersionFact(2, "edited", "agency", "A", 2, "Third", "cameras", ""),
        ),
        published_us=published_us,
    )


def covered(question: Any, standing: Standing, one: StatementFact) -> bool:
    return bool(Gate(STANDARD).decide(question, standing, (one,), REGIME).covered)


def test_an_agency_reads_its_own_and_the_company_what_was_submitted() -> None:
    officer, manager = asker(Role.OFFICER, None), asker(Role.PARTNERS, None)
    for question in (ListStatements(), ReadStatement("sta_1")):
        assert covered(question, officer, fact())
        assert not covered(question, officer, fact(agency_id="age_2", submitted=True))
        assert covered(question, manager, fact(submitted=True))
        assert not covered(question, manager, fact())


def test_the_public_reads_what_was_published_and_none_of_its_history() -> None:
    public = Standing(role=Role.PUBLIC, now_us=0)
    assert covered(ListPublished(), public, fact(published_us=1))
    assert not covered(ListPublished(), public, fact(submitted=True))
    shown = STANDARD.disclosers[ListPublished](ListPublished(), public, (fact(published_us=1),), REGIME)
    assert shown.model_dump()["statements"][0].keys() == {"agency", "kind", "title", "text", "published_at"}


def test_the_company_sees_no_wording_that_the_agency_kept_to_itself() -> None:
    shown = STANDARD.disclosers[ReadStatement](
        ReadStatement("sta_1"), asker(Role.PARTNERS, None), (fact(submitted=True),), REGIME
    )
    assert (shown.title, shown.text) == ("Second", "surveillance")
    assert [version.step for version in shown.versions] == ["submitted"]
    assert [term.words for term in shown.terms] == ["surveillance"]
