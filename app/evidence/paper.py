"""The paper behind a production: on which legal demand footage left, signed, so that anybody can check it offline.

It stands where a consent receipt stands in a package of what a resident shared. It names no resident and does not judge
the demand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from .receipt import FOOTAGE, field_faults, is_hash
from .signing import PAPER, Failure, Verified, verify_document

_TOP: Final[Mapping[str, type]] = {
    "schema_version": str,
    "demand_id": str,
    "kind": str,
    "authority": str,
    "paper_number": str,
    "agency": str,
    "filed_us": int,
    "produced_us": int,
    "rules": str,
    FOOTAGE: list,
}


def paper_document(told: Mapping[str, Any], captures: Collection[str]) -> dict[str, Any]:
    """Return a paper's content with the footage that left on it, to be signed.

    Parameters
    ----------
    told : mapping
        What `_TOP` names, but for the footage.
    captures : collection of str
        Commitment to each capture, hexadecimal.
    """
    return {"doc_type": PAPER, "schema_version": "1", **told, FOOTAGE: sorted(set(captures))}


def verify_paper(body: bytes, expected_public_key: str | None = None) -> Verified:
    """Verify a paper: signature, then shape; as `receipt.verify_receipt`."""
    verified = verify_document(body, expected_public_key, {PAPER})
    if verified.ok and verified.document is not None:
        for fault in _faults(verified.document):
            verified = verified.but(Failure.WRONG_SHAPE, fault)
    return verified


def _faults(paper: Mapping[str, Any]) -> Iterator[str]:
    yield from field_faults("the paper", paper, _TOP)
    footage = paper.get(FOOTAGE, [])
    if isinstance(footage, list) and not all(is_hash(one) for one in footage):
        yield f"{FOOTAGE!r} in the paper must be a list of commitments"
