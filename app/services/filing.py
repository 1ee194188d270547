"""What filing a request does: the request, its decision and its delivery become rows, in one transaction."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Connection

from ..policy.facts import RequestFact
from ..policy.gate import Admitted
from ..policy.geometry import area_sq_mi
from ..policy.regime import Regime
from ..policy.units import MINUTE
from ..policy.wire.base import microseconds
from ..policy.wire.footage_request import FileRequest, RequestFiled, RequestState
from ..policy.wire.geo import ring_of
from ..storage import agenda, decisions, replays, requests, standings
from ..worlds.world import World
from .request_life import note_filing


def file_away(
    world: World, rows: Connection, admitted: Admitted[RequestFiled], key: str, fingerprint: str
) -> RequestState:
    """File an admitted request with its effect, and return the state in which it now stands.

    Parameters
    ----------
    admitted : Admitted
        The ticket of a `FileRequest`.
    key, fingerprint : str
        The asker's Idempotency-Key, and a digest of what was sent under it.
    """
    standing, regime = admitted.standing, admitted.regime
    account_id = standing.account_id or ""
    request = _request(world, rows, admitted, key)
    requests.add_request(rows, account_id, request)
    note_filing(world, rows, request, account_id, standing.case_posts)
    if request.state == "queued":
        schedule_delivery(world, rows, request.request_id, standing.now_us, regime)
    decisions.file_decision(
        rows,
        decisions.Filed(
            decision_id=world.new_id("decision", "file", request.request_id),
            at_us=standing.now_us,
            cause="FileRequest",
            regime_id=regime.id,
            account_id=account_id,
            agency_id=standing.agency_id,
            request_id=request.request_id,
            rules=admitted.rules,
        ),
    )
    replays.add_replay(rows, replays.AGENCY_WRITES, account_id, key, fingerprint, request.state)
    return request.state


def _request(world: World, rows: Connection, admitted: Admitted[RequestFiled], key: str) -> RequestFact:
    standing, regime = admitted.standing, admitted.regime
    draft, agency = cast("FileRequest", admitted.question).draft, standing.agency
    area = ring_of(draft.area)
    colleagues = standings.list_colleagues(rows, standing.agency_id)
    names = {colleague.account_id: colleague.name for colleague in colleagues}
    return RequestFact(
        request_id=world.new_id("request", standing.account_id or "", key),
        agency_id=agency.agency_id if agency else "",
        agency_name=agency.name if agency else "",
        officer_name=names.get(standing.account_id or "", ""),
        incident_id=draft.incident_id,
        further_incident_ids=draft.further_incident_ids,
        incident_type=requests.find_incident_category(rows, draft.incident_id),
        case_number=draft.case_number,
        contact=draft.contact,
        message=draft.message,
        area=area,
        area_sq_mi=round(area_sq_mi(area), 6),
        from_us=microseconds(draft.window_from),
        to_us=microseconds(draft.window_to),
        filed_us=standing.now_us,
        state="in-review" if regime.request.reviewed_before_sending.value else "queued",
        review_note="",
        delivered_us=None,
        regime_id=regime.id,
    )


def schedule_delivery(
    world: World, rows: Connection, request_id: str, now_us: int, regime: Regime, turn: int = 0
) -> None:
    """Put a request's delivery on the agenda.

    Parameters
    ----------
    turn : int
        How often it was planned before: an amendment on the way takes a request back into review.
    """
    due_us = now_us + regime.delivery.delay_minutes.value * MINUTE
    rows_key = world.new_id("agenda", "deliver", request_id, *([str(turn)] if turn else []))
    agenda.add(rows, agenda.Due(rows_key, due_us, "deliver", request_id))
