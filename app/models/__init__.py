"""The tables. Only ``storage/`` may import them (enforced by an import contract)."""

from __future__ import annotations

from .agencies import Account, Agency, Credential, Incident, SignIn
from .publications import AttributionRow, PartnerAgency, Publication, ResponseTotal
from .records import DecisionAbout, DecisionRow, OwnReplay, Replay
from .requests import FootageRequest, Notice, Release, ReleasedPicture, ReleaseOrigin
from .residents import (
    Camera,
    CameraPlace,
    Clip,
    ConsentEvent,
    ConsentKind,
    Dwelling,
    House,
    Household,
    Person,
    Picture,
    Zone,
)
from .world import AgendaItem, TickerLease, WorldState

__all__ = [
    "Account",
    "Agency",
    "AgendaItem",
    "AttributionRow",
    "Camera",
    "CameraPlace",
    "Clip",
    "ConsentEvent",
    "ConsentKind",
    "Credential",
    "DecisionAbout",
    "DecisionRow",
    "Dwelling",
    "FootageRequest",
    "House",
    "Household",
    "Incident",
    "Notice",
    "OwnReplay",
    "PartnerAgency",
    "Person",
    "Picture",
    "Publication",
    "Release",
    "ReleaseOrigin",
    "ReleasedPicture",
    "Replay",
    "ResponseTotal",
    "SignIn",
    "TickerLease",
    "WorldState",
    "Zone",
]
