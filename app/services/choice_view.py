"""What a resident reads of their own choices. Of the household's others it shows only that somebody said no."""

from __future__ import annotations

from ..policy.consent.events import ConsentFact
from ..policy.consent.file import ConsentFile
from ..policy.consent.notices import NoticeText, map_notice, requests_notice
from ..policy.consent.standing import Course, courses, live_grants
from ..policy.rules.what_can_be_chosen import map_choice_exists
from ..policy.rules.who_said_yes import on_the_map, wants_requests
from ..policy.wire.base import moment
from ..storage import consents, notices, onward, requests
from .choice_shapes import (
    ChoiceHistory,
    ChoiceLine,
    Choices,
    HistoryLine,
    NamedAgency,
    Offered,
    OwnNotice,
)
from .own_desk import Desk


def choices(desk: Desk) -> Choices:
    """Show a resident's choices for good, what they come to in the household, and what can be chosen."""
    file, regime = consents.file_of(desk.rows, desk.household_id), desk.regime
    named = _agency_names(desk)
    has_map = map_choice_exists(regime)
    return Choices(
        asked=_is_asked(desk, file),
        on_the_map=_counts(desk, file) if has_map else None,
        somebody_said_no=somebody_else_said_no(desk, file),
        own=_own(desk, file, named),
        offered=Offered(
            lasting=regime.consent.standing_opt_out.value,
            by_agency=regime.consent.per_agency.value,
            by_incident_type=regime.consent.per_incident_type.value,
            about_the_map=has_map,
            grant_days=regime.consent.grant_days.value,
            receipts=regime.consent.receipts.value,
        ),
        agencies=tuple(NamedAgency(id=each, name=name) for each, name in sorted(named.items(), key=lambda x: x[1])),
        incident_types=notices.incident_types(desk.rows, desk.household_id),
        requests_notice=shown(requests_notice(regime)),
        map_notice=shown(map_notice(regime)) if has_map else None,
    )


def history(desk: Desk) -> ChoiceHistory:
    """List the resident's own events, oldest first, with what each covers and what was told before it."""
    named = _agency_names(desk)
    asked = {row.request_id: row.notice_id for row in notices.list_notices(desk.rows, desk.household_id)}
    return ChoiceHistory(
        events=tuple(
            HistoryLine(
                kind=event.kind,
                purpose=event.purpose,
                scopes=event.scopes,
                agency=_whom(desk, event, named),
                incident_type=event.incident_type,
                request_id=event.request_id,
                notice_id=asked.get(event.request_id or ""),
                notice_version=event.notice_version,
                notice_digest=event.notice_digest,
                served_at=None if event.served_us is None else moment(event.served_us),
                expires_at=None if event.expires_us is None else moment(event.expires_us),
                retention_days=event.retention_days,
                at=moment(event.at_us),
            )
            for event in consents.history(desk.rows, desk.household_id)
            if event.account_id == desk.account_id
        )
    )


def told_of_requests(desk: Desk) -> OwnNotice:
    """Show what a resident is told before they agree to be asked."""
    return shown(requests_notice(desk.regime))


def _whom(desk: Desk, event: ConsentFact, named: dict[str, str]) -> str:
    """Name the agency that an event is about: its own, else the one that asked; "" for every agency."""
    if event.agency_id:
        return named.get(event.agency_id, event.agency_id)
    request = requests.find_request(desk.rows, event.request_id) if event.request_id else None
    return request.agency_name if request else ""


def shown(notice: NoticeText) -> OwnNotice:
    """Show a notice to its reader."""
    return OwnNotice(version=notice.version, digest=notice.digest, sentences=notice.sentences)


def somebody_else_said_no(desk: Desk, file: ConsentFile) -> bool:
    """Whether another resident opted out of requests in general."""
    others = ConsentFile(file.events, file.residents - {desk.account_id})
    return wants_requests(others, desk.household_id, desk.regime, desk.now.clock_us, None) is False


def agrees(desk: Desk, request_id: str, notice_version: str) -> bool:
    """Whether the reader's own yes to a request holds."""
    grants = live_grants(
        consents.history(desk.rows, desk.household_id),
        frozenset({desk.account_id}),
        desk.now.clock_us,
        notice_version,
    )
    return any(event.purpose == "answer" and event.request_id == request_id for event in grants)


def _is_asked(desk: Desk, file: ConsentFile) -> bool:
    wants = wants_requests(file, desk.household_id, desk.regime, desk.now.clock_us, None)
    return desk.regime.consent.requests_default.value == "in" if wants is None else wants


def _counts(desk: Desk, file: ConsentFile) -> bool:
    said = on_the_map(file, desk.household_id, desk.regime, desk.now.clock_us, "coarse-zone")
    if not _is_asked(desk, file) and desk.regime.map.hides_opted_out.value:
        return False
    return desk.regime.consent.map_default.value == "in" if said is None else said


def _agency_names(desk: Desk) -> dict[str, str]:
    return {fact.agency_id: fact.name for fact in onward.list_agencies(desk.rows, desk.now.clock_us)}


def _own(desk: Desk, file: ConsentFile, named: dict[str, str]) -> tuple[ChoiceLine, ...]:
    mine = [event for event in file.events if event.account_id == desk.account_id]
    return tuple(
        _line(desk, course, named)
        for key, course in courses(mine, desk.now.clock_us).items()
        if key.purpose in consents.LASTING
    )


def _line(desk: Desk, course: Course, named: dict[str, str]) -> ChoiceLine:
    event, now_us = course.decided_by, desk.now.clock_us
    is_map = event.purpose == "map"
    version = (map_notice if is_map else requests_notice)(desk.regime).version
    state = course.state(now_us, version)
    return ChoiceLine(
        purpose="map" if is_map else "requests",
        agency_id=event.agency_id,
        agency=named.get(event.agency_id or "", ""),
        incident_type=event.incident_type,
        kind=course.kind_now(now_us, version),
        holds=state,
        since=moment(event.at_us),
        expires_at=None if state != "yes" or event.expires_us is None else moment(event.expires_us),
        confirmable=course.grant is not None and state != "no",
    )
