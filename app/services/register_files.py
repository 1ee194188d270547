"""The public register as tables: made of what the gate let out of it, and of nothing else, in a zip beside a notice."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..policy.facts import RegisterFileFact
from ..policy.released import NothingHere, Refused, Released, ReleasedBytes
from ..policy.wire.base import Question
from ..policy.wire.counted import ReadRequestCounts, RequestCounts
from ..policy.wire.public import NOTICE, ReadWorld, WorldSheet
from ..policy.wire.register import ExportRegister, PublicRegister, ReadRegister, RegisterEntry
from ..worlds.world import World
from .portal import Caller, LetIn, NotServed, ask, let_in
from .spreadsheets import cell

ZIP: Final = "application/zip"
MOST_PAGES: Final = 400
"""Pages of the register that one file holds: 10,000 requests."""
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
_COLUMNS: Final = (
    "id",
    "agency",
    "officer",
    "incident_type",
    "case_number",
    "contact",
    "message",
    "window_from",
    "window_to",
    "delivered_at",
    "state",
)

Answer = ReleasedBytes | Refused | NothingHere | NotServed


def fetch(world: World, caller: Caller, question: ExportRegister) -> Answer:
    """Ask for the register and its numbers as tables; they are empty where the rules in force publish none."""
    with world.database.reading() as rows:
        let = let_in(world, rows, caller, question)
    if not isinstance(let, LetIn):
        return let
    pages = list(_pages(world, caller, question))
    entries = [entry for page in pages for entry in page.requests]
    counts, about = _told(world, caller, ReadRequestCounts()), _told(world, caller, ReadWorld())
    if not isinstance(counts, RequestCounts) or not isinstance(about, WorldSheet):
        return world.gate.nothing_here()
    files = {
        "requests.csv": _table(_COLUMNS, (_line(entry) for entry in entries)),
        "quarters.csv": _table(
            ("quarter", "agency", "requests"), ((one.quarter, one.agency, str(one.requests)) for one in counts.counts)
        ),
        "NOTICE.txt": _notice(about, counts, len(entries), whole=not pages or pages[-1].next is None),
    }
    fact = RegisterFileFact("csv")
    decision = world.gate.decide(question, let.admitted.standing, (fact,), let.admitted.regime)
    return world.gate.release_bytes(let.admitted, decision, _packed(files), ZIP)


def _pages(world: World, caller: Caller, question: ExportRegister) -> Iterator[PublicRegister]:
    after = ""
    for _ in range(MOST_PAGES):
        page = _told(world, caller, ReadRegister(question.search.model_copy(update={"after": after})))
        if not isinstance(page, PublicRegister):
            return
        yield page
        if page.next is None:
            return
        after = page.next


def _told(world: World, caller: Caller, question: Question[Any]) -> object:
    answer = ask(world, caller, question)
    return answer.payload if isinstance(answer, Released) else None


def _line(entry: RegisterEntry) -> tuple[str, ...]:
    told = entry.model_dump(mode="json", include=set(_COLUMNS))
    return tuple(str(told[name]) for name in _COLUMNS)


def _table(columns: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(one) for one in line] for line in lines)
    return text.getvalue()


def _notice(about: WorldSheet, counts: RequestCounts, listed: int, *, whole: bool) -> str:
    small = f"A number of requests below {counts.smallest} is not told: no line says fewer, or none at all."
    said = (
        NOTICE,
        f"World {about.world}, rules {about.regime}, simulated time {about.simulated_time.isoformat()}.",
        f"requests.csv holds {listed} requests as the rules in force publish them, as they were searched.",
        "" if whole else "There are more: a file holds no more than this. Search for a shorter time.",
        "quarters.csv counts delivered requests by agency and calendar quarter (UTC) that is over.",
        small if counts.smallest > 1 else "",
        "A cell that a spreadsheet would take for a formula has an apostrophe before it.",
    )
    return "\n".join(line for line in said if line) + "\n"


def _packed(files: dict[str, str]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(ZipInfo(name, _BEGINNING), text, ZIP_DEFLATED)
    return out.getvalue()
