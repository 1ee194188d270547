"""One JSON value has one spelling in bytes, so that it can be hashed and signed; parsing is strict and bounded.

It knows no document and no signature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final, NoReturn

import rfc8785

MAX_DOCUMENT_BYTES: Final = 1024 * 1024
"""Largest JSON document that is read."""


class DocumentError(ValueError):
    """A JSON document cannot be written or read."""


class NotJsonError(DocumentError):
    """The bytes are no JSON text, or hold a value that has no canonical form."""


class TooLargeError(DocumentError):
    """The bytes are more than `MAX_DOCUMENT_BYTES`."""


class DuplicateKeyError(DocumentError):
    """An object names a key twice, so that two readers could read two documents."""


def canonical(document: object) -> bytes:
    """Return the canonical bytes of a JSON value.

    Parameters
    ----------
    document : object
        Made of dicts with text keys, lists, text, booleans, None, floats, and integers below 2**53 in magnitude.

    Raises
    ------
    NotJsonError
        If a value has no canonical form.

    References
    ----------
    RFC 8785 (2020), JSON Canonicalization Scheme. https://www.rfc-editor.org/rfc/rfc8785
    """
    try:
        return rfc8785.dumps(document)  # type: ignore[arg-type]  # it checks at run time what its type cannot say
    except (rfc8785.CanonicalizationError, RecursionError, UnicodeError) as error:
        raise NotJsonError(f"a value has no canonical JSON form: {str(error)[:200]}") from error


def parsed(body: bytes) -> Any:
    """Parse a JSON text strictly.

    Parameters
    ----------
    body : bytes
        UTF-8.

    Raises
    ------
    TooLargeError
        If there are more than `MAX_DOCUMENT_BYTES`.
    DuplicateKeyError
        If an object names a key twice.
    NotJsonError
        If it is no JSON text.
    """
    if len(body) > MAX_DOCUMENT_BYTES:
        raise TooLargeError(f"{len(body)} bytes; at most {MAX_DOCUMENT_BYTES} are read")
    try:
        return json.loads(body.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse)
    except DocumentError:
        raise
    except (ValueError, RecursionError) as error:
        raise NotJsonError("the file is no JSON text") from error


def _unique(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise DuplicateKeyError("an object names a key twice")
    return made


def _refuse(constant: str) -> NoReturn:
    raise NotJsonError(f"{constant} is no JSON number")


def sha256_hex(body: bytes) -> str:
    """Return the SHA-256 of bytes, hexadecimal."""
    return hashlib.sha256(body).hexdigest()
