"""What the public register is made from: a page of requests as it is searched, and the numbers of whole quarters.

It loads and counts. Which of it is told, the covering rules say; each request brings along what the rules of its filing
publish, so that no later era brings to light what was sent to residents alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from ..policy.facts import QuarterFact, RequestFact
from ..policy.quarters import quarter_end_us, quarter_of
from ..policy.regime import PublicRecord, Regime
from ..policy.wire.counted import ReadRequestCounts
from ..policy.wire.register import ReadRegister
from ..storage import comments, register, request_events
from ..storage.worlds_rows import Now
from ..worlds.world import World
from .request_life import terms_of


def register_facts(world: World, rows: Connection, question: ReadRegister, now: Now) -> Iterable[Any]:
    """Load one page of delivered requests, with the steps and comments that belong to it."""
    published = [one for one in register.rules_of_filing(rows) if _told_as(world, one) in {None, "full-text"}]
    found = register.find_page(rows, question.search, published)
    regime = world.regime(now.regime_id)
    for one in found:
        yield _as_told(world, one, regime)
        yield from request_events.step_facts(rows, request_id=one.request_id)
        yield from comments.list_comments(rows, request_id=one.request_id)


def quarter_facts(world: World, rows: Connection, question: ReadRequestCounts, now: Now) -> Iterable[QuarterFact]:
    """Count delivered requests by agency, quarter and what the rules of their filing publish."""
    del question, now
    counted = Counter[tuple[str, str, int, PublicRecord | None]]()
    for agency, filed_under, delivered_us in register.list_deliveries(rows):
        quarter = quarter_of(delivered_us), quarter_end_us(delivered_us)
        counted[agency, *quarter, _told_as(world, filed_under)] += 1
    for (agency, name, ends_us, told_as), number in sorted(counted.items(), key=str):
        yield QuarterFact(agency_name=agency, quarter=name, ends_us=ends_us, requests=number, told_as=told_as)


def _told_as(world: World, filed_under: str) -> PublicRecord | None:
    return world.regime(filed_under).records.public_record.value if filed_under else None


def _as_told(world: World, request: RequestFact, in_force: Regime) -> RequestFact:
    named = world.wiring.book.plain.how_officers_are_named(request.officer_name, terms_of(world, request, in_force))
    return replace(request, officer_name=named, told_as=_told_as(world, request.regime_id))
