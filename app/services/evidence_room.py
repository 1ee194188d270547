"""The evidence room: a released clip packed with all that is needed to check it offline, for the agency that has it.

The gate admits the question and covers the release, under the reading role; only then is the resident's receipt added,
about the one yes that released it. What other agencies did with the clip, and what became of the consent, is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from ..evidence.custody import Handover
from ..evidence.package import Contents, PackedClip, build_package
from ..evidence.renderings import Padding
from ..footage.padding import padding_of
from ..policy.decision import Decision
from ..policy.facts import ReleaseFact
from ..policy.gate import Admitted
from ..policy.released import NothingHere, Refused, ReleasedBytes
from ..policy.wire.base import Bytes
from ..policy.wire.picture import FetchEvidence
from ..storage import requests
from ..storage.handovers import OF_RELEASES, Step, list_steps
from ..worlds.world import World
from .portal import Caller, LetIn, NotServed, file_fetch, let_in
from .receipts import receipt_for_release
from .signing_key import signing_key_of

ZIP: Final = "application/zip"
TOLD: Final = frozenset({"captured", "ingested", "rendered", "copied", "padded", "released"})
"""Hand-overs that a package lists. Passing on is not among them: it would tell how a resident answered."""


@dataclass(frozen=True, slots=True)
class _Covered:
    """A release that may leave, with its bytes and its log."""

    admitted: Admitted[Bytes]
    decision: Decision[ReleaseFact]
    release: ReleaseFact
    media_type: str
    body: bytes
    steps: tuple[Step, ...]


def fetch(world: World, caller: Caller, question: FetchEvidence) -> ReleasedBytes | Refused | NothingHere | NotServed:
    """Ask for the package of a released clip; what is packed is filed.

    Returns
    -------
    ReleasedBytes, Refused, NothingHere or NotServed
        The same package to the byte, whenever it is fetched and under whatever rules, until the copy's term is over.
    """
    with world.database.filing() as rows:
        found = _covered(world, rows, caller, question)
    if not isinstance(found, _Covered):
        return found
    with world.database.looking() as rows:  # consent is closed to the reading role
        receipt = receipt_for_release(rows, world, found.release)
    body = build_package(_contents(found, receipt), signing_key_of(world)) if receipt else None
    return world.gate.release_bytes(found.admitted, found.decision, body, ZIP)


def _covered(
    world: World, rows: Connection, caller: Caller, question: FetchEvidence
) -> _Covered | Refused | NothingHere | NotServed:
    let = let_in(world, rows, caller, question)
    if not isinstance(let, LetIn):
        return let
    admitted = let.admitted
    release = requests.find_release(rows, question.release_id)
    known = [release] if release and release.footage_sha256 else []
    decision = world.gate.decide(question, admitted.standing, known, admitted.regime)
    if not decision.covered:
        return world.gate.nothing_here()
    covered = decision.covered[0]
    file_fetch(world, rows, admitted, covered, decision.rules)
    media_type, body = requests.released_picture(rows, covered.footage_sha256)
    steps = tuple(list_steps(rows, OF_RELEASES, covered.release_id))
    return _Covered(admitted, decision, covered, media_type, body, steps)


def _contents(found: _Covered, receipt: bytes) -> Contents:
    release = found.release
    clip = packed_clip(release.capture_commitment, found.media_type, found.body, found.steps)
    return Contents(release.request_id, release.released_us, (clip,), receipt)


def packed_clip(capture: str, media_type: str, body: bytes, steps: tuple[Step, ...]) -> PackedClip:
    """Put a clip's bytes beside the hand-overs that led to them, for whoever has it now."""
    told = tuple(step for step in steps if step.step in TOLD)
    return PackedClip(
        capture=capture,
        media_type=media_type,
        body=body,
        padding=_padding(body, padded=any(step.step == "padded" for step in told)),
        handovers=[
            Handover("", step.step, step.actor, step.at_us, step.sha256_before, step.sha256_after) for step in told
        ],
    )


def _padding(body: bytes, *, padded: bool) -> Padding | None:
    return Padding(*padding_of(body)) if padded else None
