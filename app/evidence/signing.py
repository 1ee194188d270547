"""A signed document: any JSON object with a type, and an Ed25519 signature over its canonical bytes.

It verifies that the holder of a key signed a document. It does not know whose key it is: that is for whoever hands over
the expected key.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .canonical import DuplicateKeyError, NotJsonError, TooLargeError, canonical, parsed

RECEIPT: Final = "glassporch-consent-receipt"
MANIFEST: Final = "glassporch-evidence-manifest"
PAPER: Final = "glassporch-legal-paper"
TYPES: Final = frozenset({RECEIPT, MANIFEST, PAPER})
"""Types of documents that are signed. A signature over one type never passes for another: the type is signed too."""
ALGORITHM: Final = "Ed25519"
_KEY_CHARACTERS: Final = 64


class Failure(StrEnum):
    """What is wrong with a signed document."""

    TOO_LARGE = "too-large"
    NOT_JSON = "not-json"
    DUPLICATE_KEY = "duplicate-key"
    NOT_AN_ENVELOPE = "not-an-envelope"
    UNKNOWN_TYPE = "unknown-type"
    UNKNOWN_ALGORITHM = "unknown-algorithm"
    WRONG_SIGNATURE = "wrong-signature"
    UNEXPECTED_KEY = "unexpected-key"
    WRONG_SHAPE = "wrong-shape"


EXPLAINED: Final[dict[Failure, str]] = {
    Failure.TOO_LARGE: "the document is larger than any that is read",
    Failure.NOT_JSON: "the document is no JSON text; get the file again",
    Failure.DUPLICATE_KEY: "an object in the document names a key twice, so that two readers could read it differently",
    Failure.NOT_AN_ENVELOPE: 'the document is no signed document: it needs exactly "document" and "signature"',
    Failure.UNKNOWN_TYPE: "the document is of another type than expected",
    Failure.UNKNOWN_ALGORITHM: "the signature is of another algorithm than Ed25519",
    Failure.WRONG_SIGNATURE: "the signature does not belong to this document and key: something was changed",
    Failure.UNEXPECTED_KEY: "the document is signed with another key than the expected one",
    Failure.WRONG_SHAPE: "the document lacks something that its type needs",
}


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found about a signed document.

    Parameters
    ----------
    document : mapping or None
        The document, if the bytes hold one; believe it only if `ok`.
    public_key : str
        The key that it names, hexadecimal; empty if none.
    failures : tuple of Failure
        What is wrong, the first that was met first.
    details : tuple of str
        One sentence on each failure, in the same order.
    """

    document: Mapping[str, Any] | None
    public_key: str
    failures: tuple[Failure, ...]
    details: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.failures

    def but(self, failure: Failure, detail: str) -> Verified:
        """Return the same with one more failure."""
        return Verified(self.document, self.public_key, (*self.failures, failure), (*self.details, detail))


def public_hex(key: Ed25519PrivateKey | Ed25519PublicKey) -> str:
    """Return a public key as signed documents name it: 64 hexadecimal digits, lower case."""
    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return public.public_bytes_raw().hex()


def sign_document(document: Mapping[str, Any], key: Ed25519PrivateKey) -> bytes:
    """Sign a document.

    Parameters
    ----------
    document : mapping
        A JSON object whose ``doc_type`` is one of `TYPES`.
    key : Ed25519PrivateKey

    Returns
    -------
    bytes
        The canonical JSON of the envelope; equal arguments give equal bytes.

    Raises
    ------
    ValueError
        If the type is unknown.
    DocumentError
        If a value has no canonical form.

    References
    ----------
    RFC 8032 (2017), Edwards-Curve Digital Signature Algorithm. https://www.rfc-editor.org/rfc/rfc8032
    """
    if document.get("doc_type") not in TYPES:
        raise ValueError(f"a signed document needs a type among {sorted(TYPES)}; got {document.get('type')!r}")
    value = base64.urlsafe_b64encode(key.sign(canonical(dict(document)))).decode("ascii")
    signature = {"algorithm": ALGORITHM, "public_key": public_hex(key), "value": value}
    return canonical({"document": dict(document), "signature": signature})


def verify_document(body: bytes, expected_public_key: str | None = None, types: Collection[str] = TYPES) -> Verified:
    """Verify a signed document.

    Parameters
    ----------
    body : bytes
        As `sign_document` returned it; other spellings of the same JSON are accepted.
    expected_public_key : str or None
        64 hexadecimal digits. Without one, `Verified.ok` says only that whoever holds the named key signed it.
    types : collection of str
        Types that are expected.

    Returns
    -------
    Verified
        Never raises on bad bytes.
    """
    try:
        envelope = parsed(body)
    except TooLargeError as error:
        return Verified(None, "", (Failure.TOO_LARGE,), (str(error),))
    except DuplicateKeyError as error:
        return Verified(None, "", (Failure.DUPLICATE_KEY,), (str(error),))
    except NotJsonError as error:
        return Verified(None, "", (Failure.NOT_JSON,), (str(error),))
    parts = _parts(envelope)
    if parts is None:
        return _failed(None, "", Failure.NOT_AN_ENVELOPE)
    document, signature = parts
    return _judged(document, signature, expected_public_key, types)


def _failed(document: Mapping[str, Any] | None, public_key: str, failure: Failure) -> Verified:
    return Verified(document, public_key, (failure,), (EXPLAINED[failure],))


def _parts(envelope: object) -> tuple[dict[str, Any], dict[str, str]] | None:
    if not isinstance(envelope, dict) or set(envelope) != {"document", "signature"}:
        return None
    document, signature = envelope["document"], envelope["signature"]
    if not isinstance(document, dict) or not isinstance(signature, dict):
        return None
    if set(signature) != {"algorithm", "public_key", "value"}:
        return None
    return (document, signature) if all(isinstance(part, str) for part in signature.values()) else None


def _judged(
    document: dict[str, Any], signature: dict[str, str], expected: str | None, types: Collection[str]
) -> Verified:
    named = signature["public_key"]
    kind = document.get("doc_type")
    if not isinstance(kind, str) or kind not in types:
        return _failed(document, named, Failure.UNKNOWN_TYPE)
    if signature["algorithm"] != ALGORITHM:
        return _failed(document, named, Failure.UNKNOWN_ALGORITHM)
    if not _signed(document, named, signature["value"]):
        return _failed(document, named, Failure.WRONG_SIGNATURE)
    if expected is not None and expected.lower() != named:
        return _failed(document, named, Failure.UNEXPECTED_KEY)
    return Verified(document, named, (), ())


def _signed(document: dict[str, Any], named: str, value: str) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(_raw_key(named))
        signature = base64.b64decode(value.encode("ascii"), altchars=b"-_", validate=True)
        # A second spelling of the same signature would be a second file with the same meaning.
        if base64.urlsafe_b64encode(signature).decode("ascii") != value:
            return False
        key.verify(signature, canonical(document))
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _raw_key(named: str) -> bytes:
    if len(named) != _KEY_CHARACTERS or named != named.lower():
        raise ValueError("a public key is 64 hexadecimal digits, lower case")
    return bytes.fromhex(named)
