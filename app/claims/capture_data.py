"""Claim: released bytes hold nothing of where, and with which device, they were captured."""

from __future__ import annotations

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
from .scene import shared_scene
from .walk import API


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Fetch everything of a released clip, and look for the camera's place, its id and its model."""
    scene = shared_scene(bench.site(regime), regime, tape)
    release = str(scene.shared()[0]["release_id"])
    cameras = scene.site.reader(scene.who).get(f"{API}/me").json()["cameras"]
    marks = [camera[name].encode() for camera in cameras for name in ("id", "model")]
    for what in ("picture", "footage", "evidence"):
        body = _unpacked(scene.fetch(release, what).body)
        found = find_canaries(body, scene.site.camera_places())
        told = [mark.decode() for mark in marks if mark in body]
        if found or told:
            return Witness("officer", f"the {what} of a release", (found or told)[0])
    return None


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
    sees="one camera's place to about a metre, its id or its model, in released bytes",
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
