"""Opaque ids: keyed functions of natural keys, never a sequence.

The same world seed and the same acts give the same ids; without the key an id says nothing about what it
names, nor about how many came before it.
"""

from __future__ import annotations

import hashlib
from base64 import b32encode
from typing import Final

_BYTES: Final = 15
"""120 bits: 24 characters, and no collision to be expected below 10^17 ids of a kind."""


_SECRET_BYTES: Final = 32


def make_id(key: bytes, kind: str, *natural: str) -> str:
    """Return the opaque id of something.

    Parameters
    ----------
    key : bytes
        The world's id key.
    kind : str
        What it is, such as "camera"; its first three letters lead the id.
    *natural : str
        The natural key, in parts; parts are length-prefixed, so that no two keys run into each other.
    """
    return f"{kind[:3]}_{b32encode(_keyed(key, _BYTES, kind, natural)).decode().lower()}"


def make_secret(key: bytes, kind: str, *natural: str) -> bytes:
    """Return 32 bytes that belong to something, and that say nothing to whoever lacks the key.

    Parameters
    ----------
    key : bytes
        The world's id key.
    kind : str
        What it is for, such as "capture-salt"; sixteen letters of it count.
    *natural : str
        The natural key, in parts.
    """
    return _keyed(key, _SECRET_BYTES, kind, natural)


def _keyed(key: bytes, size: int, kind: str, natural: tuple[str, ...]) -> bytes:
    # The size enters the hash, too: a secret is no longer id, nor the other way round.
    digest = hashlib.blake2b(key=key, digest_size=size, person=kind[:16].encode())
    for part in natural:
        raw = part.encode()
        digest.update(len(raw).to_bytes(4, "big"))
        digest.update(raw)
    return digest.digest()
