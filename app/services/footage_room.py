"""The footage room: a clip's bytes as its camera handed them over, and the copy that leaves when a resident shares.

Bytes are rendered on first use and kept; the same clip gives the same bytes whenever that is. Clips of sealed cameras
come sealed, and only their resident's secret opens them. It decides nothing about who may see what.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from ..evidence.commitment import Opening
from ..footage.errors import SealError
from ..footage.metadata import format_of
from ..footage.padding import padded
from ..footage.render import Device, can_film, capture, released
from ..footage.scene import Scene, draws_of
from ..footage.sealed import resident_key, seal, sealed_draws, unseal
from ..policy.decision import Reason
from ..policy.facts import ReleaseFact
from ..policy.regime import Regime
from ..storage import footage
from ..storage.footage import Kept, Recording
from ..storage.handovers import OF_RELEASES, Step, add_step
from ..worlds.world import World

LABEL: Final = "Porch camera"
"""What every camera prints into its pictures; no id, for it would travel with a release."""
NEEDS_SECRET: Final = Reason(
    "device-secret-needed",
    "This clip is sealed with your own key, and the company cannot open it. Enter your device secret. Nothing was "
    "shared.",
)
WRONG_SECRET: Final = Reason(
    "device-secret-wrong", "Your device secret does not open this clip. Check it and try again. Nothing was shared."
)
_OF_THE_SHARE: Final = frozenset({"rendered", "copied", "padded", "released"})
ONLY_YOUR_DEVICE: Final = Reason(
    "sealed-clip", "This clip is sealed with your own key. Only your own device can show it; the company cannot."
)


@dataclass(frozen=True, slots=True)
class Captured:
    """A clip's bytes as its camera made them, open.

    Parameters
    ----------
    ingested_us : int
        When the camera handed it over, simulated microseconds.
    scene : Scene
        What it shows.
    """

    recording: Recording
    sha256: str
    media_type: str
    body: bytes
    ingested_us: int
    scene: Scene


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves with a share: the footage, the still that stands before it, and how they came about.

    Parameters
    ----------
    capture : Opening
        Of the commitment to the capture. The commitment leaves, the opening is the resident's.
    steps : tuple of Step
        From the camera to the bytes that leave.
    """

    capture: Opening
    media_type: str
    body: bytes
    picture_type: str
    picture: bytes
    steps: tuple[Step, ...]


def digest(body: bytes) -> str:
    """Return the SHA-256 of bytes, hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def scene_of(camera_id: str, start_us: int, *, shows_event: bool) -> Scene:
    """Return what an open camera saw; its street comes from its id, which is a keyed pseudonym already."""
    return Scene(draws_of(camera_id.encode()), start_us, shows_event)


def sealed_scene(recording: Recording, key: bytes) -> Scene:
    """Return what a sealed camera saw; no row of the company draws it again without the resident's key."""
    draws = sealed_draws(key, recording.camera_id, recording.clip_id)
    return Scene(draws, recording.start_us, recording.shows_event)


def _open_scene(recording: Recording) -> Scene:
    return scene_of(recording.camera_id, recording.start_us, shows_event=recording.shows_event)


def salt_of(household_id: str) -> bytes:
    """Return the salt of a household's key; it need not be secret."""
    return hashlib.sha256(b"glassporch device salt\0" + household_id.encode()).digest()


def films(world: World) -> bool:
    """Whether cameras of a world record films; without the extra that films, stills stand in."""
    return can_film() and not world.wiring.stills


def filmed(world: World, recording: Recording, owner: str, scene: Scene) -> tuple[str, bytes]:
    """Return media type and bytes of a clip as its camera makes it, place and device included."""
    device = Device(LABEL, recording.model, owner, recording.lon, recording.lat)
    made = capture(scene, device, still=world.wiring.stills)
    return made.media_type, made.body


def sealed_clip(world: World, recording: Recording, owner: str, key: bytes) -> Kept:
    """Return a clip as a sealed camera hands it over: the company gets the box, its size class and its media type."""
    media_type, body = filmed(world, recording, owner, sealed_scene(recording, key))
    box = seal(body, key, recording.clip_id)
    return _kept(recording, media_type, box)


def _kept(recording: Recording, media_type: str, body: bytes) -> Kept:
    return Kept(
        clip_id=recording.clip_id,
        sha256=digest(body),
        media_type=media_type,
        sealed=recording.sealed,
        body=body,
        ingested_us=recording.end_us,
    )


def recording_of(rows: Connection, clip_id: str) -> Recording:
    """Return a clip that is known to be there.

    Raises
    ------
    LookupError
        If it is not.
    """
    found = footage.find_recording(rows, clip_id)
    if found is None:
        message = "a decision covered a clip that is not there"
        raise LookupError(message)
    return found


@dataclass(frozen=True, slots=True)
class Source:
    """All that a clip's bytes are made from.

    Parameters
    ----------
    kept : Kept or None
        Its bytes as they are kept; None where none were needed yet.
    owner : str
        The resident's name, which cameras write into their files.
    """

    recording: Recording
    kept: Kept | None
    owner: str


