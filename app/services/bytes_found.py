"""Where each question for bytes finds the one fact that it is about, and how the bytes behind it are loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection

from ..policy.demand_facts import ProducedFact
from ..policy.facts import PostFact, ReleaseFact, TileFact
from ..policy.records_facts import RecordsFileFact
from ..policy.wire.demand import FetchProduced
from ..policy.wire.feed import FetchPostFootage
from ..policy.wire.map import ReadBaseTile, ReadTile
from ..policy.wire.picture import FetchFootage, FetchPicture
from ..policy.wire.records import FetchRecordsFile
from ..storage import (
    demands,
    feed,
    publications,
    records_requests,
    requests,
)
from ..storage.worlds_rows import Now


@dataclass(frozen=True, slots=True)
class Found:
    """A fact, and how to load the media type and the bytes that stand behind it."""

    fact: TileFact | ReleaseFact | PostFact | ProducedFact | RecordsFileFact
    load: Callable[[], tuple[str, bytes]]


_TILE_TYPE: Final = "application/geo+json"


def _agency_tile(rows: Connection, question: ReadTile, now: Now) -> Found | None:
    found = publications.find_tile(rows, now.regime_id, now.epoch, question.tile_id)
    return Found(found[0], lambda: (_TILE_TYPE, found[1])) if found else None


def _base_tile(rows: Connection, question: ReadBaseTile, now: Now) -> Found | None:
    del now  # the base map is the same in every regime
    found = publications.find_tile(rows, publications.BASE, 0, question.tile_id)
    return Found(found[0], lambda: (_TILE_TYPE, found[1])) if found else None


def _picture(rows: Connection, question: FetchPicture, now: Now) -> Found | None:
    del now
    release = requests.find_release(rows, question.release_id)
    return Found(release, lambda: requests.released_picture(rows, release.picture_sha256)) if release else None


def _footage(rows: Connection, question: FetchFootage, now: Now) -> Found | None:
    del now
    release = requests.find_release(rows, question.release_id)
    if release is None or not release.footage_sha256:
        return None
    return Found(release, lambda: requests.released_picture(rows, release.footage_sha256))


def _produced(rows: Connection, question: FetchProduced, now: Now) -> Found | None:
    del now
    made = demands.find_produced(rows, question.production_id)
    return Found(made, lambda: requests.released_picture(rows, made.sha256)) if made else None


def _post_footage(rows: Connection, question: FetchPostFootage, now: Now) -> Found | None:
    del now
    post = feed.find_post(rows, question.post_id)
    return Found(post, lambda: feed.read_footage(rows, post.post_id)) if post and post.footage else None


def _records_file(rows: Connection, question: FetchRecordsFile, now: Now) -> Found | None:
    del now
    file = records_requests.find_file(rows, question.records_id, question.name)
    return Found(file, lambda: records_requests.read_file(rows, file.records_id, file.name)) if file else None


BYTES: Final[Mapping[type, Callable[[Connection, Any, Now], Found | None]]] = MappingProxyType(
    {
        ReadTile: _agency_tile,
        ReadBaseTile: _base_tile,
        FetchPicture: _picture,
        FetchFootage: _footage,
        FetchProduced: _produced,
        FetchPostFootage: _post_footage,
        FetchRecordsFile: _records_file,
    }
)
"""By question; what is not covered is found and never loaded."""
