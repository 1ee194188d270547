"""All chance in a world comes from here: one stream per agent and purpose, derived from the world's seed.

Adding an agent never shifts what another one draws, because no stream is shared. No other module of the
simulation may use ``numpy.random``. There are two forms: a generator for an agent that draws much, and keyed
uniforms for a town of agents that draw a few numbers each (a generator costs some 20 us, a keyed uniform
20 ns and the hash of its key).
"""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Words = npt.NDArray[np.uint64]
Keys = Sequence[str] | Words | npt.NDArray[np.int64]

# The odd constant and the two multipliers of SplitMix64 (see References of `uniforms`).
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def stream(world_seed: int, agent: str, purpose: str) -> np.random.Generator:
    """Return the generator of one agent for one purpose.

    Parameters
    ----------
    world_seed
        Seed of the world; any integer.
    agent
        Natural key of whoever draws, such as a resident's key.
    purpose
        What is drawn for, such as ``"reply"``.

    Returns
    -------
    numpy.random.Generator
        A Philox generator at the start of its stream; equal arguments give equal streams. What its
        distributions draw may differ between NumPy releases (NEP 19).

    References
    ----------
    Salmon et al. (2011), Parallel random numbers: as easy as 1, 2, 3. https://doi.org/10.1145/2063384.2063405
    """
    key = int.from_bytes(_digest(16, str(world_seed), agent, purpose), "little")
    return np.random.Generator(np.random.Philox(key=key))


def key_words(keys: Sequence[str]) -> Words:
    """Return one 64-bit word per natural key (BLAKE2b), to be handed to `uniforms` several times.

    Parameters
    ----------
    keys
        Natural keys, ``n`` of them.

    Returns
    -------
    ndarray
        Unsigned 64-bit words, shape ``(n,)``.
    """
    blake2b = hashlib.blake2b
    joined = b"".join(blake2b(key.encode(), digest_size=8).digest() for key in keys)
    return np.frombuffer(joined, dtype="<u8").astype(np.uint64)


def uniforms(world_seed: int, purpose: str, keys: Keys, n: int = 1) -> Floats:
    """Return ``n`` uniform numbers for each key, each row depending on its own key alone.

    Parameters
    ----------
    world_seed
        Seed of the world; any integer.
    purpose
        What is drawn for; another purpose gives independent numbers for the same keys.
    keys
        Natural keys, or 64-bit words (from `key_words`, or plain counters), shape ``(m,)``.
    n
        Numbers per key.

    Returns
    -------
    ndarray
        Shape ``(m, n)``, values in [0, 1) with 53 random bits. The same on every machine and NumPy release.

    References
    ----------
    Steele, Lea, Flood (2014), Fast splittable pseudorandom number generators.
    https://doi.org/10.1145/2660193.2660195
    """
    words = keys.astype(np.uint64) if isinstance(keys, np.ndarray) else key_words(keys)
    salt = np.frombuffer(_digest(8, str(world_seed), purpose), dtype="<u8").astype(np.uint64)
    states = _mixed(words ^ salt)
    steps = np.arange(1, n + 1, dtype=np.uint64) * _GOLDEN
    drawn = _mixed(states[:, np.newaxis] + steps[np.newaxis, :])
    return (drawn >> np.uint64(11)).astype(np.float64) * 2.0**-53


def _digest(size: int, *parts: str) -> bytes:
    # Each part carries its length, so that ("ab", "c") and ("a", "bc") differ.
    encoded = (part.encode() for part in parts)
    framed = b"".join(len(part).to_bytes(8, "little") + part for part in encoded)
    return hashlib.blake2b(framed, digest_size=size).digest()


def _mixed(words: Words) -> Words:
    words = (words ^ (words >> np.uint64(30))) * _FIRST
    words = (words ^ (words >> np.uint64(27))) * _SECOND
    return words ^ (words >> np.uint64(31))
