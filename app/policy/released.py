"""The only values that may leave the portal, and why nobody else can make one.

A released value has no public constructor: the gate mints it with `mint`. No import contract keeps `mint`
to ``gate.py``; a test does, ``tests/edge/test_import_fence.py``, which reads the names that every module of the
package uses. Python has no walls; these make a leak deliberate and visible in review.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final, Generic, Never, TypeVar, final

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)

_SEAL: Final = object()


class _Sealed:
    """A value that only the gate can make."""

    __slots__ = ("_seal",)

    def __init__(self, *_: Never) -> None:
        message = "only the gate mints released values: ask it a question"
        raise TypeError(message)

    def __setattr__(self, name: str, value: object) -> None:
        message = "a released value cannot be changed"
        raise TypeError(message)

    def __delattr__(self, name: str) -> None:
        message = "a released value cannot be changed"
        raise TypeError(message)


@final
class Released(_Sealed, Generic[M]):
    """A disclosure that the gate has let out.

    Attributes
    ----------
    payload : M
        The disclosure; the edge sends this and nothing else.
    """

    __slots__ = ("payload",)
    payload: M


@final
class ReleasedBytes(_Sealed):
    """Bytes that the gate has let out.

    Attributes
    ----------
    body : bytes
    media_type : str
    digest : str
        SHA-256 of the body, hexadecimal; the entity tag is made of it and of nothing else.
    """

    __slots__ = ("body", "digest", "media_type")
    body: bytes
    media_type: str
    digest: str


@final
class Refused(_Sealed):
    """A refusal with reasons, which only ever speaks of what the asker sent or owns.

    Attributes
    ----------
    reasons : tuple of Reason
    """

    __slots__ = ("reasons",)
    reasons: tuple[Any, ...]


@final
class NothingHere(_Sealed):
    """The one answer for everything that is not there for this asker, for whatever cause."""

    __slots__ = ()


Stamp = Released[Any] | ReleasedBytes | Refused | NothingHere


def is_stamped(value: object) -> bool:
    """Whether a value was minted by the gate."""
    return type(value) in {Released, ReleasedBytes, Refused, NothingHere} and getattr(value, "_seal", None) is _SEAL


S = TypeVar("S", bound=_Sealed)


def mint(kind: type[S], **parts: object) -> S:
    """Make a sealed value; for the gate alone."""
    value = object.__new__(kind)
    object.__setattr__(value, "_seal", _SEAL)
    for name, part in parts.items():
        object.__setattr__(value, name, part)
    return value


def digest_of(body: bytes) -> str:
    """Return the SHA-256 of released bytes, hexadecimal."""
    return hashlib.sha256(body).hexdigest()
