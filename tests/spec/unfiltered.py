"""Read whole tables as facts, filtering nothing: what a list query would show if nobody decided anything.

These readers are the tests' own, written beside those of ``storage/``, and run under the company's role.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from glassporch.policy import account_facts as books
from glassporch.policy import facts as f
from glassporch.policy import request_facts as life
from glassporch.policy.regimes import REGIMES
from glassporch.policy.wire.base import microseconds, moment
from glassporch.storage.worlds_rows import Now
from sqlalchemy import Connection, text


def every(rows: Connection, table: str) -> list[Any]:
    """Read a whole table."""
    return list(rows.execute(text(f"SELECT * FROM {table} ORDER BY 1")))


def requests(rows: Connection, now: Now) -> Iterable[f.RequestFact]:
    """Read every request."""
    names = {row.id: row.name for row in every(rows, "agency")}
    for row in every(rows, "footage_request"):
        yield f.RequestFact(
            request_id=row.id, agency_id=row.agency_id, agency_name=names[row.agency_id], officer_name=row.officer_name,
            incident_id=row.incident_id, incident_type=row.incident_type, case_number=row.case_number,
            contact=row.contact, message=row.message, area=tuple((lon, lat) for lon, lat in json.loads(row.area)),
            area_sq_mi=row.area_sq_mi, from_us=row.from_us, to_us=row.to_us, filed_us=row.filed_us, state=row.state,
            review_note=row.review_note, delivered_us=row.delivered_us, regime_id=row.regime_id,
            told_as=REGIMES[row.regime_id].records.public_record.value if row.regime_id else None,
        )  # fmt: skip


def quarters(rows: Connection, now: Now) -> Iterable[f.QuarterFact]:
    """Count delivered requests by agency, quarter and what the rules of their filing publish, one by one."""
    counted = Counter[tuple[Any, ...]]()
    for one in requests(rows, now):
        if one.delivered_us is not None:
            day = moment(one.delivered_us)
            number = (day.month + 2) // 3
            ends = datetime(day.year + (number == 4), number % 4 * 3 + 1, 1, tzinfo=UTC)
            counted[one.agency_name, f"{day.year}-Q{number}", microseconds(ends), one.told_as] += 1
    for (name, quarter, ends_us, told_as), number in counted.items():
        yield f.QuarterFact(agency_name=name, quarter=quarter, ends_us=ends_us, requests=number, told_as=told_as)


def releases(rows: Connection, now: Now) -> Iterable[f.ReleaseFact]:
    """Read every release."""
    for row in every(rows, "release"):
        yield f.ReleaseFact(
            release_id=row.id, request_id=row.request_id, agency_id=row.agency_id, label=row.label,
            start_us=row.start_us, end_us=row.end_us, released_us=row.released_us, expires_us=row.expires_us,
            contact=tuple(sorted(json.loads(row.contact).items())), picture_sha256=row.picture_sha256,
            triage=row.triage, withdrawn_us=row.withdrawn_us, footage_sha256=row.footage_sha256 or "",
            footage_type=row.footage_type, capture_commitment=row.capture_commitment,
        )  # fmt: skip


def onward(rows: Connection, now: Now) -> Iterable[life.OnwardFact]:
    """Read every clip that was passed on, or asked to be."""
    names = {row.id: row.name for row in every(rows, "agency")}
    cases = {row.id: row.case_number for row in every(rows, "footage_request")}
    clips = {one.release_id: one for one in releases(rows, now)}
    for row in every(rows, "onward"):
        yield life.OnwardFact(
            release=clips[row.release_id], agency_id=row.from_agency_id, agency_name=names[row.from_agency_id],
            to_agency_id=row.to_agency_id, to_agency_name=names[row.to_agency_id],
            case_number=cases[clips[row.release_id].request_id], by_consent=False, asked_us=row.asked_us,
            passed_us=row.passed_us, withdrawn_us=row.withdrawn_us,
        )  # fmt: skip


def steps(rows: Connection, now: Now) -> Iterable[life.StepFact]:
    """Read every step of every request."""
    of = {row.id: row for row in every(rows, "footage_request")}
    for row in every(rows, "request_event"):
        request = of[row.request_id]
        yield life.StepFact(
            request_id=row.request_id, agency_id=request.agency_id, delivered=request.delivered_us is not None,
            position=row.position, step=row.step, at_us=row.at_us, note=row.note,
        )  # fmt: skip


def comments(rows: Connection, now: Now) -> Iterable[life.CommentFact]:
    """Read every comment."""
    of = {row.id: row.agency_id for row in every(rows, "footage_request")}
    for row in every(rows, "comment"):
        yield life.CommentFact(
            comment_id=row.id, request_id=row.request_id, agency_id=of[row.request_id], label=row.label, text=row.text,
            at_us=row.at_us,
        )  # fmt: skip


def agencies(rows: Connection, now: Now) -> Iterable[life.AgencyFact]:
    """Read every agency, with whether its agreement has begun and has not ended."""
    papers = list(every(rows, "agreement"))
    for row in every(rows, "agency"):
        signed = [one for one in papers if one.agency_id == row.id and one.signed_us is not None]
        begun = [one for one in signed if one.starts_us <= now.clock_us]
        live = any(all(at is None or at > now.clock_us for at in (one.ends_us, one.closed_us)) for one in begun)
        yield life.AgencyFact(agency_id=row.id, name=row.name, kind=row.kind, agreement_live=live)


def incidents(rows: Connection, now: Now) -> Iterable[f.IncidentFact]:
    """Read every incident."""
    for row in every(rows, "incident"):
        yield f.IncidentFact(
            incident_id=row.id, agency_id=row.agency_id, case_number=row.case_number, category=row.category,
            lon=row.lon, lat=row.lat, from_us=row.from_us, to_us=row.to_us,
        )  # fmt: skip


def colleagues(rows: Connection, now: Now) -> Iterable[f.ColleagueFact]:
    """Read every account, residents' and the company's too."""
    for row in every(rows, "account"):
        area = tuple((lon, lat) for lon, lat in json.loads(row.assigned_area or "[]"))
        yield f.ColleagueFact(
            account_id=row.id, agency_id=row.agency_id, name=row.staff_name, role=row.role, may_post=bool(row.may_post),
            active=bool(row.active), seen_us=row.seen_us, assigned_area=area,
        )  # fmt: skip


def invitations(rows: Connection, now: Now) -> Iterable[books.InvitationFact]:
    """Read every invitation."""
    for row in every(rows, "invitation"):
        yield books.InvitationFact(
            invitation_id=row.id, agency_id=row.agency_id, email=row.email, name=row.name, role=row.role,
            may_post=bool(row.may_post), invited_us=row.invited_us, expires_us=row.expires_us,
            withdrawn_us=row.withdrawn_us, account_id=row.account_id,
        )  # fmt: skip


def totals(rows: Connection, now: Now) -> Iterable[f.TotalsFact]:
    """Read every agency's totals."""
    for row in every(rows, "response_total"):
        silent = row.asked - row.shared - row.declined
        yield f.TotalsFact(
            agency_id=row.agency_id, requests=row.requests, asked=row.asked, shared=row.shared, declined=row.declined,
            silent=silent,
        )  # fmt: skip


def tiles(rows: Connection, now: Now) -> Iterable[f.TileFact]:
    """Read every published tile, of every regime and epoch."""
    for row in every(rows, "publication"):
        bounds = (row.west, row.south, row.east, row.north)
        yield f.TileFact(row.tile_id, row.regime_id, row.epoch, now.epoch, row.layer, bounds)
