"""Making ready the copies that a share would release, before its transaction begins: drawing holds up nobody's write.

It decides nothing and writes nothing. What was made ready and is then not covered is thrown away, and what the share
needs beyond it is made in the share itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection

from ..policy.decision import Reason
from ..policy.regime import Regime
from ..storage import footage, notices, own_releases
from ..storage.footage import Kept
from ..worlds.world import World
from .answer_case import open_case
from .footage_room import Captured, Leaving, Source, dated, kept_of, leaving, opened, recording_of, source_of
from .own_desk import Desk, look
from .own_shapes import ShareDraft
from .portal import Caller, NotServed
from .retention import is_kept


@dataclass(frozen=True, slots=True)
class Ready:
    """One clip made ready to leave under some rules.

    Parameters
    ----------
    found : Captured or Reason
        A reason where the device secret does not open it.
    gone : Leaving or None
        None where it is not open.
    """

    kept: Kept | None
    found: Captured | Reason
    gone: Leaving | None
    terms: Regime

    def keep(self, rows: Connection) -> None:
        """Keep the clip's bytes as its camera made them; those that are there already stay."""
        if self.kept is not None:
            footage.add_kept(rows, self.kept)


MadeReady = Mapping[str, Ready]
"""By the clip's id."""
NOTHING_READY: Final[MadeReady] = MappingProxyType({})


def make_ready(world: World, caller: Caller, notice_id: str, draft: ShareDraft) -> MadeReady:
    """Draw the copies that a share would release; no transaction is open meanwhile."""
    found = look(world, caller, lambda desk: _sources(desk, notice_id, draft))
    if isinstance(found, NotServed) or not found.sources:
        return NOTHING_READY
    return {one.recording.clip_id: _ready(world, one, draft, found.terms) for one in found.sources}


def ready_in(desk: Desk, made: MadeReady, clip_id: str, draft: ShareDraft, terms: Regime) -> Ready:
    """Return one clip ready to leave now: as it was made ready, unless it was not or the rules are others."""
    ready = made.get(clip_id)
    if ready is None or ready.terms != terms:
        ready = _ready(desk.world, source_of(desk.rows, recording_of(desk.rows, clip_id)), draft, terms)
    gone = None if ready.gone is None else dated(ready.gone, desk.now.clock_us)
    return Ready(ready.kept, ready.found, gone, terms)


@dataclass(frozen=True, slots=True)
class _Sources:
    sources: tuple[Source, ...]
    terms: Regime


def _sources(desk: Desk, notice_id: str, draft: ShareDraft) -> _Sources:
    """Find what the household's own clips are made from that would leave anew, where the request can be answered."""
    case = open_case(desk, notice_id)
    if case is None or desk.plain.why_not_shared(case.request.state, case.terms) is not None:
        return _Sources((), desk.regime)
    held = own_releases.released_clips(desk.rows, desk.household_id, case.request.request_id)
    chosen, window = set(draft.clip_ids) - held.keys(), (case.request.from_us, case.request.to_us)
    own = notices.clip_facts(desk.rows, desk.household_id, tuple(sorted(chosen)), window)
    still = (clip for clip in own if is_kept(clip.end_us, desk.now.clock_us, desk.regime))
    recordings = (recording_of(desk.rows, clip.clip_id) for clip in still if clip.clip_id in chosen)
    return _Sources(tuple(source_of(desk.rows, one) for one in recordings), case.terms)


def _ready(world: World, source: Source, draft: ShareDraft, terms: Regime) -> Ready:
    secret = draft.device_secret.get_secret_value() if draft.device_secret else None
    kept = kept_of(world, source)
    found = opened(source, kept, secret)
    gone = None if isinstance(found, Reason) else leaving(world, found, terms, found.recording.end_us)
    return Ready(kept, found, gone, terms)
