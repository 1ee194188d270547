"""The two statements of one rule: what a list query returns is exactly what `decide` allows of everything."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.facts import ReleaseFact, RequestFact
from glassporch.policy.gate import Gate
from glassporch.policy.geometry import square_around
from glassporch.policy.regimes import REGIMES
from glassporch.policy.roles import Role
from glassporch.policy.standard import STANDARD
from glassporch.policy.wire.accounts import ListColleagues
from glassporch.policy.wire.agency import ListIncidents
from glassporch.policy.wire.footage_request import ListRequests, ReadRequest
from glassporch.policy.wire.register import ReadRegister
from glassporch.services.casefiles import load_facts
from glassporch.storage import requests
from glassporch.worlds.world import World
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ..conftest import Bench

AREA = square_around((-69.0, 36.0), 900)
numbers = count()
few = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def world(bench: Bench) -> World:
    return bench.world("assistance-2021")


def agencies(world: World) -> dict[str, str]:
    with world.database.looking() as rows:
        return {row[0]: row[1] for row in rows.execute(text("SELECT id, name FROM agency ORDER BY id"))}


def request(world: World, agency: str, name: str, *, state: str, delivered: bool, filed: int) -> RequestFact:
    with world.database.looking() as rows:
        incident = rows.execute(text("SELECT id FROM incident")).scalars().first()
    return RequestFact(
        request_id=f"req_{next(numbers)}",
        agency_id=agency,
        agency_name=name,
        officer_name="Ofc.",
        incident_id=str(incident),
        incident_type="x",
        case_number="1",
        contact="c",
        message="m",
        area=AREA,
        area_sq_mi=0.3,
        from_us=1,
        to_us=2,
        filed_us=filed,
        state=state,  # type: ignore[arg-type]
        review_note="",
        delivered_us=filed + 5 if delivered else None,
    )


def release(request_id: str, agency: str, expires: int | None) -> ReleaseFact:
    return ReleaseFact(
        release_id=f"rel_{next(numbers)}",
        request_id=request_id,
        agency_id=agency,
        label="Neighbor 1",
        start_us=1,
        end_us=2,
        released_us=3,
        expires_us=expires,
        contact=(("email", "a@b"),),
        picture_sha256="0" * 64,
    )


scenes = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["in-review", "rejected", "queued", "delivered"]),
        st.booleans(),
        st.integers(0, 5),
        st.lists(st.sampled_from([None, -1, 0, 1]), max_size=3),
    ),
    max_size=6,
)


def stand(world: World, agency: str, role: Role = Role.OFFICER) -> Standing:
    own = AgencyStanding(agency, "A", agreement_live=True, kind="police")
    return Standing(role=role, now_us=world.now().clock_us, account_id="x", agency=own)


@few
@given(scene=scenes, regime_id=st.sampled_from(sorted(REGIMES)))
def test_what_a_list_returns_is_exactly_what_decide_allows(world: World, scene: Any, regime_id: str) -> None:
    regime, now, named = REGIMES[regime_id], world.now(), agencies(world)
    facts: list[Any] = []
    with world.database.acting() as rows:
        account = rows.execute(text("SELECT id FROM account")).scalars().first()
        for which, state, delivered, filed, expiries in scene:
            agency, name = list(named.items())[which]
            made = request(world, agency, name, state=state, delivered=delivered, filed=filed)
            requests.add_request(rows, str(account), made)
            facts.append(made)
            for expires in expiries:
                given_away = release(made.request_id, agency, None if expires is None else now.clock_us + expires)
                requests.add_release(rows, given_away, "image/png", b"x")
                facts.append(given_away)
        gate = Gate(STANDARD)
        questions: list[Any] = [ListRequests(), ReadRegister()]
        questions += [ReadRequest(fact.request_id) for fact in facts if isinstance(fact, RequestFact)]
        for agency in named:
            standing = stand(world, agency)
            for question in questions:
                loaded = list(load_facts(world, rows, question, standing, now))
                if isinstance(question, ListRequests):  # the query states the rule once more; an expiry is decide's
                    assert all(fact.agency_id == agency for fact in loaded)
                by_query = gate.decide(question, standing, loaded, regime).covered
                everything = [fact for fact in facts if belongs(fact, question)]
                by_rule = gate.decide(question, standing, everything, regime).covered
                assert sorted(by_query, key=repr) == sorted(by_rule, key=repr)
        rows.rollback()


def belongs(fact: Any, question: Any) -> bool:
    if isinstance(question, ReadRegister):
        return isinstance(fact, RequestFact)
    return not isinstance(question, ReadRequest) or fact.request_id == question.request_id


@pytest.mark.parametrize("question", [ListIncidents(), ListColleagues()])
def test_an_agency_lists_its_own_incidents_and_accounts_and_no_others(world: World, question: Any) -> None:
    regime = REGIMES["assistance-2021"]
    with world.database.looking() as rows:
        loaded = {
            agency: list(load_facts(world, rows, question, stand(world, agency), world.now()))
            for agency in agencies(world)
        }
    everything = [fact for facts in loaded.values() for fact in facts]
    assert everything
    for agency, facts in loaded.items():
        covered = Gate(STANDARD).decide(question, stand(world, agency), everything, regime).covered
        assert sorted(map(repr, covered)) == sorted(map(repr, facts))
        assert all(fact.agency_id == agency for fact in covered)


def test_a_fact_of_another_agency_that_a_query_loaded_by_mistake_is_not_covered(world: World) -> None:
    mine, other, *_ = agencies(world)
    regime = REGIMES["assistance-2021"]
    made = request(world, other, "Other", state="delivered", delivered=True, filed=1)
    given_away = release(made.request_id, other, None)
    for question in (ListRequests(), ReadRequest(made.request_id)):
        assert Gate(STANDARD).decide(question, stand(world, mine), [made, given_away], regime).covered == ()
        own = [replace(made, agency_id=mine), replace(given_away, agency_id=mine)]
        assert Gate(STANDARD).decide(question, stand(world, mine), own, regime).covered == tuple(own)
