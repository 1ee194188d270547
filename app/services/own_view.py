"""What a resident reads about their own household. It stands outside the gate and shows nobody else's data."""

from __future__ import annotations

from typing import Final

from ..policy.facts import RequestFact
from ..policy.rules.who_said_yes import wants_requests
from ..policy.wire.base import moment
from ..policy.wire.geo import polygon_of
from ..storage import consents, decisions, displays, footage, notices, onward, own_releases, people, requests
from .answer_case import can_take_back, ends_for_all, open_case, own_state, own_to_end, removes, somebody_else_refuses
from .choice_view import agrees, somebody_else_said_no
from .footage_room import films
from .life_view import onward_of, told_comments, told_steps, triage_of
from .own_demands import own_demands
from .own_desk import Desk, NotThere
from .own_shapes import (
    ConsentEntry,
    Household,
    NoticeLine,
    NoticeList,
    NoticeView,
    OwnCamera,
    OwnClip,
)
from .record_shapes import Decided, Left, OwnRecord
from .retention import is_kept, no_longer_kept

PERSONAL: Final = frozenset({"name", "email", "phone"})
"""What a share discloses of the resident who shared, and not of the house."""


def household(desk: Desk) -> Household:
    """Show the household, its cameras, its standing choice and the reader's own consent history."""
    file = consents.file_of(desk.rows, desk.household_id)
    name, home, _ = notices.contact_of(desk.rows, desk.account_id)
    return Household(
        name=name,
        home=home,
        opted_out=wants_requests(file, desk.household_id, desk.regime, desk.now.clock_us, None) is False,
        somebody_said_no=somebody_else_said_no(desk, file),
        cameras=tuple(
            OwnCamera(id=camera_id, model=model, installed_at=moment(installed_us))
            for camera_id, model, installed_us in notices.list_own_cameras(desk.rows, desk.household_id)
            if installed_us <= desk.now.clock_us
        ),
        consent=tuple(
            ConsentEntry(kind=row.kind, purpose=row.purpose, request_id=row.request_id, at=moment(row.at_us))
            for row in file.events
            if row.account_id == desk.account_id
        ),
    )


def notice_list(desk: Desk) -> NoticeList:
    """List the requests that reached the household."""
    seen = displays.displays_of(desk.rows, desk.account_id)
    return NoticeList(
        notices=tuple(
            _line(row, requests.find_request(desk.rows, row.request_id), seen.get(row.notice_id, displays.PLAIN))
            for row in notices.list_notices(desk.rows, desk.household_id)
        )
    )


def _line(row: notices.NoticeRow, request: RequestFact | None, display: displays.Display) -> NoticeLine:
    return NoticeLine(
        id=row.notice_id,
        agency=request.agency_name if request else "",
        incident_type=request.incident_type if request else "",
        form=row.form,
        delivered_at=moment(row.delivered_us),
        answer=row.answer,
        state=request.state if request else "archived",
        hidden=display.hidden,
        muted=display.muted,
    )


def notice_view(desk: Desk, notice_id: str) -> NoticeView | NotThere:
    """Show one request with the household's own clips in its window."""
    case = open_case(desk, notice_id)
    if case is None:
        return NotThere()
    row, request, terms = case.notice, case.request, case.terms
    display = displays.display_of(desk.rows, notice_id, desk.account_id)
    in_window = notices.clips_in_window(desk.rows, desk.household_id, request.from_us, request.to_us)
    clips = [clip for clip in in_window if is_kept(clip.end_us, desk.now.clock_us, desk.regime)]
    barred = desk.plain.why_not_shared(request.state, terms)
    told = case.told
    sealed = footage.sealed_cameras(desk.rows, desk.household_id)
    released = notices.releases_of(desk.rows, desk.household_id)
    left = {gone.clip_id for gone in released if gone.request_id == row.request_id and gone.withdrawn_us is None}
    return NoticeView(
        id=row.notice_id,
        agency=request.agency_name,
        officer=desk.plain.how_officers_are_named(request.officer_name, terms),
        incident_type=request.incident_type,
        case_number=request.case_number,
        contact=request.contact,
        message=request.message,
        area=polygon_of(request.area),
        window_from=moment(request.from_us),
        window_to=moment(request.to_us),
        form=row.form,
        delivered_at=moment(row.delivered_us),
        answer=row.answer,
        discloses=terms.sharing.contact_fields.value,
        kept_days=terms.sharing.agency_days.value,
        counted=terms.records.response_totals_to_agency.value,
        clips=tuple(
            OwnClip(
                id=clip.clip_id,
                camera_id=clip.camera_id,
                starts_at=moment(clip.start_us),
                ends_at=moment(clip.end_us),
                shared=clip.clip_id in left,
                sealed=clip.camera_id in sealed,
                film=films(desk.world),
            )
            for clip in clips
        ),
        state=request.state,
        closed=barred.text if barred else "",
        choices=terms.sharing.choices.value,
        named=terms.sharing.label.value == "name",
        notice_version=told.version,
        notice_digest=told.digest,
        notice=told.sentences,
        served_at=moment(case.served_us),
        agreed=agrees(desk, request.request_id, told.version),
        refused=own_state(desk, case) == "no",
        household_refuses=somebody_else_refuses(desk, case),
        takes_back=can_take_back(desk, case),
        ends_clips=len(own_to_end(desk, case)),
        ends_for_all=ends_for_all(case),
        removes=removes(terms),
        route=terms.sharing.route.value,
        hidden=display.hidden,
        muted=display.muted,
        steps=told_steps(desk.rows, request),
        comments=told_comments(desk.rows, request),
    )


