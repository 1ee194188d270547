"""Retention: clips that the company keeps no longer, and copies that left and whose term is over, lose their bytes.

Runs on the world's agenda, and once more at every change of the rules. What leaves the database's tables here leaves
its file too: freed pages are zeroed as they are freed, and the log is emptied after the effects in `ERASING`. Who could
read what until then is said by the rules.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from ..footage.placeholder import NOT_KEPT, placeholder
from ..policy.demand_facts import ProducedFact
from ..policy.facts import ReleaseFact
from ..policy.regime import Regime
from ..policy.rules.which_clips_go import oldest_kept_us
from ..policy.units import DAY
from ..storage import agenda, demands, erasing, footage, requests, worlds_rows
from ..storage.handovers import OF_PRODUCTIONS, Step, add_step
from ..worlds.world import EMPTY_LOG, World
from .footage_room import digest, note_handover

EXPIRE_CLIPS: Final = "expire-clips"
EXPIRE_RELEASES: Final = "expire-releases"
EXPIRE_PRODUCTIONS: Final = "expire-productions"
ERASING: Final = frozenset({EXPIRE_CLIPS, EXPIRE_RELEASES, EXPIRE_PRODUCTIONS, EMPTY_LOG})
"""Kinds of agenda rows after which the database's log is emptied."""


def is_kept(end_us: int, now_us: int, regime: Regime) -> bool:
    """Whether the company still keeps a clip that ended at a moment; between two looks it may not, and have it.

    Parameters
    ----------
    end_us, now_us : int
        Simulated microseconds.
    """
    return end_us > oldest_kept_us(now_us, regime)


def no_longer_kept() -> tuple[str, bytes]:
    """Return media type and bytes of the picture that stands for a clip which is no longer kept."""
    return "image/png", placeholder(NOT_KEPT)


def expire_clips(world: World, rows: Connection, subject: str) -> None:
    """Delete the clips that the company keeps no longer, and put the next look on the agenda."""
    del subject
    now = worlds_rows.read_now(rows)
    regime = world.regime(now.regime_id)
    _, instead = no_longer_kept()
    footage.keep_picture(rows, digest(instead), instead)
    erasing.delete_clips(rows, oldest_kept_us(now.clock_us, regime), digest(instead), now.clock_us)
    expect_clips(world, rows)


def expect_clips(world: World, rows: Connection) -> None:
    """Put the next look at clips on the agenda: once a day at most, on the first day on which one's time is over."""
    now = worlds_rows.read_now(rows)
    days = world.regime(now.regime_id).sharing.cloud_days.value
    oldest_us = erasing.oldest_end_us(rows)
    if oldest_us is None:
        return
    due_us = now.clock_us + DAY
    over_us = oldest_us + days * DAY
    if over_us > due_us:
        due_us += -(-(over_us - due_us) // DAY) * DAY
    agenda.add(rows, agenda.Due(world.new_id("agenda", EXPIRE_CLIPS, str(due_us)), due_us, EXPIRE_CLIPS, ""))


def follow_change(world: World, rows: Connection, before: Regime, after: Regime) -> None:
    """Look at clips anew when the rules change: another term may be over at once."""
    if before.sharing.cloud_days.value == after.sharing.cloud_days.value:
        return
    now_us = worlds_rows.read_now(rows).clock_us
    key = world.new_id("agenda", EXPIRE_CLIPS, "change", str(now_us))
    agenda.add(rows, agenda.Due(key, now_us, EXPIRE_CLIPS, ""))


def expect_end(world: World, rows: Connection, release: ReleaseFact) -> None:
    """Put the end of a released copy on the agenda, where its term has one."""
    if release.expires_us is not None:
        key = world.new_id("agenda", EXPIRE_RELEASES, release.release_id)
        agenda.add(rows, agenda.Due(key, release.expires_us, EXPIRE_RELEASES, release.release_id))


def expire_release(world: World, rows: Connection, release_id: str) -> None:
    """Delete the bytes of a released copy whose term is over."""
    now_us = worlds_rows.read_now(rows).clock_us
    release = requests.find_release(rows, release_id)
    if release is None or release.expires_us is None or release.expires_us > now_us:
        return
    note_handover(world, rows, release, "expired", "company", now_us, "")
    erasing.erase_released(rows, release, now_us)


def expect_end_of(world: World, rows: Connection, made: ProducedFact) -> None:
    """Put the end of a produced copy on the agenda, where its term has one."""
    if made.expires_us is not None:
        key = world.new_id("agenda", EXPIRE_PRODUCTIONS, made.production_id)
        agenda.add(rows, agenda.Due(key, made.expires_us, EXPIRE_PRODUCTIONS, made.production_id))


def expire_production(world: World, rows: Connection, production_id: str) -> None:
    """Delete the bytes of a produced copy whose term is over."""
    now_us = worlds_rows.read_now(rows).clock_us
    made = demands.find_produced(rows, production_id)
    if made is None or made.expires_us is None or made.expires_us > now_us:
        return
    step = Step(step="expired", actor="company", at_us=now_us, sha256_before=made.sha256, sha256_after=made.sha256)
    add_step(rows, OF_PRODUCTIONS, world.new_id("production-step", production_id, "expired"), production_id, step)
    erasing.erase_produced(rows, made, now_us)


def empty_log(world: World, rows: Connection, subject: str) -> None:
    """Do nothing more: the database's log is emptied after it, because its kind is one of `ERASING`."""
    del world, rows, subject


def remove_released_bytes(rows: Connection, release_id: str) -> None:
    """Delete the bytes of a released copy now, because its resident took it back; the log follows with the agenda."""
    release = requests.find_release(rows, release_id)
    if release is None:
        return
    now_us = worlds_rows.read_now(rows).clock_us
    erasing.erase_released(rows, release, now_us)
    agenda.add(rows, agenda.Due(f"{EMPTY_LOG}-{release_id}", now_us, EMPTY_LOG, release_id))
