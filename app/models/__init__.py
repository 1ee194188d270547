"""The tables. Only ``storage/`` may import them (enforced by an import contract)."""

from __future__ import annotations

from .agencies import Account, Agency, Credential, Incident, Invitation, SignIn
from .publications import AttributionRow, PartnerAgency, Publication, ResponseTotal
from .records import DecisionAbout, DecisionRow, OwnReplay, Replay
from .records_requests import RecordsFile, RecordsRequest
from .requests import (
    Comment,
    CommentOrigin,
    CustodyEntry,
    FootageRequest,
    Notice,
    NoticeDisplay,
    Onward,
    Release,
    ReleasedPicture,
    ReleaseOrigin,
    RequestEvent,
)
from .residents import (
    Camera,
    CameraPlace,
    Clip,
    ConsentEvent,
    Dwelling,
    Footage,
    House,
    Household,
    Objection,
    Person,
    Picture,
    Zone,
)
from .statements import Statement, StatementVersion
from .world import AgendaItem, RegimeChange, TickerLease, WorldState

__all__ = [
    "Account",
    "Agency",
    "AgendaItem",
    "AttributionRow",
    "Camera",
    "CameraPlace",
    "Clip",
    "Comment",
    "CommentOrigin",
    "ConsentEvent",
    "Credential",
    "CustodyEntry",
    "DecisionAbout",
    "DecisionRow",
    "Dwelling",
    "Footage",
    "FootageRequest",
    "House",
    "Household",
    "Incident",
    "Invitation",
    "Notice",
    "NoticeDisplay",
    "Objection",
    "Onward",
    "OwnReplay",
    "PartnerAgency",
    "Person",
    "Picture",
    "Publication",
    "RecordsFile",
    "RecordsRequest",
    "RegimeChange",
    "Release",
    "ReleaseOrigin",
    "ReleasedPicture",
    "Replay",
    "RequestEvent",
    "ResponseTotal",
    "SignIn",
    "Statement",
    "StatementVersion",
    "TickerLease",
    "WorldState",
    "Zone",
]
