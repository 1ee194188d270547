"""The custody log: every hand-over of footage, with its hash before and after, who did it, and when.

It checks that the log of each file is one chain from the capture to the packaged bytes. Of the capture it has a
commitment in place of the hash. It does not know who was allowed to do what.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from .canonical import canonical
from .receipt import field_faults, is_hash

CUSTODY: Final = "glassporch-custody-log"
_FIELDS: Final[Mapping[str, type]] = {
    "name": str,
    "action": str,
    "actor_role": str,
    "at_us": int,
    "before": str,
    "after": str,
}


@dataclass(frozen=True, slots=True)
class Handover:
    """One hand-over of one file.

    Parameters
    ----------
    name : str
        The file in the package, such as ``media/clip-1.mp4``.
    action : str
        What was done, such as ``ingest``, ``render-release``, ``pad``, ``share``.
    actor_role : str
        Role of whoever did it; never a name.
    at_us : int
        Simulated time, microseconds since the Unix epoch.
    before, after : str
        SHA-256 of the bytes, hexadecimal, or the commitment to the capture; equal where they only changed hands.
    """

    name: str
    action: str
    actor_role: str
    at_us: int
    before: str
    after: str


def written(handovers: Sequence[Handover]) -> bytes:
    """Return the log as canonical JSON, in the given order."""
    return canonical({"doc_type": CUSTODY, "handovers": [asdict(one) for one in handovers]})


def log_faults(log: object) -> Iterator[str]:
    """Yield what is wrong with the shape of a log, one sentence each."""
    if not isinstance(log, dict) or log.get("doc_type") != CUSTODY or not isinstance(log.get("handovers"), list):
        yield f"the custody log must be an object of doc_type {CUSTODY!r} with a list of hand-overs"
        return
    for number, entry in enumerate(log["handovers"]):
        faults = list(field_faults(f"hand-over {number}", entry, _FIELDS))
        yield from faults
        if not faults and not (is_hash(entry["before"]) and is_hash(entry["after"])):
            yield f"hand-over {number} needs hashes of 64 hexadecimal digits before and after"


def chain_faults(handovers: Sequence[Mapping[str, Any]], name: str, renderings: Sequence[str]) -> Iterator[str]:
    """Yield where the log of one file is no chain, one sentence each.

    Parameters
    ----------
    handovers : sequence of mapping
        A log of the right shape, of all files.
    name : str
        The file.
    renderings : sequence of str
        The commitment to the capture first, then the SHA-256 of each rendering, the packaged bytes last.
    """
    own = [one for one in handovers if one["name"] == name]
    if not own:
        yield "no hand-over of it is on record"
        return
    if own[0]["before"] != renderings[0]:
        yield "its first hand-over does not begin with the capture"
    if own[-1]["after"] != renderings[-1]:
        yield "its last hand-over does not end with the packaged bytes"
    for before, after in itertools.pairwise(own):
        if before["after"] != after["before"]:
            yield f"between {before['action'][:40]!r} and {after['action'][:40]!r} the bytes changed off the record"
        if before["at_us"] > after["at_us"]:
            yield f"{after['action'][:40]!r} is dated before {before['action'][:40]!r}"
    for change in own:
        if change["before"] != change["after"] and _step(change) not in _steps(renderings):
            yield f"{change['action'][:40]!r} made bytes that no rendering accounts for"


def _step(change: Mapping[str, Any]) -> tuple[str, str]:
    return change["before"], change["after"]


def _steps(renderings: Sequence[str]) -> set[tuple[str, str]]:
    return set(itertools.pairwise(renderings))
