"""Signed documents and receipts: what is changed, unknown or no document at all is refused by name. No database."""

import base64
import json

import pytest
from glassporch.evidence.canonical import MAX_DOCUMENT_BYTES, NotJsonError, canonical
from glassporch.evidence.receipt import about, agrees_to_clips, footage_of, verify_receipt
from glassporch.evidence.signing import MANIFEST, RECEIPT, Failure, public_hex, sign_document, verify_document
from glassporch.policy.consent.events import ConsentFact
from glassporch.policy.consent.receipt_content import receipt_content
from glassporch.policy.consent.receipt_frame import ReceiptFrame
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.fixture
def signed(receipt, company) -> bytes:
    return sign_document(receipt, company)


def failures(body, key=None):
    return verify_receipt(body, key).failures


def test_a_receipt_verifies_and_names_its_key(signed, receipt, company):
    verified = verify_receipt(signed, public_hex(company))
    assert verified.ok
    assert (verified.document, verified.public_key) == (receipt, public_hex(company))


def test_signing_is_repeatable(receipt, company, signed):
    assert sign_document(dict(reversed(receipt.items())), company) == signed


def test_the_canonical_form_is_that_of_the_standard():
    # The example of RFC 8785, section 3.2.2.
    source = (
        '{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],'
        ' "string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}'
    )
    expected = (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )
    assert canonical(json.loads(source)).decode() == expected


@pytest.mark.parametrize("value", [2**53, float("nan"), "\ud800", {1: 2}, {"a": object()}])
def test_a_value_without_a_canonical_form_is_refused(value):
    with pytest.raises(NotJsonError):
        canonical(value)


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        (b"", Failure.NOT_JSON),
        (b"\xff", Failure.NOT_JSON),
        (b"[" * 200_000, Failure.NOT_JSON),
        (b"1" * 10_000, Failure.NOT_JSON),
        (b'{"document":NaN,"signature":{}}', Failure.NOT_JSON),
        (b" " * (MAX_DOCUMENT_BYTES + 1), Failure.TOO_LARGE),
        (b'{"document":{},"document":{}}', Failure.DUPLICATE_KEY),
        (b'{"document":{"a":1,"a":1},"signature":{}}', Failure.DUPLICATE_KEY),
        (b"7", Failure.NOT_AN_ENVELOPE),
        (b'{"document":{},"signature":{}}', Failure.NOT_AN_ENVELOPE),
        (b'{"document":{},"signature":{"algorithm":1,"public_key":"","value":""}}', Failure.NOT_AN_ENVELOPE),
        (b'{"document":{},"signature":{"algorithm":"","public_key":"","value":""}}', Failure.UNKNOWN_TYPE),
    ],
)
def test_what_is_no_signed_document_is_refused_by_name(body, failure):
    assert failures(body) == (failure,)


def test_a_key_that_is_not_the_expected_one_is_refused(signed, stranger):
    assert failures(signed, public_hex(stranger)) == (Failure.UNEXPECTED_KEY,)


def test_a_document_of_another_type_is_refused(company):
    body = sign_document({"doc_type": MANIFEST}, company)
    assert failures(body) == (Failure.UNKNOWN_TYPE,)
    assert verify_document(body).ok


def test_a_document_of_an_unknown_type_is_not_signed(company):
    with pytest.raises(ValueError, match="type among"):
        sign_document({"doc_type": "cheque"}, company)


def changed(signed: bytes, **parts: str) -> bytes:
    envelope = json.loads(signed)
    envelope["signature"] |= parts
    return json.dumps(envelope).encode()


def test_another_spelling_of_the_json_is_accepted_and_another_algorithm_is_not(signed):
    assert failures(changed(signed)) == ()
    assert failures(changed(signed, algorithm="none")) == (Failure.UNKNOWN_ALGORITHM,)


@pytest.mark.parametrize("key", ["", "00", "zz" * 32, "00" * 33])
def test_a_key_that_is_none_is_refused(signed, key):
    assert failures(changed(signed, public_key=key)) == (Failure.WRONG_SIGNATURE,)


def test_a_second_spelling_of_a_signature_is_refused(signed, company):
    value = json.loads(signed)["signature"]["value"]
    raw = base64.urlsafe_b64decode(value)
    # The last of the 86 letters carries four bits that decode to nothing.
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = value[:85] + alphabet[alphabet.index(value[85]) + 1] + value[86:]
    assert base64.urlsafe_b64decode(twin) == raw
    for other in (twin, value.rstrip("="), value + "\n", public_hex(company)):
        assert failures(changed(signed, value=other)) == (Failure.WRONG_SIGNATURE,)


@settings(max_examples=200)
@given(data=st.data())
def test_a_flipped_byte_is_found(company, data):
    body = bytearray(sign_document({"doc_type": RECEIPT, "said": ["yes", 1.5, None]}, company))
    at = data.draw(st.integers(0, len(body) - 1))
    body[at] ^= data.draw(st.integers(1, 255))
    assert not verify_document(bytes(body)).ok


@pytest.mark.parametrize(
    "name", ["schema_version", "record_id", "pii_principal_id", "issued_at", "pii_controllers", "purposes", "events"]
)
def test_a_receipt_without_a_section_is_refused(receipt, company, name):
    del receipt[name]
    verified = verify_receipt(sign_document(receipt, company))
    assert verified.failures == (Failure.WRONG_SHAPE,)
    assert name in verified.details[0]


@pytest.mark.parametrize("footage", ["x", ["x"], [7], {"a": "b"}, None])
def test_a_receipt_with_footage_that_is_no_list_of_hashes_is_refused(receipt, company, footage):
    assert failures(sign_document(receipt | {"footage": footage}, company)) == (Failure.WRONG_SHAPE,)


@pytest.mark.parametrize("entry", [7, {}, None])
def test_a_purpose_or_event_that_is_none_is_refused(receipt, company, entry):
    for name in ("purposes", "events"):
        assert Failure.WRONG_SHAPE in failures(sign_document(receipt | {name: [entry]}, company))


def test_a_receipt_that_the_consent_policy_makes_verifies_and_agrees_to_clips(company):
    given = ConsentFact(
        event_id="event-1", household_id="home-1", account_id="account-1", kind="given", purpose="answer",
        scopes=("clip",), agency_id="agency-1", incident_type=None, request_id="request-1", notice_version="1",
        notice_digest="", served_us=1, expires_us=None, retention_days=30, at_us=2, position=1,
    )  # fmt: skip
    frame = ReceiptFrame(
        record_id="record-1", principal_id="principal-1", issued_us=3, controller="The company",
        controller_contact="/company", storage="the world", jurisdiction="none", withdrawal_method="the page",
        language="en", notice_location="the page", notice_version="1", agencies={"agency-1": "Heronsford Police"},
    )  # fmt: skip
    document = about(receipt_content([given], "home-1", "account-1", frame), ["a" * 64])
    verified = verify_receipt(sign_document(document, company))
    assert verified.failures == ()
    assert footage_of(verified.document) == {"a" * 64}
    assert agrees_to_clips(verified.document, "request-1")
    assert not agrees_to_clips(verified.document, "request-2")
