"""Legal demands: papers and what was produced on them, rows to facts and back. It knows of no household."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlmodel import col

from ..models import Agency, LegalDemand, LegalReport, Production
from ..policy.demand_facts import DemandFact, ProducedFact, ReportFact, Subject
from ..policy.wire.demand import Papers
from ..policy.wire.paging import Place
from .tables import columns_of, comes_after


def _papers() -> Select[Any]:
    query: Select[Any] = select(*columns_of(LegalDemand), col(Agency.name).label("agency_name")).join(
        Agency, col(Agency.id) == col(LegalDemand.agency_id)
    )
    return query


def add_demand(rows: Connection, demand: DemandFact, account_id: str) -> None:
    """Store a demand as its officer handed it in."""
    rows.execute(
        insert(LegalDemand).values(
            id=demand.demand_id,
            agency_id=demand.agency_id,
            account_id=account_id,
            officer_name=demand.officer_name,
            kind=demand.kind,
            authority=demand.authority,
            paper_number=demand.paper_number,
            name=demand.subject.name,
            email=demand.subject.email,
            street=demand.subject.street,
            block=demand.subject.block,
            wants=json.dumps(demand.wants),
            from_us=demand.from_us,
            to_us=demand.to_us,
            secrecy=demand.secrecy,
            gag_until_us=demand.gag_until_us,
            words=demand.words,
            in_danger=demand.in_danger,
            no_time=demand.no_time,
            filed_us=demand.filed_us,
            regime_id=demand.regime_id,
            **_word_on(demand),
        )
    )


def _word_on(demand: DemandFact) -> dict[str, Any]:
    return {
        "state": demand.state,
        "outcome": demand.outcome or "",
        "grounds": json.dumps(demand.grounds),
        "note": demand.note,
        "decided_us": demand.decided_us,
        "reach_from_us": demand.reach_from_us,
        "reach_to_us": demand.reach_to_us,
        "reach": json.dumps(demand.reach),
    }


def set_word(rows: Connection, demand: DemandFact) -> None:
    """Store the company's word on a demand, and the state that it is in now."""
    rows.execute(update(LegalDemand).where(col(LegalDemand.id) == demand.demand_id).values(_word_on(demand)))


def find_demand(rows: Connection, demand_id: str) -> DemandFact | None:
    """Find a demand by its id."""
    row = rows.execute(_papers().where(col(LegalDemand.id) == demand_id)).one_or_none()
    return _fact(row) if row else None


def list_demands(rows: Connection) -> list[DemandFact]:
    """List every demand, oldest first."""
    return [_fact(row) for row in rows.execute(_papers().order_by(col(LegalDemand.filed_us), col(LegalDemand.id)))]


def list_newest(rows: Connection, agency_id: str, after: Place | None, most: int) -> list[DemandFact]:
    """List a bounded number of one agency's demands after a place in the list, newest first."""
    filed, demand_id = col(LegalDemand.filed_us), col(LegalDemand.id)
    query = _papers().where(col(LegalDemand.agency_id) == agency_id)
    if after is not None:
        query = query.where(comes_after(after, filed, demand_id))
    return [_fact(row) for row in rows.execute(query.order_by(filed.desc(), demand_id).limit(most))]


def list_papers(rows: Connection, which: Papers, after: Place | None, most: int) -> list[DemandFact]:
    """List a bounded number of all demands, of those that wait or of those decided, after a place, newest first."""
    filed, demand_id, waits = col(LegalDemand.filed_us), col(LegalDemand.id), col(LegalDemand.state) == "in-review"
    query = _papers()
    if which != "all":
        query = query.where(waits if which == "waiting" else ~waits)
    if after is not None:
        query = query.where(comes_after(after, filed, demand_id))
    return [_fact(row) for row in rows.execute(query.order_by(filed.desc(), demand_id).limit(most))]


def _fact(row: Any) -> DemandFact:
    return DemandFact(
        demand_id=row.id,
        agency_id=row.agency_id,
        agency_name=row.agency_name,
        officer_name=row.officer_name,
        kind=row.kind,
        authority=row.authority,
        paper_number=row.paper_number,
        subject=Subject(name=row.name, email=row.email, street=row.street, block=row.block),
        wants=tuple(json.loads(row.wants)),
        from_us=row.from_us,
        to_us=row.to_us,
        secrecy=row.secrecy,
        gag_until_us=row.gag_until_us,
        words=row.words,
        in_danger=row.in_danger,
        no_time=row.no_time,
        filed_us=row.filed_us,
        regime_id=row.regime_id,
        state=row.state,
        outcome=row.outcome or None,
        grounds=tuple(json.loads(row.grounds)),
        note=row.note,
        decided_us=row.decided_us,
        reach_from_us=row.reach_from_us,
        reach_to_us=row.reach_to_us,
        reach=tuple(json.loads(row.reach)),
    )


def add_production(rows: Connection, made: ProducedFact) -> None:
    """Store that something left on a demand."""
    rows.execute(
        insert(Production).values(
            id=made.production_id,
            demand_id=made.demand_id,
            agency_id=made.agency_id,
            start_us=made.start_us,
            end_us=made.end_us,
            produced_us=made.produced_us,
            media_type=made.media_type,
            sha256=made.sha256,
            capture_commitment=made.capture_commitment,
            account=json.dumps(made.account) if made.account else "",
            expires_us=made.expires_us,
        )
    )


def list_produced(rows: Connection, demand_id: str) -> list[ProducedFact]:
    """List what left on a demand, in the order of the clips' times."""
    query = select(*columns_of(Production)).where(col(Production.demand_id) == demand_id)
    found = rows.execute(query.order_by(col(Production.start_us), col(Production.id)))
    return [_produced(row) for row in found]


def find_produced(rows: Connection, production_id: str) -> ProducedFact | None:
    """Find a clip that left on a demand; account data has no bytes to fetch."""
    query = select(*columns_of(Production)).where(col(Production.id) == production_id, col(Production.sha256) != "")
    row = rows.execute(query).one_or_none()
    return _produced(row) if row else None


def _produced(row: Any) -> ProducedFact:
    return ProducedFact(
        production_id=row.id,
        demand_id=row.demand_id,
        agency_id=row.agency_id,
        start_us=row.start_us,
        end_us=row.end_us,
        media_type=row.media_type,
        sha256=row.sha256,
        account=tuple((name, value) for name, value in json.loads(row.account)) if row.account else (),
        produced_us=row.produced_us,
        expires_us=row.expires_us,
        capture_commitment=row.capture_commitment,
    )


def add_report(rows: Connection, report: ReportFact) -> None:
    """Store a half-year's report; the first one of a half stands."""
    values = {"half": report.half, "published_us": report.published_us, "body": report.body}
    rows.execute(upsert(LegalReport).values(values).on_conflict_do_nothing())


def list_reports(rows: Connection) -> list[ReportFact]:
    """List the reports that were published, oldest first."""
    query = select(*columns_of(LegalReport)).order_by(col(LegalReport.half))
    return [ReportFact(row.half, row.published_us, row.body) for row in rows.execute(query)]
