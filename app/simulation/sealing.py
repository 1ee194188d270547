"""Which cameras of a planted world seal their clips end to end, with which secrets, and what they hand over.

A secret that nobody signs in with is drawn and thrown away, as far as this program goes: its clips open for nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from ..footage.sealed import resident_key
from ..policy.regime import Regime
from ..services.footage_room import salt_of, sealed_clip
from ..storage.footage import Kept, Recording
from . import staff
from .incidents import ClipPlan
from .plans import PlantPlan
from .plant_rows import Drawn, Ids
from .population import Camera
from .streams import uniforms

WIRED: Final = ("Bell Two", "Lane Eye")
"""Models that can seal. Documents name wired models only; which of these made-up ones are wired is an assumption."""
_THREADS: Final = 4


@dataclass(frozen=True, slots=True)
class Sealing:
    """The device secret of each camera that seals, by the camera's key."""

    secrets: Mapping[str, str]

    def models(self, cameras: Iterable[Camera]) -> dict[str, str]:
        """Return the model of each camera that seals, by the camera's key."""
        return {camera.key: self.model_of(camera) for camera in cameras if camera.key in self.secrets}

    def model_of(self, camera: Camera) -> str:
        """Return a camera's model: a camera that seals is a wired one."""
        return WIRED[0] if camera.key in self.secrets and camera.model not in WIRED else camera.model


def draw_sealing(plan: PlantPlan, drawn: Drawn, regime: Regime, new_token: Callable[[], str]) -> Sealing:
    """Choose the cameras that seal, where the regime offers it.

    Parameters
    ----------
    new_token : callable
        () -> a fresh secret.
    """
    if regime.sharing.end_to_end.value != "opt-in":
        return Sealing({})
    planned = {
        who.household_key: sign_in.device_secret
        for sign_in, who in staff.resident_sign_ins(drawn, plan)
        if not sign_in.lives_with
    }
    homes = [home.key for home in drawn.people.households]
    draws = uniforms(plan.seed, "sealed", homes)[:, 0].tolist() if homes else []
    others = {
        home: new_token()
        for home, drawn_share in zip(homes, draws, strict=True)
        if home not in planned and drawn_share < plan.sealed_share
    }
    own = {home: secret for home, secret in planned.items() if secret}
    secrets = {
        camera.key: own.get(camera.household_key) or others[camera.household_key]
        for camera in drawn.people.cameras
        if camera.household_key in own or (camera.household_key in others and camera.model in WIRED)
    }
    return Sealing(secrets)


def sealed_clips(ids: Ids, drawn: Drawn, sealing: Sealing) -> Iterator[dict[str, Any]]:
    """Yield the rows of clips as sealed cameras hand them over; nothing of what is inside is kept."""
    cameras = {camera.key: camera for camera in drawn.people.cameras if camera.key in sealing.secrets}
    owners: dict[str, str] = {}
    for resident in drawn.people.residents:
        owners.setdefault(resident.household_key, resident.name)
    chosen = [clip for clip in drawn.clips if clip.camera_key in cameras]
    keys = _keys(ids, {cameras[clip.camera_key].household_key: sealing.secrets[clip.camera_key] for clip in chosen})

    def handed_over(clip: ClipPlan) -> Kept:
        camera = cameras[clip.camera_key]
        recording = _recording(ids, clip, camera, sealing.model_of(camera))
        return sealed_clip(ids.world, recording, owners[camera.household_key], keys[camera.household_key])

    with ThreadPoolExecutor(_THREADS) as threads:
        for kept in threads.map(handed_over, chosen):
            yield {
                "clip_id": kept.clip_id,
                "sha256": kept.sha256,
                "media_type": kept.media_type,
                "sealed": kept.sealed,
                "body": kept.body,
                "ingested_us": kept.ingested_us,
            }


def _keys(ids: Ids, secrets: Mapping[str, str]) -> dict[str, bytes]:
    salts = [salt_of(ids.of("household", home)) for home in secrets]
    with ThreadPoolExecutor(_THREADS) as threads:  # a key is slow to derive on purpose; others run meanwhile
        return dict(zip(secrets, threads.map(resident_key, secrets.values(), salts), strict=True))


def _recording(ids: Ids, clip: ClipPlan, camera: Camera, model: str) -> Recording:
    return Recording(
        clip_id=ids.of("clip", clip.key),
        household_id=ids.of("household", camera.household_key),
        camera_id=ids.of("camera", camera.key),
        start_us=clip.start_us,
        end_us=clip.end_us,
        shows_event=clip.shows_event,
        sealed=True,
        model=model,
        lon=camera.lon,
        lat=camera.lat,
    )
