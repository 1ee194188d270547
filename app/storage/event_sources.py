"""Which tables hold what happened round requests, answers and accounts: their lines of the event log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlmodel import col

from ..models import (
    Comment,
    CommentOrigin,
    ConsentEvent,
    CustodyEntry,
    DecisionRow,
    FootageRequest,
    Incident,
    Invitation,
    Notice,
    Objection,
    Onward,
    RegimeChange,
    Release,
    ReleaseOrigin,
    RequestEvent,
)
from .event_source import Source, joined

_RELEASED: Final = joined(Release, ReleaseOrigin, col(ReleaseOrigin.release_id) == col(Release.id))
_HELD: Final = joined(CustodyEntry, Release, col(Release.id) == col(CustodyEntry.release_id))
_ASKED: Final = joined(RequestEvent, FootageRequest, col(FootageRequest.id) == col(RequestEvent.request_id))
_SAID: Final = joined(Comment, CommentOrigin, col(CommentOrigin.comment_id) == col(Comment.id))
_BY: Final[Mapping[str, Any]] = {
    "agency_id": col(Release.agency_id),
    "household_id": col(ReleaseOrigin.household_id),
    "request_id": col(Release.request_id),
    "about": col(ReleaseOrigin.clip_id),
}
_PASSED: Final[Mapping[str, Any]] = {
    "agency_id": col(Onward.from_agency_id),
    "account_id": col(Onward.account_id),
    "about": col(Onward.release_id),
}
_INVITED: Final[Mapping[str, Any]] = {"agency_id": col(Invitation.agency_id), "account_id": col(Invitation.account_id)}
_TOLD: Final[Mapping[str, Any]] = {
    "household_id": col(Notice.household_id),
    "request_id": col(Notice.request_id),
}

SOURCES_OF_REQUESTS: Final = (
    Source(
        "incident",
        col(Incident.to_us),
        col(Incident.id),
        {"agency_id": col(Incident.agency_id)},
        ("case_number", "category", "place_kind", "lon", "lat", "from_us"),
    ),
    Source(
        "request",
        col(RequestEvent.at_us),
        col(RequestEvent.id),
        {
            "agency_id": col(FootageRequest.agency_id),
            "account_id": col(RequestEvent.account_id),
            "request_id": col(RequestEvent.request_id),
            "about": col(FootageRequest.incident_id),
        },
        ("note",),
        col(RequestEvent.step),
        _ASKED,
    ),
    Source("notice", col(Notice.delivered_us), col(Notice.id), _TOLD, ("form",)),
    Source("answer", col(Notice.answered_us), col(Notice.id), _TOLD, (), col(Notice.answer)),
    Source(
        "consent",
        col(ConsentEvent.at_us),
        col(ConsentEvent.id),
        {
            "agency_id": col(ConsentEvent.agency_id),
            "account_id": col(ConsentEvent.account_id),
            "household_id": col(ConsentEvent.household_id),
            "request_id": col(ConsentEvent.request_id),
        },
        ("purpose", "scopes", "incident_type", "notice_version", "served_us", "expires_us"),
        col(ConsentEvent.kind),
    ),
    Source(
        "release",
        col(Release.released_us),
        col(Release.id),
        _BY,
        ("label", "start_us", "end_us", "expires_us", "contact", "footage_type", "triage"),
        None,
        _RELEASED,
    ),
    Source("release-taken-back", col(Release.withdrawn_us), col(Release.id), _BY, (), None, _RELEASED),
    Source(
        "custody",
        col(CustodyEntry.at_us),
        col(CustodyEntry.id),
        {
            "agency_id": col(Release.agency_id),
            "request_id": col(Release.request_id),
            "about": col(CustodyEntry.release_id),
        },
        ("actor", "sha256_before", "sha256_after"),
        col(CustodyEntry.step),
        _HELD,
    ),
    Source(
        "decision",
        col(DecisionRow.at_us),
        col(DecisionRow.id),
        {
            "agency_id": col(DecisionRow.agency_id),
            "account_id": col(DecisionRow.account_id),
            "request_id": col(DecisionRow.request_id),
            "about": col(DecisionRow.subject),
        },
        ("regime_id", "allowed", "rules"),
        col(DecisionRow.cause),
    ),
    Source(
        "comment",
        col(Comment.at_us),
        col(Comment.id),
        {
            "account_id": col(CommentOrigin.account_id),
            "household_id": col(CommentOrigin.household_id),
            "request_id": col(Comment.request_id),
        },
        ("label", "text"),
        None,
        _SAID,
    ),
    Source("onward-asked", col(Onward.asked_us), col(Onward.id), _PASSED, ("to_agency_id",)),
    Source("onward-passed", col(Onward.passed_us), col(Onward.id), _PASSED, ("to_agency_id",)),
    Source("onward-taken-back", col(Onward.withdrawn_us), col(Onward.id), _PASSED, ("to_agency_id",)),
    Source(
        "objection",
        col(Objection.at_us),
        col(Objection.id),
        {"about": col(Objection.house_id)},
        ("from_us", "to_us", "words"),
    ),
    Source(
        "objection-decided",
        col(Objection.decided_us),
        col(Objection.id),
        {"about": col(Objection.house_id)},
        ("state",),
    ),
    Source("invitation", col(Invitation.invited_us), col(Invitation.id), _INVITED, ("name", "role", "may_post")),
    Source("invitation-withdrawn", col(Invitation.withdrawn_us), col(Invitation.id), _INVITED),
    Source("regime-change", col(RegimeChange.at_us), col(RegimeChange.id), {}, ("from_id", "to_id")),
)
"""What happens round requests."""
