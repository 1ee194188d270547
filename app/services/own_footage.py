"""A resident's own footage: drawn on first use, and of a sealed camera opened with the resident's own secret.

Drawing and opening hold no transaction. What a secret opened is kept nowhere, and neither is the secret. A clip that
the company keeps no longer is not there: it is neither shown nor drawn again.
"""

from __future__ import annotations

from typing import Final

from ..policy.decision import Reason
from ..storage import footage
from ..storage.footage import Kept, Recording
from ..worlds.world import World
from .footage_room import NEEDS_SECRET, ONLY_YOUR_DEVICE, WRONG_SECRET, Captured, Source, kept_of, opened, source_of
from .own_desk import Declined, Desk, NotThere, look
from .portal import Caller, NotServed
from .retention import is_kept

ENTER_SECRET: Final = Reason(NEEDS_SECRET.code, "This clip is sealed with your own key. Enter your device secret.")
TRY_AGAIN: Final = Reason(WRONG_SECRET.code, "Your device secret does not open this clip. Check it and try again.")

Shown = Captured | Declined | NotThere | NotServed


def own_footage(world: World, caller: Caller, clip_id: str) -> Shown:
    """Show one of the household's own clips as captured, unless only its own device can."""
    source = look(world, caller, lambda desk: _source(desk, clip_id))
    if not isinstance(source, Source):
        return source
    if source.recording.sealed:
        return Declined((ONLY_YOUR_DEVICE,))
    kept = kept_of(world, source)
    if source.kept is None and kept is not None:
        still_there = look(world, caller, lambda desk: _keep(desk, kept), keeps=True)
        if isinstance(still_there, NotThere | NotServed):
            return still_there
    return _shown(opened(source, kept, None))


def open_sealed(world: World, caller: Caller, clip_id: str, secret: str) -> Shown:
    """Open one of the household's own clips with its device secret; an open camera's clip needs none."""
    source = look(world, caller, lambda desk: _source(desk, clip_id))
    if not isinstance(source, Source):
        return source
    if not source.recording.sealed:
        return own_footage(world, caller, clip_id)
    return _shown(opened(source, source.kept, secret))


def _source(desk: Desk, clip_id: str) -> Source | NotThere:
    recording = _recording(desk, clip_id)
    return NotThere() if recording is None else source_of(desk.rows, recording)


def _recording(desk: Desk, clip_id: str) -> Recording | None:
    """Find one of the household's own clips that the company still keeps."""
    found = footage.find_recording(desk.rows, clip_id)
    if found is None or found.household_id != desk.household_id or found.over:
        return None
    return found if is_kept(found.end_us, desk.now.clock_us, desk.regime) else None


def _keep(desk: Desk, kept: Kept) -> NotThere | None:
    """Keep what was drawn, unless the clip's time is over meanwhile."""
    if _recording(desk, kept.clip_id) is None:
        return NotThere()
    footage.add_kept(desk.rows, kept)
    return None


def _shown(found: Captured | Reason) -> Captured | Declined:
    if isinstance(found, Captured):
        return found
    return Declined((ENTER_SECRET if found is NEEDS_SECRET else TRY_AGAIN,))
