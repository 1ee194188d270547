"""A resident's receipt: the whole of their own history, nothing of anybody else's, and the same every time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from glassporch.policy.consent.events import KINDS, PURPOSES, SCOPES
from glassporch.policy.consent.household import answer
from glassporch.policy.consent.receipt_content import receipt_content
from glassporch.policy.consent.receipt_frame import ReceiptFrame
from glassporch.policy.consent.vocabulary import PURPOSE_TERMS, SCOPE_TERMS, STATE_TERMS
from glassporch.policy.wire.public import NOTICE as SIMULATION
from hypothesis import given
from hypothesis import strategies as st

from .histories import ANN, BEN, HOME, NOTICE, NOW, any_history, asked, event

FRAME = ReceiptFrame(
    record_id="record-1",
    principal_id="pseudonym-1",
    issued_us=NOW,
    controller="The simulated company",
    controller_contact="/w/world/about",
    storage="the world's own database",
    jurisdiction="none: simulation",
    withdrawal_method="/w/world/resident/consent",
    language="en",
    notice_location="/w/world/me/choices",
    notice_version=NOTICE,
    agencies={"agency": "Heronsford Police", "other": "Next Town Police"},
)


def receipt(*history: Any, account: str = ANN, frame: ReceiptFrame = FRAME) -> dict[str, Any]:
    return receipt_content(history, HOME, account, frame)


def test_every_field_of_the_structure_is_there() -> None:
    made = receipt(event("given", at=5, served=3, expires=2_000_000, days=30, agency="agency", request="r1"))
    assert made["doc_type"] == "glassporch-consent-receipt"
    assert made["simulation_notice"] == SIMULATION
    assert made["pii_principal_id"] == "pseudonym-1"
    assert made["pii_controllers"][0]["party_name"] == "The simulated company"
    assert made["notice_location"] == "/w/world/me/choices"
    assert made["issued_at"] == "1970-01-01T00:00:00.001000Z"
    (purpose,) = made["purposes"]
    assert purpose["purpose"] == "answer"
    assert purpose["purpose_type"]["iri"] == "https://w3id.org/dpv#ProtectionOfPublicSecurity"
    assert [one["pii_type"] for one in purpose["pii_information"]] == ["clip"]
    assert purpose["recipients"] == [{"party_id": "agency", "party_name": "Heronsford Police"}]
    assert (purpose["state"], purpose["live"], purpose["retention_days"]) == ("given", True, 30)
    assert purpose["expires_at"] == "1970-01-01T00:00:02.000000Z"
    assert purpose["notice"] == {
        "version": NOTICE,
        "digest": "d1",
        "served_at": "1970-01-01T00:00:00.000003Z",
        "language": "en",
    }
    (happened,) = made["events"]
    assert (happened["state"], happened["event_time"]) == ("given", "1970-01-01T00:00:00.000005Z")
    assert happened["consent_id"] == purpose["consent_id"]
    assert happened["entity_id"] == "pseudonym-1"


def test_a_withdrawn_consent_is_shown_with_what_it_had_covered() -> None:
    made = receipt(event("given", at=1, scopes=("audio", "clip"), days=9), event("withdrawn", at=2, scopes=()))
    (purpose,) = made["purposes"]
    assert (purpose["state"], purpose["live"], purpose["retention_days"]) == ("withdrawn", False, 9)
    assert [one["pii_type"] for one in purpose["pii_information"]] == ["clip", "audio"]
    assert [one["state"] for one in made["events"]] == ["given", "withdrawn"]


@pytest.mark.parametrize(
    ("grant", "state"),
    [
        (event("given", expires=NOW), "expired"),
        (event("given", expires=NOW + 1), "given"),
        (event("given", notice="1"), "stale"),
        (event("given", notice="1", expires=NOW), "expired"),
    ],
)
def test_an_end_that_nobody_filed_yet_is_shown(grant: Any, state: str) -> None:
    (purpose,) = receipt(grant)["purposes"]
    assert (purpose["state"], purpose["live"]) == (state, state == "given")


def test_each_choice_has_its_own_entry_and_its_events_point_to_it() -> None:
    made = receipt(event("given", at=1), event("refused", at=2, request="r1"), event("withdrawn", at=3))
    assert [(one["consent_id"], one["state"]) for one in made["purposes"]] == [
        ("consent-1", "withdrawn"),
        ("consent-2", "refused"),
    ]
    assert [one["consent_id"] for one in made["events"]] == ["consent-1", "consent-2", "consent-1"]


def test_the_company_signs_for_its_own_events() -> None:
    made = receipt(event("requested", at=1), event("given", at=2, expires=5), event("expired", at=6))
    assert [one["entity_id"] for one in made["events"]] == ["controller-1", "pseudonym-1", "controller-1"]


def test_an_agency_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="agency x is in the history and not in the frame"):
        receipt(event("given", agency="x"))


def test_every_kind_purpose_and_scope_has_a_term_of_the_vocabulary() -> None:
    assert (set(STATE_TERMS), set(PURPOSE_TERMS), set(SCOPE_TERMS)) == (set(KINDS), set(PURPOSES), set(SCOPES))
    for term in (*STATE_TERMS.values(), *PURPOSE_TERMS.values(), *SCOPE_TERMS.values()):
        assert re.fullmatch(r"https://w3id\.org/dpv(/pd)?#[A-Z][A-Za-z]+", term.iri)
        assert term.iri.rpartition("#")[2].lower() == term.label.replace(" ", "").lower()


@given(st.data(), any_history())
def test_the_same_history_gives_the_same_receipt_in_whatever_order_it_is_read(
    data: st.DataObject, history: Any
) -> None:
    shuffled = data.draw(st.permutations(history))
    assert json.dumps(receipt(*history)) == json.dumps(receipt(*shuffled))


@given(any_history())
def test_a_receipt_is_plain_json_that_comes_back_as_it_was(history: Any) -> None:
    made = receipt(*history)
    assert json.loads(json.dumps(made, allow_nan=False)) == made


@given(any_history())
def test_a_receipt_says_nothing_of_others_and_names_neither_account_nor_household(history: Any) -> None:
    named = [replace(one, account_id=f"account-{one.account_id}") for one in history]
    text = json.dumps(receipt_content(named, HOME, f"account-{ANN}", FRAME))
    assert "account-" not in text
    assert HOME not in text
    own = [one for one in named if one.account_id == f"account-{ANN}" and one.household_id == HOME]
    assert text == json.dumps(receipt_content(own, HOME, f"account-{ANN}", FRAME))


@given(any_history(), st.integers(0, 8))
def test_a_receipt_shows_what_was_known_when_it_was_issued(history: Any, until: int) -> None:
    frame = replace(FRAME, issued_us=until)
    assert receipt(*history, frame=frame) == receipt(*[one for one in history if one.at_us <= until], frame=frame)
    assert all(
        one["event_time"] <= receipt(frame=frame)["issued_at"] for one in receipt(*history, frame=frame)["events"]
    )


@given(any_history())
def test_a_household_never_answers_yes_where_no_receipt_of_a_resident_shows_a_live_consent(history: Any) -> None:
    if answer(history, asked(), frozenset({ANN, BEN}), NOW, "any-may-share"):
        shown = [one for who in (ANN, BEN) for one in receipt(*history, account=who)["purposes"]]
        assert any(one["live"] and one["purpose"] == "answer" for one in shown)


def test_a_receipt_issued_with_a_choice_shows_that_choice() -> None:
    assert len(receipt(event("given", at=NOW, served=NOW))["events"]) == 1


def test_an_event_names_the_scopes_that_it_gave_and_no_others() -> None:
    made = receipt(event("given", at=1, scopes=("contact", "clip")))
    assert made["events"][0]["scopes"] == ["clip", "contact"]


def test_a_choice_for_no_agency_in_particular_says_whom_it_concerns() -> None:
    answers, lasting = receipt(event("given", request="r1")), receipt(event("given", purpose="requests"))
    assert answers["purposes"][0]["recipients"] == [
        {"party_id": None, "party_name": "the agency that sent the request"}
    ]
    [everybody] = lasting["purposes"][0]["recipients"]
    assert "every" in everybody["party_name"]
