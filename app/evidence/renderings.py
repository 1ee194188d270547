"""The renderings of one recording, each derived from the one before: capture, release, and perhaps padded.

A padded rendering says where its padding lies, so that anybody can take it out and get the release. Of the capture only
a commitment is told. How a rendering is made is the work of the footage package.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from .canonical import sha256_hex
from .receipt import field_faults, is_hash

CAPTURE: Final = "capture"
RELEASE: Final = "release"
PADDED: Final = "padded"
MAX_PADDING_MARKS: Final = 16
"""Bytes of padding that may not be zero: the header of a box, or the frame of a chunk."""


@dataclass(frozen=True, slots=True)
class Padding:
    """Where the padding of media lies.

    Parameters
    ----------
    at : int
        Where it begins, bytes into the media.
    length : int
        Its bytes.
    """

    at: int
    length: int


def without(body: bytes, padding: Padding) -> bytes:
    """Return media without its padding."""
    return body[: padding.at] + body[padding.at + padding.length :]


def described(capture: str, body: bytes, padding: Padding | None) -> list[dict[str, Any]]:
    """Return the renderings of a recording as a manifest lists them, the capture first.

    Parameters
    ----------
    capture : str
        Commitment to the bytes that the camera made, hexadecimal (`commitment.Opening`).
    body : bytes
        What leaves.
    padding : Padding or None
        Where its padding lies, if it has any.
    """
    release = body if padding is None else without(body, padding)
    listed = [{"rendering": CAPTURE, "commitment": capture}, _derived(RELEASE, release, capture)]
    if padding is not None:
        span = {"at": padding.at, "length": padding.length}
        listed.append(_derived(PADDED, body, sha256_hex(release)) | {"padding": span})
    return listed


def _derived(rendering: str, body: bytes, source: str) -> dict[str, Any]:
    return {"rendering": rendering, "sha256": sha256_hex(body), "size": len(body), "derived_from": source}


def hash_of(rendering: Mapping[str, Any]) -> Any:
    """Return what stands for a rendering: its SHA-256, of the capture the commitment to it."""
    return rendering.get("commitment" if rendering.get("rendering") == CAPTURE else "sha256")


def rendering_faults(renderings: Sequence[object], body: bytes) -> Iterator[str]:
    """Yield where renderings are no chain that ends with the packaged bytes, one sentence each."""
    named = [one.get("rendering") if isinstance(one, dict) else None for one in renderings]
    if named not in ([CAPTURE, RELEASE], [CAPTURE, RELEASE, PADDED]):
        yield "its renderings must be capture, release and, if there is one, padded"
        return
    checked = [one for one in renderings if isinstance(one, dict) and is_hash(hash_of(one))]
    if len(checked) != len(renderings) or set(checked[0]) != {"rendering", "commitment"}:
        yield "each rendering needs its SHA-256, the capture a commitment, and of it nothing else may be told"
        return
    for before, after in itertools.pairwise(checked):
        if after.get("derived_from") != hash_of(before):
            yield f"the {after['rendering']} rendering is not derived from the {before['rendering']}"
    if checked[-1]["sha256"] != sha256_hex(body) or checked[-1].get("size") != len(body):
        yield "its last rendering is not the packaged file"
    if checked[-1]["rendering"] == PADDED:
        yield from _padding_faults(checked[-1], checked[-2], body)


def _padding_faults(padded: Mapping[str, Any], release: Mapping[str, Any], body: bytes) -> Iterator[str]:
    span = padded.get("padding")
    faults = list(field_faults("its padding", span, {"at": int, "length": int}))
    if faults or not isinstance(span, dict):
        yield from faults
        return
    at, length = span["at"], span["length"]
    if not 0 <= at <= at + length <= len(body):
        yield "its padding lies outside the file"
        return
    rest = without(body, Padding(at, length))
    if sha256_hex(rest) != release["sha256"] or release.get("size") != len(rest):
        yield "without its padding the file is not the release"
    if length - body[at : at + length].count(0) > MAX_PADDING_MARKS:
        yield "its padding is more than zeros: something may be hidden there"
