"""The half-yearly report on legal demands: an agenda effect counts the world's rows and publishes them protected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from ..policy.demand_facts import DemandFact, ReportFact
from ..policy.halves import half_begin_us, half_end_us, half_of
from ..policy.publication.small_counts import told, told_sum
from ..policy.wire.base import moment
from ..policy.wire.legal_report import HalfYear, ReportLine, ToldNumber
from ..storage import agenda, demand_subjects, demands, worlds_rows
from ..worlds.world import World

REPORT: Final = "legal-report"
KINDS: Final = ("subpoena", "court-order", "warrant", "verified-consent", "emergency")
OUTCOMES: Final = ("full", "partial", "none")


def publish_report(world: World, rows: Connection, subject: str) -> None:
    """Publish the report of the half-year that is over, where the rules have one, and expect the next.

    Parameters
    ----------
    subject : str
        The first moment of that half-year, simulated microseconds; "" only expects the next.
    """
    now = worlds_rows.read_now(rows)
    regime = world.regime(now.regime_id)
    if subject and regime.records.legal_report.value == "half-yearly":
        report = report_of(rows, int(subject), now.clock_us, regime.records.small_counts.value)
        demands.add_report(rows, ReportFact(report.half, now.clock_us, report.model_dump_json()))
    expect_report(world, rows)


def expect_report(world: World, rows: Connection) -> None:
    """Put the end of the present half-year on the agenda."""
    now_us = worlds_rows.read_now(rows).clock_us
    begin, end = half_begin_us(now_us), half_end_us(now_us)
    agenda.add(rows, agenda.Due(world.new_id("agenda", REPORT, str(begin)), end, REPORT, str(begin)))


def report_of(rows: Connection, begin_us: int, now_us: int, least: int) -> HalfYear:
    """Count the demands that were decided in a half-year; numbers below ``least`` are not told exactly."""
    end_us = half_end_us(begin_us)
    all_demands = demands.list_demands(rows)
    decided = [one for one in all_demands if one.decided_us is not None and begin_us <= one.decided_us < end_us]
    kept = [one for one in all_demands if one.kind == "preservation" and begin_us <= one.filed_us < end_us]
    told_now = demand_subjects.count_told(rows, begin_us, end_us)
    return HalfYear(
        half=half_of(begin_us),
        published_at=moment(now_us),
        lines=tuple(_line(kind, [one for one in decided if one.kind == kind], least) for kind in KINDS),
        totals=_totals(decided, least),
        residents_told=ToldNumber(told=told(told_now, least)),
        preservations=ToldNumber(told=told(len(kept), least)),
    )


def _cells(demands_of: Iterable[DemandFact]) -> dict[tuple[str, str], int]:
    cells = {(kind, outcome): 0 for kind in KINDS for outcome in OUTCOMES}
    for one in demands_of:
        cells[one.kind, one.outcome or "none"] += 1
    return cells


def _line(kind: str, of_kind: list[DemandFact], least: int) -> ReportLine:
    cells = _cells(of_kind)
    counts = [cells[kind, outcome] for outcome in OUTCOMES]
    full, partial, none = (ToldNumber(told=told(count, least)) for count in counts)
    return ReportLine(kind=kind, full=full, partial=partial, none=none, total=ToldNumber(told=told_sum(counts, least)))


def _totals(decided: list[DemandFact], least: int) -> ReportLine:
    cells = _cells(decided)

    def over(*outcomes: str) -> ToldNumber:
        counts = [cells[kind, outcome] for kind in KINDS for outcome in outcomes]
        return ToldNumber(told=told_sum(counts, least))

    return ReportLine(kind="all", full=over("full"), partial=over("partial"), none=over("none"), total=over(*OUTCOMES))
