"""Draw noise from a key and an id, so that asking again never draws again.

There is no generator and no state: a draw is keyed BLAKE2b of the id. The same key,
label and id give the same value in any batch, order or process, so nothing is gained by
averaging repeated answers; without the key the values are unpredictable. What is drawn
for one purpose (uniforms, disc, order) or label says nothing about another: a published
order must not give away an unpublished offset. It moves no place; `geometry` does.

References
----------
Saarinen & Aumasson (2015), RFC 7693, https://www.rfc-editor.org/rfc/rfc7693
"""

from collections.abc import Sequence
from hashlib import blake2b
from math import isfinite, pi
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

MIN_KEY_BYTES, MAX_KEY_BYTES = 16, 64  # below, it can be guessed; above, BLAKE2b ends
_DIGEST_BYTES = 64
_DRAWS_PER_DIGEST = 8  # of 8 bytes each, of which 53 bits fill a double


def keyed_uniforms(key: bytes, label: str, ids: Sequence[str], n: int) -> Floats:
    """Return `n` independent uniform draws in [0, 1) for every id.

    Parameters
    ----------
    key
        16 to 64 secret bytes: the only randomness.
    label
        What the draws are for; other labels give independent draws.
    ids
        Natural keys, one a row. The same id gives the same row.
    n
        Draws an id. The first draws do not change when more are asked for.

    Returns
    -------
    Array of shape (len(ids), n), multiples of 2**-53.

    Raises
    ------
    ValueError
        If the key is too short or too long, or `n` is negative.
    """
    return _uniforms(key, f"uniforms:{label}", ids, n)


def disc_jitter(key: bytes, label: str, ids: Sequence[str], radius_m: float) -> tuple[Floats, Floats]:
    """Return offsets in metres, east and north, uniform over the area of a disc.

    Shapes (len(ids),). A radius of 0 gives exact zeros. Keys and labels are those of
    `keyed_uniforms`.

    Raises
    ------
    ValueError
        If the radius is negative or not finite, or the key has a wrong length.
    """
    if not (isfinite(radius_m) and radius_m >= 0):
        msg = f"A radius is a finite number of metres from 0 up, not {radius_m}."
        raise ValueError(msg)
    # Columns of a table are strided, and NumPy may round strided input otherwise.
    share, turn = np.ascontiguousarray(_uniforms(key, f"disc:{label}", ids, 2).T)
    # Area grows with the square of the distance: without the root, noise clusters.
    distance, angle = radius_m * np.sqrt(share), 2 * pi * turn
    return distance * np.sin(angle) + 0.0, distance * np.cos(angle) + 0.0  # no -0.0


def keyed_order(key: bytes, label: str, ids: Sequence[str]) -> list[str]:
    """Return the ids in an order that only the key and the label determine.

    Adding or removing an id does not change how the others stand to each other.

    Raises
    ------
    ValueError
        If the key has a wrong length.
    """
    digests = _digests(key, f"order:{label}", ids, 0)
    return [name for _, name in sorted(zip(digests, ids, strict=True))]


def _uniforms(key: bytes, purpose: str, ids: Sequence[str], n: int) -> Floats:
    if n < 0:
        msg = f"The number of draws is 0 or more, not {n}."
        raise ValueError(msg)
    blocks = [
        np.frombuffer(b"".join(_digests(key, purpose, ids, block)), "<u8")
        for block in range(max(1, -(-n // _DRAWS_PER_DIGEST)))
    ]
    words = np.hstack([block.reshape(-1, _DRAWS_PER_DIGEST) for block in blocks])
    return (words[:, :n] >> np.uint64(11)).astype(np.float64) * 2.0**-53


def _digests(key: bytes, purpose: str, ids: Sequence[str], block: int) -> list[bytes]:
    if not MIN_KEY_BYTES <= len(key) <= MAX_KEY_BYTES:
        msg = f"A key has {MIN_KEY_BYTES} to {MAX_KEY_BYTES} bytes, not {len(key)}."
        raise ValueError(msg)
    keyed = blake2b(
        key=key,
        digest_size=_DIGEST_BYTES,
        person=blake2b(purpose.encode(), digest_size=blake2b.PERSON_SIZE).digest(),
        salt=block.to_bytes(blake2b.SALT_SIZE, "little"),
    )
    return [_digest(keyed.copy(), name) for name in ids]


def _digest(keyed: blake2b, name: str) -> bytes:
    keyed.update(name.encode())
    return keyed.digest()
