"""A world's secret keys. Served worlds take them from the operating system; only test worlds derive them.

Keys live in a file of their own beside the database, never in it, and survive a restart.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

_KEY_BYTES: Final = 32


class KeysError(Exception):
    """A world's key file is missing or cannot be used."""


@dataclass(frozen=True, slots=True)
class WorldKeys:
    """The keys of one world, hexadecimal, 32 bytes each.

    Parameters
    ----------
    ids : str
        For opaque ids.
    noise : str
        For the map's displacement and orders. Whoever holds it can take the displacement back.
    signing : str
        Seed of the Ed25519 key with which the simulated company signs receipts and evidence packages.
    """

    ids: str
    noise: str
    signing: str

    @property
    def id_key(self) -> bytes:
        """The id key as bytes."""
        return bytes.fromhex(self.ids)

    @property
    def noise_key(self) -> bytes:
        """The noise key as bytes."""
        return bytes.fromhex(self.noise)

    @property
    def signing_seed(self) -> bytes:
        """The seed of the signing key as bytes."""
        return bytes.fromhex(self.signing)


def keys_from_system() -> WorldKeys:
    """Draw keys from the operating system, for a served world."""
    return WorldKeys(secrets.token_hex(32), secrets.token_hex(32), secrets.token_hex(32))


def keys_from_seed(seed: int) -> WorldKeys:
    """Derive keys from a seed, for a test world only."""
    ids, noise, signing = (
        hashlib.blake2b(f"{purpose}/{seed}".encode(), digest_size=32).hexdigest()
        for purpose in ("ids", "noise", "signing")
    )
    return WorldKeys(ids, noise, signing)


def seed_from_system() -> int:
    """Draw a world's seed, 0 to 2**63 - 1, from the operating system, for a served world.

    Towns and the way from a seed to its cameras are public: a seed that can be guessed gives every place away.
    """
    return secrets.randbits(63)


def token_from_system() -> str:
    """Draw a session token, a password or another secret from the operating system."""
    return secrets.token_urlsafe(24)


def save_keys(keys: WorldKeys, path: Path) -> None:
    """Write keys to a file that only its owner can read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(keys), file)


def load_keys(path: Path) -> WorldKeys:
    """Read keys from their file; one of an older version lacks the signing key, is given one, and saved again.

    Raises
    ------
    KeysError
        If the file is missing, is not a key file, or lacks a signing key and cannot be written.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        if "signing" in held:
            return _checked(WorldKeys(**held))
        whole = _checked(WorldKeys(**held, signing=secrets.token_hex(32)))
    except FileNotFoundError as error:
        message = f"the key file {path.name} is missing; restore it from your backup or plant the world anew"
        raise KeysError(message) from error
    except (ValueError, TypeError) as error:
        message = f"the key file {path.name} cannot be read; restore it from your backup or plant the world anew"
        raise KeysError(message) from error
    return _completed(whole, path)


def _checked(keys: WorldKeys) -> WorldKeys:
    if any(len(bytes.fromhex(one)) != _KEY_BYTES for one in (keys.ids, keys.noise, keys.signing)):
        message = f"a key has {_KEY_BYTES} bytes"
        raise ValueError(message)
    return keys


def _completed(keys: WorldKeys, path: Path) -> WorldKeys:
    """Put completed keys in the place of an older file, all at once, so that a crash leaves one or the other."""
    beside = path.with_name(f"{path.name}.new")
    try:
        save_keys(keys, beside)
        beside.replace(path)
    except OSError as error:
        message = f"the key file {path.name} lacks a signing key and cannot be completed; make its folder writable"
        raise KeysError(message) from error
    return keys
