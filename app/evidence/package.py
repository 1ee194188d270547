"""Packs footage that left with all that is needed to check it offline: manifest, receipt or paper, custody log, notice.

Of the capture a package tells nothing but a commitment. What is released, and whether, is decided elsewhere;
checking is the work of `verify`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ..policy.wire.public import NOTICE
from . import custody
from .archive import packed
from .canonical import sha256_hex
from .renderings import Padding, described
from .signing import MANIFEST, sign_document, verify_document

MANIFEST_NAME: Final = "manifest.json"
README_NAME: Final = "README.txt"
CUSTODY_NAME: Final = "custody.json"
RECEIPT_NAME: Final = "receipt.json"
PAPER_NAME: Final = "paper.json"
Basis = Literal["consent", "legal-demand"]
"""Why the footage left: a resident shared it, or the company produced it on a paper."""
GROUNDS: Final[Mapping[Basis, str]] = MappingProxyType({"consent": RECEIPT_NAME, "legal-demand": PAPER_NAME})
"""Which file of a package says so."""
SCHEMA_VERSION: Final = "1"
ENDINGS: Final = {"video/mp4": "mp4", "image/png": "png"}
README: Final = f"""{NOTICE}

This is an evidence package. Everything in it is synthetic.

manifest.json  what the package holds, with SHA-256 values, and how each file was derived; signed (Ed25519)
custody.json   every hand-over of the footage, with its hash before and after
receipt.json   the resident's consent receipt; signed (Ed25519). In its place stands
paper.json     the legal demand, where the company produced the footage on one; signed (Ed25519)
media/         the released footage

Of the bytes that the camera made, the package holds a salted commitment in place of a hash: nobody can find them by
trying. Only whoever has the opening can show which recording it is; the resident has it in their own receipt.

To check it offline:

    glassporch evidence verify FILE --key KEY

KEY is a file with the public key of the simulated company, which you must have from elsewhere: the key that the package
itself names proves only that the package is whole.
"""


@dataclass(frozen=True, slots=True)
class PackedClip:
    """One recording as it leaves.

    Parameters
    ----------
    capture : str
        Commitment to the bytes that the camera made, hexadecimal (`commitment.Opening`).
    media_type : str
        One of `ENDINGS`.
    body : bytes
        What leaves.
    padding : Padding or None
        Where its padding lies, if the regime pads.
    handovers : sequence of custody.Handover
        From the capture to the body, in order; the names of their files are set here.
    """

    capture: str
    media_type: str
    body: bytes
    padding: Padding | None
    handovers: Sequence[custody.Handover]


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a package.

    Parameters
    ----------
    request_id : str
        The request, or the legal demand, that the footage answers.
    made_us : int
        Simulated time of packing, microseconds since the Unix epoch.
    clips : sequence of PackedClip
    receipt : bytes
        The consent receipt, signed, about each capture (`receipt.about`); of a demand, its paper (`paper`).
    basis : Basis
    """

    request_id: str
    made_us: int
    clips: Sequence[PackedClip]
    receipt: bytes
    basis: Basis = "consent"


def media_name(number: int, media_type: str) -> str:
    """Return the name of a clip in the package, counted from one.

    Raises
    ------
    ValueError
        If the media type is not one of `ENDINGS`.
    """
    if media_type not in ENDINGS:
        raise ValueError(f"a package holds {', '.join(ENDINGS)}; got {media_type!r}")
    return f"media/clip-{number}.{ENDINGS[media_type]}"


def build_package(contents: Contents, key: Ed25519PrivateKey) -> bytes:
    """Build an evidence package.

    Parameters
    ----------
    contents : Contents
    key : Ed25519PrivateKey
        The company's.

    Returns
    -------
    bytes
        A zip file; equal arguments give equal bytes.

    Raises
    ------
    ValueError
        If a media type is not supported, or the package would be too large.
    """
    named = [(media_name(number, clip.media_type), clip) for number, clip in enumerate(contents.clips, start=1)]
    log = [_renamed(one, name) for name, clip in named for one in clip.handovers]
    files = {
        README_NAME: ("text/plain", README.encode("utf-8")),
        CUSTODY_NAME: ("application/json", custody.written(log)),
        GROUNDS[contents.basis]: ("application/json", contents.receipt),
        **{name: (clip.media_type, clip.body) for name, clip in named},
    }
    manifest = {
        "doc_type": MANIFEST,
        "schema_version": SCHEMA_VERSION,
        "simulation_notice": NOTICE,
        **({} if contents.basis == "consent" else {"basis": contents.basis}),
        "request_id": contents.request_id,
        "made_us": contents.made_us,
        "receipt_public_key": verify_document(contents.receipt).public_key,
        "files": [_listed(name, media_type, body) for name, (media_type, body) in files.items()],
        "footage": [
            {"name": name, "renderings": described(clip.capture, clip.body, clip.padding)} for name, clip in named
        ],
    }
    entries = {MANIFEST_NAME: sign_document(manifest, key)} | {name: body for name, (_, body) in files.items()}
    return packed(entries)


def _renamed(one: custody.Handover, name: str) -> custody.Handover:
    return custody.Handover(name, one.action, one.actor_role, one.at_us, one.before, one.after)


def _listed(name: str, media_type: str, body: bytes) -> dict[str, Any]:
    return {"name": name, "media_type": media_type, "size": len(body), "sha256": sha256_hex(body)}
