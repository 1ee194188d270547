"""Parts of a body: what a Range header asks for, of bytes that may leave whole.

One range of bytes is served. Other units and several ranges are passed over, which HTTP allows: the whole body follows.
It decides nothing about what may leave.

References
----------
RFC 9110 (2022), HTTP Semantics, section 14. https://www.rfc-editor.org/rfc/rfc9110#section-14
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

_BYTES: Final = re.compile(r"bytes\s*=(.*)", re.IGNORECASE | re.DOTALL)
_ONE: Final = re.compile(r"([0-9]{0,18})-([0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a body.

    Parameters
    ----------
    first, last : int
        Positions of its first and last byte, from zero.
    size : int
        Bytes of the whole body.
    """

    first: int
    last: int
    size: int

    @property
    def content_range(self) -> str:
        """The Content-Range header that goes with it."""
        return f"bytes {self.first}-{self.last}/{self.size}"

    def of(self, body: bytes) -> bytes:
        """Cut it out of the whole body."""
        return body[self.first : self.last + 1]


class Unsatisfiable:
    """A range that cannot be read, or that the body does not have."""


def asked_part(headers: Mapping[str, str], tag: str, size: int) -> Part | Unsatisfiable | None:
    """Return the part that a request asks for; None for the whole body.

    Parameters
    ----------
    headers : mapping of str to str
        Of the request, lower-case names.
    tag : str
        Entity tag of the body in its quotes; a range that is asked for under another tag is passed over.
    size : int
        Bytes of the whole body.
    """
    found = _BYTES.fullmatch(headers.get("range", "").strip())
    if found is None or headers.get("if-range", tag).strip() != tag or "," in found[1]:
        return None
    one = _ONE.fullmatch(found[1].strip())
    if one is None:
        return Unsatisfiable()
    return _part(one[1], one[2], size) or Unsatisfiable()


def _part(first: str, last: str, size: int) -> Part | None:
    if not first:
        length = min(int(last), size) if last else 0
        return Part(size - length, size - 1, size) if length else None
    begin, end = int(first), min(int(last), size - 1) if last else size - 1
    return Part(begin, end, size) if begin <= end else None


def own_bytes(request: Request, media_type: str, body: bytes) -> Response:
    """Send its owner a body whole or in part; nobody keeps it."""
    headers = {"cache-control": "no-store", "accept-ranges": "bytes"}
    part = asked_part(request.headers, "", len(body))
    if isinstance(part, Unsatisfiable):
        return Response(status_code=416, headers=headers | {"content-range": f"bytes */{len(body)}"})
    if part is None:
        return Response(body, media_type=media_type, headers=headers)
    told = headers | {"content-range": part.content_range}
    return Response(part.of(body), 206, media_type=media_type, headers=told)
