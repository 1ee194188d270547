"""Seals clips end to end, so that the company keeps them and cannot look: AES-256-GCM under a resident's own secret.

The secret never leaves the resident; the company stores the salt and the box. What the company still learns is the
size class of a clip, because boxes are padded to `padding.LADDER`. Losing the secret loses the clips.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from .errors import SealError
from .padding import size_class
from .scene import DRAWS, FIGURE_DRAWS, draws_of

MIN_SALT: Final = 16
_MAGIC: Final = b"GPSEAL1\0"
_NONCE: Final = 12
_TAG: Final = 16
_LENGTH: Final = 8
_OVERHEAD: Final = len(_MAGIC) + _NONCE + _TAG + _LENGTH


@dataclass(frozen=True, slots=True)
class Cost:
    """How slow it is to try a secret, in the terms of scrypt.

    Parameters
    ----------
    n : int
        Rounds, a power of two; memory is ``128 * n * r`` bytes.
    r : int
        Block size.
    p : int
        Parallel lanes.

    References
    ----------
    RFC 7914 (2016), The scrypt Password-Based Key Derivation Function. https://www.rfc-editor.org/rfc/rfc7914
    """

    n: int = 2**15
    r: int = 8
    p: int = 1


STANDARD_COST: Final = Cost()


def resident_key(secret: str, salt: bytes, cost: Cost = STANDARD_COST) -> bytes:
    """Derive a resident's key from their secret; the same arguments give the same key.

    Parameters
    ----------
    secret : str
        What the resident remembers. The company must never store it, nor the key.
    salt : bytes
        At least `MIN_SALT` bytes, one for each household; the company may store it.
    cost : Cost

    Returns
    -------
    bytes
        32 bytes.

    Raises
    ------
    ValueError
        If the secret is empty or the salt is too short.
    """
    if not secret or len(salt) < MIN_SALT:
        raise ValueError(f"a key needs a secret that is not empty and a salt of at least {MIN_SALT} bytes")
    return Scrypt(salt, 32, cost.n, cost.r, cost.p).derive(secret.encode("utf-8"))


def seal(body: bytes, key: bytes, clip_id: str) -> bytes:
    """Seal a clip.

    Parameters
    ----------
    body : bytes
    key : bytes
        A resident's key, 32 bytes.
    clip_id : str
        Bound to the box: it opens for this clip only.

    Returns
    -------
    bytes
        Magic, nonce, and ciphertext with its tag; its length is a size class of `padding.LADDER`. Equal arguments
        give equal bytes.

    Raises
    ------
    MediaError
        If the clip is larger than the largest size class.

    Notes
    -----
    Every clip has a key of its own (HKDF), and the nonce is a keyed hash of clip id and content. So the same key and
    nonce meet only for the same content, which makes the same box: sealing a clip id twice with other content is safe.

    References
    ----------
    NIST SP 800-38D (2007), Galois/Counter Mode. https://doi.org/10.6028/NIST.SP.800-38D
    RFC 5869 (2010), HKDF. https://www.rfc-editor.org/rfc/rfc5869
    """
    clip_key, nonce_key = _keys(key, clip_id)
    nonce = hmac.digest(nonce_key, hashlib.sha256(body).digest(), "sha256")[:_NONCE]
    zeros = size_class(len(body) + _OVERHEAD) - len(body) - _OVERHEAD
    plain = len(body).to_bytes(_LENGTH, "big") + body + bytes(zeros)
    return _MAGIC + nonce + AESGCM(clip_key).encrypt(nonce, plain, clip_id.encode("utf-8"))


def unseal(box: bytes, key: bytes, clip_id: str) -> bytes:
    """Open a sealed clip.

    Parameters
    ----------
    box : bytes
        As `seal` returned it.
    key : bytes
        The resident's key, 32 bytes.
    clip_id : str
        The clip that the box is taken for.

    Raises
    ------
    SealError
        If it is no sealed clip, or the key is wrong, the box belongs to another clip, or its bytes were changed; these
        three cannot be told apart.
    """
    if not is_sealed(box) or len(box) < _OVERHEAD:
        raise SealError("these bytes are no sealed clip; check that the whole file arrived")
    clip_key, _ = _keys(key, clip_id)
    nonce, sealed = box[len(_MAGIC) : len(_MAGIC) + _NONCE], box[len(_MAGIC) + _NONCE :]
    try:
        plain = AESGCM(clip_key).decrypt(nonce, sealed, clip_id.encode("utf-8"))
    except InvalidTag as error:
        raise SealError("this sealed clip does not open: wrong key, a box of another clip, or changed bytes") from error
    size = int.from_bytes(plain[:_LENGTH], "big")
    return plain[_LENGTH : _LENGTH + size]


def sealed_draws(key: bytes, camera_id: str, clip_id: str) -> tuple[float, ...]:
    """Return the draws of a scene that a sealed camera films: nobody without its resident's key can draw it again.

    Parameters
    ----------
    key : bytes
        The resident's key, 32 bytes.
    camera_id : str
        Makes the street, which is the same in all clips of a camera.
    clip_id : str
        Makes the figure, so that no clip shows the figure of another.

    Returns
    -------
    tuple of float
        `scene.DRAWS` uniforms in [0, 1); equal arguments give equal draws.
    """
    street = draws_of(_derived(key, b"glassporch sealed street\0" + camera_id.encode("utf-8"), 32))
    figure = draws_of(_derived(key, b"glassporch sealed figure\0" + clip_id.encode("utf-8"), 32))
    return street[: DRAWS - FIGURE_DRAWS] + figure[DRAWS - FIGURE_DRAWS :]


def is_sealed(body: bytes) -> bool:
    """Tell whether bytes look like a sealed clip. Anybody can see that; it opens nothing."""
    return body.startswith(_MAGIC)


def _keys(key: bytes, clip_id: str) -> tuple[bytes, bytes]:
    derived = _derived(key, b"glassporch sealed clip\0" + clip_id.encode("utf-8"), 64)
    return derived[:32], derived[32:]


def _derived(key: bytes, purpose: bytes, length: int) -> bytes:
    if len(key) != 32:  # noqa: PLR2004 - AES-256
        raise ValueError(f"a resident's key has 32 bytes, not {len(key)}: derive it with resident_key")
    return HKDF(SHA256(), length, salt=None, info=purpose).derive(key)
