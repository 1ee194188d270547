"""Claim: released bytes hold nothing of where, and with which device, they were captured.

A hash of the capture counts as well: whoever tries places, owners and models learns from it which guess is right.
"""

from __future__ import annotations

import base64
import hashlib
from io import BytesIO
from typing import Final
from zipfile import ZipFile, is_zipfile

from ..policy.regime import Regime
from .canary import find_canaries
from .claim import (
    CONTRAST,
    NO_REQUESTS,
    OPEN_ERAS,
    REFERENCES,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    Tape,
    Witness,
    expecting,
)
from .scene import Scene, is_done, shared_scene
from .walk import API


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Fetch everything of a released clip, and look for the camera's place, id and model and the capture's hash."""
    scene = shared_scene(bench.site(regime), regime, tape)
    release = str(scene.shared()[0]["release_id"])
    cameras = scene.site.reader(scene.who).get(f"{API}/me").json()["cameras"]
    named = {camera[name]: camera[name].encode() for camera in cameras for name in ("id", "model")}
    marks = named | _hashes(_captured(scene))
    for what in ("picture", "footage", "evidence"):
        body = _unpacked(scene.fetch(release, what).body)
        found = find_canaries(body, scene.site.camera_places())
        told = [said for said, mark in marks.items() if mark in body]
        if found or told:
            return Witness("officer", f"the {what} of a release", (found or told)[0])
    return None


def _captured(scene: Scene) -> bytes:
    """Let the resident fetch the clip as its camera made it: the right guess of whoever tries them all.

    Raises
    ------
    RuntimeError
        If the resident cannot.
    """
    answer = scene.site.reader(scene.who).get(f"{API}/me/clips/{scene.clips[0]}/footage")
    if not is_done(answer):
        message = f"the resident cannot fetch the clip that was shared: {answer.status}"
        raise RuntimeError(message)
    return bytes(answer.body)


def _hashes(capture: bytes) -> dict[str, bytes]:
    """Return the hashes that one would try, in the spellings in which they are written, by what they are."""
    tried: dict[str, bytes] = {}
    for name in ("sha256", "sha512", "blake2b", "sha1", "md5"):
        raw = hashlib.new(name, capture, usedforsecurity=False).digest()
        spelled = {"hex": raw.hex().encode(), "base64": base64.b64encode(raw).rstrip(b"="), "raw": raw}
        tried |= {f"the capture's {name}, {how}": mark for how, mark in spelled.items()}
    return tried


def _unpacked(body: bytes) -> bytes:
    """Return the bytes of every file in a package, one after the other; other bytes as they are."""
    if not is_zipfile(BytesIO(body)):
        return body
    with ZipFile(BytesIO(body)) as package:
        return b"\n".join(package.read(name) for name in package.namelist())


CAPTURE_DATA: Final = Claim(
    id="capture-data",
    sentence="Released bytes hold nothing of where, and with which device, they were captured.",
    source="C03",
    threat="data disclosure",
    trial=trial,
    sees="one camera's place to about a metre, its id, its model, or a bare hash of the capture, in released bytes",
    sweeps=("sharing.rendering",),
    expected=expecting(
        (
            OPEN_ERAS,
            Expected(
                "depends on an assumption",
                "Whether place and device were stripped from what police download was never documented.",
                flips=("sharing.rendering=original",),
            ),
        ),
        (REFERENCES, Expected("no break found", "What leaves is a rendering of its own.")),
        ((CONTRAST,), Expected("broken in the model", "The bytes leave as they were captured.")),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