def own_picture(desk: Desk, clip_id: str) -> tuple[str, bytes] | NotThere:
    """Show the picture of one of the household's own clips.

    Once the clip's time is over it is not there, but that a stand-in takes its place where the household's record names
    the clip, because it was released.
    """
    found = notices.clip_picture(desk.rows, desk.household_id, clip_id)
    if found is None:
        return NotThere()
    if is_kept(found.end_us, desk.now.clock_us, desk.regime) and not found.over:
        return found.media_type, found.body
    left = {gone.clip_id for gone in notices.releases_of(desk.rows, desk.household_id)}
    return no_longer_kept() if clip_id in left else NotThere()


def own_record(desk: Desk) -> OwnRecord:
    """Show who asked about the household, what was decided, and what left, newest first.

    Of legal demands it shows those of which the reader was told: one on which a court bars the notice, or that was not
    told yet, is as if there were none.
    """
    decided = [_decided(desk, filed) for filed in decisions.decisions_about(desk.rows, desk.household_id)]
    movers = _by_movers(desk)
    left = [
        _left(desk, gone, _told(gone.contact, moved_out=gone.release_id in movers))
        for gone in notices.releases_of(desk.rows, desk.household_id)
    ]
    return OwnRecord(
        decisions=tuple(sorted(decided, key=lambda one: one.at, reverse=True)),
        left=tuple(sorted(left, key=lambda one: one.released_at, reverse=True)),
        demands=own_demands(desk).demands,
    )


def _by_movers(desk: Desk) -> frozenset[str]:
    """List the releases by somebody who has moved out, or by nobody knows whom where somebody has."""
    if not people.has_anybody_left(desk.rows, desk.household_id):
        return frozenset()
    here = consents.residents(desk.rows, desk.household_id)
    by = own_releases.releasers(desk.rows, desk.household_id)
    return frozenset(release_id for release_id, account_id in by.items() if account_id not in here)


def _told(contact: dict[str, str], *, moved_out: bool) -> dict[str, str]:
    """Return what went with a clip; who has moved out is not named to whoever stays."""
    return {name: told for name, told in contact.items() if not (moved_out and name in PERSONAL)}


def _left(desk: Desk, gone: notices.Gone, contact: dict[str, str]) -> Left:
    request = requests.find_request(desk.rows, gone.request_id)
    return Left(
        release_id=gone.release_id,
        request_id=gone.request_id,
        agency=request.agency_name if request else "",
        case_number=request.case_number if request else "",
        clip_id=gone.clip_id,
        released_at=moment(gone.released_us),
        expires_at=None if gone.expires_us is None else moment(gone.expires_us),
        taken_back_at=None if gone.withdrawn_us is None else moment(gone.withdrawn_us),
        disclosed=contact,
        triage=triage_of(desk.rows, gone.release_id),
        onward=onward_of(desk, gone.release_id, request),
    )


def _decided(desk: Desk, filed: decisions.Filed) -> Decided:
    request = requests.find_request(desk.rows, filed.request_id) if filed.request_id else None
    what = {
        "Deliver": "A footage request was brought to your household.",
        "Share": "A clip that your household chose was released to the agency.",
        "FetchPicture": "An agency fetched a clip that your household had shared.",
        "FetchFootage": "An agency fetched the footage of a clip that your household had shared.",
        "FetchEvidence": "An agency fetched a clip that your household had shared, as an evidence package.",
        "Comment": "Your household commented publicly on a request.",
        "PassOn": "The agency passed a clip of yours on to another agency, or asked to.",
        "TriageRelease": "The agency sorted a clip that your household had shared in its evidence system.",
    }
    return Decided(
        at=moment(filed.at_us),
        what=what[filed.cause],
        regime=filed.regime_id,
        agency=_by_whom(desk, filed.agency_id) or (request.agency_name if request else ""),
        request_id=filed.request_id,
        allowed=filed.allowed,
        rules=filed.rules,
    )


def _by_whom(desk: Desk, agency_id: str | None) -> str:
    """Name the agency that acted: a clip that was passed on is fetched by another one than asked for it."""
    found = onward.find_agency(desk.rows, agency_id, desk.now.clock_us) if agency_id else None
    return found.name if found else ""
