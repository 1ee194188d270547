"""The still or clip that goes with a post: chosen from one's own footage, drawn before the post, erased with it.

Drawing holds no transaction. Whether the footage may go is asked of the rules twice: before it is drawn, so that
nothing is drawn in vain, and with the post itself. Which clip it was is kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..footage.padding import padded
from ..footage.render import SECONDS, posted
from ..policy.decision import Reason
from ..policy.facts import ClipFact
from ..policy.rules.which_clips_go import oldest_kept_us
from ..policy.wire.base import moment
from ..storage import feed, footage, notices
from ..storage.footage import Recording
from ..worlds.world import World
from .feed_shapes import OwnPostDraft, PostableClip, PostFootageDraft
from .footage_room import Source, digest, films, kept_of, scene_of, source_of
from .own_desk import Desk, NotThere, look
from .portal import Caller

MOST: Final = 50
"""Clips that are listed to choose from, the newest."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The bytes that go with a post, or why none can.

    Parameters
    ----------
    chosen : PostFootageDraft
        What they were drawn for.
    """

    chosen: PostFootageDraft
    media_type: str
    body: bytes


def postable(desk: Desk) -> tuple[PostableClip, ...]:
    """List the newest clips of the household's own that could go with a post."""
    oldest_us = oldest_kept_us(desk.now.clock_us, desk.regime)
    sealed = footage.sealed_cameras(desk.rows, desk.household_id)
    own = notices.clips_in_window(desk.rows, desk.household_id, oldest_us + 1, desk.now.clock_us)
    free = [clip for clip in own if clip.camera_id not in sealed][-MOST:]
    return tuple(
        PostableClip(id=clip.clip_id, starts_at=moment(clip.start_us), film=films(desk.world))
        for clip in reversed(free)
    )


def draw(world: World, caller: Caller, draft: OwnPostDraft) -> Copy | None:
    """Draw the copy that would go with a post; None where nothing was chosen, or what was chosen cannot go."""
    chosen = draft.footage
    if chosen is None:
        return None
    source = look(world, caller, lambda desk: _source(desk, chosen))
    return _copy(world, source, chosen) if isinstance(source, Source) else None


def why_not(desk: Desk, chosen: PostFootageDraft | None) -> Reason | None:
    """Say why what was chosen cannot go with a post."""
    return _why_not(desk, chosen, footage.find_recording(desk.rows, chosen.clip_id)) if chosen else None


def attach(desk: Desk, post_id: str, chosen: PostFootageDraft | None, copy: Copy | None) -> str | None:
    """Keep what goes with a post, drawn anew where it was not drawn for this; return its media type."""
    if chosen is None:
        return None
    if copy is None or copy.chosen != chosen:
        source = _source(desk, chosen)
        if isinstance(source, NotThere):
            return None
        copy = _copy(desk.world, source, chosen)
    feed.add_footage(desk.rows, post_id, copy.media_type, digest(copy.body), copy.body)
    return copy.media_type


def own_copy(desk: Desk, post_id: str) -> tuple[str, bytes] | NotThere:
    """Show what goes with one of one's own posts."""
    own = (post for post in feed.list_own(desk.rows, desk.account_id) if post.post_id == post_id and post.footage)
    return feed.read_footage(desk.rows, post_id) if any(own) else NotThere()


def copy_to_judge(desk: Desk, post_id: str) -> tuple[str, bytes] | NotThere:
    """Show a moderator at work what goes with a resident's post."""
    post = feed.find_post(desk.rows, post_id)
    return feed.read_footage(desk.rows, post_id) if post and post.footage else NotThere()


def _source(desk: Desk, chosen: PostFootageDraft) -> Source | NotThere:
    recording = footage.find_recording(desk.rows, chosen.clip_id)
    if recording is None or _why_not(desk, chosen, recording) is not None:
        return NotThere()
    return source_of(desk.rows, recording)


def _why_not(desk: Desk, chosen: PostFootageDraft, found: Recording | None) -> Reason | None:
    kept = found if found is not None and not found.over else None
    clip = ClipFact(kept.clip_id, kept.household_id, kept.start_us, kept.end_us) if kept else None
    part = (chosen.begins_s, chosen.seconds if chosen.kind == "clip" else 1, SECONDS)
    sealed = kept is not None and kept.sealed
    now_us = desk.now.clock_us
    return desk.plain.why_not_with_a_post(clip, desk.household_id, part, now_us, desk.regime, sealed=sealed)


def _copy(world: World, source: Source, chosen: PostFootageDraft) -> Copy:
    """Draw the bytes: anew and padded, or as captured where a rule says so."""
    recording = source.recording
    regime = world.regime(world.now().regime_id)
    if world.wiring.book.plain.how_posted_footage_is_made(regime) == "original":
        kept = kept_of(world, source)
        if kept is not None:
            return Copy(chosen, kept.media_type, kept.body)
    scene = scene_of(recording.camera_id, recording.start_us, shows_event=recording.shows_event)
    still = chosen.kind == "still" or not films(world)
    made = posted(scene, begins_s=chosen.begins_s, seconds=chosen.seconds, still=still)
    return Copy(chosen, made.media_type, padded(made.body).body)
