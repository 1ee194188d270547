"""Commitments: what a package says in place of a capture's hash, so that nobody can find the capture by trying.

A capture can be guessed: place, owner and device are few enough to try them all. A bare hash would say which guess is
right. Whoever has the opening can show which capture is meant; who may have it is decided elsewhere.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Any, Final

from .canonical import DocumentError, parsed

SALT_BYTES: Final = 32
_SHA256_BYTES: Final = 32
_HEX: Final = 2 * (SALT_BYTES + _SHA256_BYTES)
OPENINGS: Final = "openings"
"""Field of a resident's own receipt that lists the openings of what it is about."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What shows which capture a commitment is about.

    Parameters
    ----------
    salt : bytes
        `SALT_BYTES` bytes that nobody else knows.
    sha256 : str
        Of the capture, hexadecimal.
    """

    salt: bytes
    sha256: str

    def __post_init__(self) -> None:
        """Refuse what opens nothing.

        Raises
        ------
        ValueError
            If salt or digest have another length.
        """
        if len(self.salt) != SALT_BYTES or len(bytes.fromhex(self.sha256)) != _SHA256_BYTES:
            raise ValueError(f"an opening is a salt of {SALT_BYTES} bytes and a SHA-256 of {_SHA256_BYTES}")

    @property
    def commitment(self) -> str:
        """The commitment that this opens: HMAC-SHA256 of the digest under the salt, 64 hexadecimal digits.

        References
        ----------
        RFC 2104 (1997), HMAC: Keyed-Hashing for Message Authentication. https://www.rfc-editor.org/rfc/rfc2104
        """
        return hmac.digest(self.salt, bytes.fromhex(self.sha256), "sha256").hex()

    def listed(self) -> dict[str, str]:
        """Return the opening as a receipt lists it."""
        return {"commitment": self.commitment, "salt": self.salt.hex(), "sha256": self.sha256}


def opening_of(entry: object) -> Opening | None:
    """Read an opening as a receipt lists it; None where it is none or opens another commitment than it names."""
    if not isinstance(entry, dict) or set(entry) != {"commitment", "salt", "sha256"}:
        return None
    try:
        found = Opening(bytes.fromhex(entry["salt"]), entry["sha256"])
    except (TypeError, ValueError):
        return None
    return found if found.commitment == entry["commitment"] else None


def is_written_opening(text: str) -> bool:
    """Tell whether a text is an opening as digits rather than the name of a file that holds one."""
    return len(text) == _HEX and set(text.lower()) <= set("0123456789abcdef")


def openings_in(text: bytes) -> tuple[Opening, ...]:
    """Read openings: salt and SHA-256 as 128 hexadecimal digits, or a resident's own receipt, signed or not.

    Raises
    ------
    ValueError
        If there are none.
    """
    text = text.strip()
    found = [_from_hex(text)] if len(text) == _HEX else [opening_of(one) for one in _listed(text)]
    openings = tuple(one for one in found if one is not None)
    if not openings or len(openings) != len(found):
        raise ValueError(f"no opening: give {_HEX} hexadecimal digits (salt, then SHA-256), or the resident's receipt")
    return openings


def _from_hex(text: bytes) -> Opening | None:
    try:
        raw = bytes.fromhex(text.decode("ascii"))
        return Opening(raw[:SALT_BYTES], raw[SALT_BYTES:].hex())
    except ValueError:
        return None


def _listed(text: bytes) -> list[Any]:
    try:
        receipt = parsed(text)
    except DocumentError:
        return []
    document = receipt.get("document", receipt) if isinstance(receipt, dict) else {}
    listed = document.get(OPENINGS) if isinstance(document, dict) else None
    return listed if isinstance(listed, list) else []