def source_of(rows: Connection, recording: Recording) -> Source:
    """Load what a clip's bytes are made from; nothing is drawn here."""
    kept = footage.find_kept(rows, recording.clip_id)
    return Source(recording, kept, footage.owner_name(rows, recording.household_id))


def kept_of(world: World, source: Source) -> Kept | None:
    """Return a clip's bytes as they are kept, drawn on first use; None where a sealed camera's box never arrived."""
    if source.kept is not None or source.recording.sealed:
        return source.kept
    recording = source.recording
    return _kept(recording, *filmed(world, recording, source.owner, _open_scene(recording)))


def opened(source: Source, kept: Kept | None, secret: str | None) -> Captured | Reason:
    """Return a clip's bytes as captured; a reason where the secret does not open it.

    Parameters
    ----------
    secret : str or None
        The resident's device secret; needed for sealed clips alone, and kept nowhere.
    """
    recording = source.recording
    if kept is None:
        return WRONG_SECRET  # no secret opens what never arrived
    if not kept.sealed:
        scene = _open_scene(recording)
        return Captured(recording, kept.sha256, kept.media_type, kept.body, kept.ingested_us, scene)
    if not secret:
        return NEEDS_SECRET
    key = resident_key(secret, salt_of(recording.household_id))
    try:
        body = unseal(kept.body, key, recording.clip_id)
    except SealError:
        return WRONG_SECRET
    scene = sealed_scene(recording, key)
    return Captured(recording, digest(body), kept.media_type, body, kept.ingested_us, scene)


def leaving(world: World, found: Captured, terms: Regime, now_us: int) -> Leaving:
    """Render the copy that leaves as the rules of the request say: as captured or anew, padded or not.

    Pixels cannot be given back what an overlay hides, so the copy of the rules that strip is rendered from the scene
    itself, for sealed clips only after the secret opened the box. It stands for what the resident's device would do.
    """
    capture = opening_for(world, found.recording.clip_id, found.sha256)
    steps = _arrival(found, capture.commitment)
    body, still = found.body, world.wiring.stills or found.media_type == "image/png"
    picture = released(found.scene, still=True).body
    if terms.sharing.rendering.value == "stripped":
        body = picture if still else released(found.scene).body
    made = "rendered" if terms.sharing.rendering.value == "stripped" else "copied"
    steps.append(_made(made, now_us, capture.commitment, body))
    if terms.sharing.pads_sizes.value:
        before = digest(body)
        body, picture = padded(body).body, padded(picture).body
        steps.append(_made("padded", now_us, before, body))
    steps.append(
        Step(step="released", actor="resident", at_us=now_us, sha256_before=digest(body), sha256_after=digest(body))
    )
    return Leaving(capture, format_of(body).value, body, "image/png", picture, tuple(steps))


def dated(gone: Leaving, now_us: int) -> Leaving:
    """Date what a share makes at the moment of the share; when a clip was captured and ingested stays."""
    made = tuple(replace(step, at_us=now_us) if step.step in _OF_THE_SHARE else step for step in gone.steps)
    return replace(gone, steps=made)


def opening_for(world: World, clip_id: str, sha256: str) -> Opening:
    """Return the opening of the commitment to a clip's capture; its salt follows from the world's key file alone."""
    return Opening(world.secret_of("capture-salt", clip_id), sha256)


def _arrival(found: Captured, commitment: str) -> list[Step]:
    same = {"sha256_before": commitment, "sha256_after": commitment}
    return [
        Step(step="captured", actor="camera", at_us=found.recording.end_us, **same),
        Step(step="ingested", actor="company", at_us=found.ingested_us, **same),
    ]


def _made(step: str, at_us: int, before: str, body: bytes) -> Step:
    # The same words for sealed cameras and for open ones: the agency reads them.
    return Step(step=step, actor="service", at_us=at_us, sha256_before=before, sha256_after=digest(body))


def store_leaving(world: World, rows: Connection, release_id: str, gone: Leaving) -> None:
    """Store the bytes of a release that stands already, and the log of how they came about."""
    footage.add_released_bytes(rows, digest(gone.body), gone.media_type, gone.body)
    footage.set_footage(rows, release_id, gone.capture.commitment, digest(gone.body), gone.media_type)
    for number, step in enumerate(gone.steps):
        add_step(rows, OF_RELEASES, world.new_id("custody", release_id, str(number)), release_id, step)


def note_handover(
    world: World, rows: Connection, release: ReleaseFact, step: str, actor: str, at_us: int, by: str
) -> None:
    """Note that a release's bytes changed hands as they are, once for each taker.

    Parameters
    ----------
    by : str
        Id of the taker's account or agency; it makes the entry's id and stands nowhere in it.
    """
    if not release.footage_sha256:
        return
    same = {"sha256_before": release.footage_sha256, "sha256_after": release.footage_sha256}
    step_id = world.new_id("custody", release.release_id, step, by)
    add_step(rows, OF_RELEASES, step_id, release.release_id, Step(step=step, actor=actor, at_us=at_us, **same))
