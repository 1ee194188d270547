"""Marks by which the fence knows a response: stamped by the gate, or a problem of the catalogue.

The fence lays a `Marks` into the request's scope; whoever answers puts the stamp and the digest of the body
there. A response without them does not leave a gated address.
"""

from __future__ import annotations

import hashlib
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any, Final

from ..policy.released import Refused, Released, ReleasedBytes, is_stamped
from .ranges import Part

KEY: Final = "glassporch.marks"

Scope = MutableMapping[str, Any]


@dataclass(slots=True)
class Marks:
    """What is known about the response to one request.

    Parameters
    ----------
    stamps : tuple of object
        What the response was made from; every one of them has to be minted by the gate.
    is_problem : bool
        Whether the response is a problem of the catalogue.
    digest : str
        SHA-256 of the body that was marked.
    part : Part or None
        Which stretch of the stamped bytes the body is, where it is not the whole.
    """

    stamps: tuple[object, ...] = ()
    is_problem: bool = False
    digest: str = ""
    part: Part | None = None

    @property
    def stand(self) -> bool:
        """Whether the catalogue or a stamp of the gate stands behind the response, and nothing that is not stamped."""
        return (self.is_problem or bool(self.stamps)) and all(is_stamped(stamp) for stamp in self.stamps)

    def allow(self, body: bytes) -> bool:
        """Whether a body may leave: it is the marked one, and a stamp or the catalogue stands behind it."""
        if self.part is not None:
            return self.stand and self._is_proven(body, self.part)
        return self.stand and hashlib.sha256(body).hexdigest() == self.digest

    def _is_proven(self, body: bytes, part: Part) -> bool:
        """Whether a body is that stretch of the one stamped value's own bytes, whatever was marked."""
        match self.stamps:
            case (ReleasedBytes() as stamp,):
                return part.size == len(stamp.body) and body == part.of(stamp.body)
            case _:
                return False


def mark_stamped(scope: Scope, body: bytes, *stamps: Released[Any] | ReleasedBytes | Refused) -> None:
    """Mark the body as made from stamped values and from nothing else."""
    marks = scope.get(KEY)
    if isinstance(marks, Marks):
        marks.stamps, marks.is_problem, marks.digest = stamps, False, hashlib.sha256(body).hexdigest()
        marks.part = None


def mark_part(scope: Scope, part: Part, stamp: ReleasedBytes) -> None:
    """Mark the body as one stretch of stamped bytes."""
    marks = scope.get(KEY)
    if isinstance(marks, Marks):
        marks.stamps, marks.is_problem, marks.digest, marks.part = (stamp,), False, "", part


def mark_problem(scope: Scope, body: bytes, *refused: Refused | None) -> None:
    """Mark the body as a problem of the catalogue, with the refusal that gave its reasons if it has any."""
    marks = scope.get(KEY)
    if isinstance(marks, Marks):
        marks.stamps, marks.is_problem, marks.digest = refused, True, hashlib.sha256(body).hexdigest()
        marks.part = None
