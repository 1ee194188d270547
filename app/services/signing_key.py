"""The simulated company's signing key: one for each world, kept beside its database and never in it."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ..evidence.signing import public_hex
from ..worlds.world import World


def signing_key_of(world: World) -> Ed25519PrivateKey:
    """Return the key with which a world's company signs receipts and packages."""
    return Ed25519PrivateKey.from_private_bytes(world.keys.signing_seed)


def public_key_of(world: World) -> str:
    """Return its public half, 64 hexadecimal digits."""
    return public_hex(signing_key_of(world))
