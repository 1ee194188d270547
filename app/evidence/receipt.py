"""A consent receipt: what a resident agreed to, signed, so that anybody can check it offline.

It checks signature, shape and what the receipt is about. It does not know whether the consent is still in force today:
that is for the portal to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from .commitment import OPENINGS, Opening, opening_of
from .signing import RECEIPT, Failure, Verified, verify_document

FOOTAGE: Final = "footage"
"""Field that lists a commitment to each capture that was shared; a receipt without one is about no footage."""
CLIP: Final = "clip"
"""Scope that a consent must hold before a clip is shared."""
ANSWER: Final = "answer"
"""Purpose of a consent to share in answer to a request."""
_TOP: Final[Mapping[str, type]] = {
    "schema_version": str,
    "record_id": str,
    "pii_principal_id": str,
    "issued_at": str,
    "withdrawal_method": str,
    "pii_controllers": list,
    "purposes": list,
    "events": list,
}
_PURPOSE: Final[Mapping[str, type]] = {
    "consent_id": str,
    "purpose": str,
    "lawful_basis": dict,
    "state": str,
    "live": bool,
    "pii_information": list,
    "recipients": list,
    "notice": dict,
}
_EVENT: Final[Mapping[str, type]] = {"consent_id": str, "state": str, "event_time": str, "entity_id": str}
_KINDS: Final[Mapping[type, str]] = {
    str: "text",
    dict: "an object",
    list: "a list",
    int: "a whole number",
    bool: "true or false",
}
_HASH_CHARACTERS: Final = 64


def about(receipt: Mapping[str, Any], captures: Collection[str], openings: Collection[Opening] = ()) -> dict[str, Any]:
    """Return a receipt's content with the footage that it is about, to be signed.

    Parameters
    ----------
    receipt : mapping
        Content as the consent policy makes it.
    captures : collection of str
        Commitment to each capture that was shared, hexadecimal.
    openings : collection of Opening
        Of those commitments, for the resident's own receipt; a receipt that leaves to an agency has none.
    """
    made = {**receipt, FOOTAGE: sorted(set(captures))}
    if openings:
        made[OPENINGS] = [one.listed() for one in sorted(openings, key=lambda one: one.commitment)]
    return made


def verify_receipt(body: bytes, expected_public_key: str | None = None) -> Verified:
    """Verify a consent receipt: signature, then shape.

    Parameters
    ----------
    body : bytes
        As `signing.sign_document` returned it.
    expected_public_key : str or None
        64 hexadecimal digits; without one any key will do, and `Verified.public_key` names it.

    Returns
    -------
    Verified
        With `Failure.WRONG_SHAPE`, and a sentence for each fault, where a signed document is no receipt.

    References
    ----------
    ISO/IEC TS 27560:2023, Consent record information structure. https://www.iso.org/standard/80392.html
    """
    verified = verify_document(body, expected_public_key, {RECEIPT})
    if verified.ok and verified.document is not None:
        for fault in shape_faults(verified.document):
            verified = verified.but(Failure.WRONG_SHAPE, fault)
    return verified


def shape_faults(receipt: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a receipt lacks, one sentence each."""
    yield from field_faults("the receipt", receipt, _TOP)
    for name, fields in (("purposes", _PURPOSE), ("events", _EVENT)):
        entries = receipt.get(name)
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            yield from field_faults(f"entry {number} of {name!r}", entry, fields)
    footage = receipt.get(FOOTAGE, [])
    if not isinstance(footage, list) or not all(is_hash(one) for one in footage):
        yield f"{FOOTAGE!r} in the receipt must be a list of commitments, {_HASH_CHARACTERS} hexadecimal digits each"
    openings = receipt.get(OPENINGS, [])
    if not isinstance(openings, list) or not all(opening_of(one) for one in openings):
        yield f"{OPENINGS!r} in the receipt must be a list of openings, each of the commitment that it names"


def field_faults(what: str, value: object, fields: Mapping[str, type]) -> Iterator[str]:
    """Yield the fields that an object lacks or that hold another kind of value, one sentence each."""
    if not isinstance(value, dict):
        yield f"{what} must be an object"
        return
    for name, kind in fields.items():
        found = value.get(name)
        # In Python true and false are whole numbers; in JSON they are not.
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            yield f"{what} needs {name!r}, as {_KINDS[kind]}"


def is_hash(value: object) -> bool:
    """Tell whether a value is a SHA-256 or a commitment as written here: 64 hexadecimal digits, lower case."""
    return isinstance(value, str) and len(value) == _HASH_CHARACTERS and set(value) <= set("0123456789abcdef")


def footage_of(receipt: Mapping[str, Any]) -> frozenset[str]:
    """Return the commitment to each capture that a receipt of the right shape is about."""
    return frozenset(receipt.get(FOOTAGE, ()))


def agrees_to_clips(receipt: Mapping[str, Any], request_id: str) -> bool:
    """Tell whether a receipt of the right shape holds a live consent to share clips in answer to a request.

    Parameters
    ----------
    receipt : mapping
    request_id : str
        A consent for no request in particular will do too.
    """
    return any(
        purpose["live"]
        and purpose["purpose"] == ANSWER
        and (purpose.get("request_id") is None or purpose["request_id"] == request_id)
        and any(isinstance(scope, dict) and scope.get("pii_type") == CLIP for scope in purpose["pii_information"])
        for purpose in receipt["purposes"]
    )
