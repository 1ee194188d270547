"""What a regime is: every number and switch that the rules read, each with its source or its assumption.

This module holds the type only. Its groups of switches are in ``switches/``, the regimes themselves are the
constants in ``regimes/``, one a file, and contain no ``if``. A regime reconstructs *documented rules*, never a
company's system.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from .promise import NoiseBudget, Promise, SecretPair
from .setting import Known, Setting, Unknown
from .switches.agency import AgencyKind, AgencyRules, Obligation
from .switches.consent import CoConsent, ConsentRules
from .switches.delivery import FINEST_CELL_LEVEL, Channel, DeliveryRules, Recipients, Targeting
from .switches.feed import FeedRules, Moderation, PostCategory
from .switches.legal import LegalRules
from .switches.map import MapLayer, MapRules
from .switches.partnership import AgreementForm, PartnershipRules
from .switches.records import PublicRecord, RecordsRules
from .switches.request import AreaAnchor, ProhibitedContent, RequestRules, TextCheck
from .switches.service import ServiceRules
from .switches.sharing import Choice, ContactField, Onward, Route, SharingRules

__all__ = [
    "FINEST_CELL_LEVEL",
    "AgencyKind",
    "AgencyRules",
    "AgreementForm",
    "AreaAnchor",
    "Channel",
    "Choice",
    "CoConsent",
    "ConsentRules",
    "ContactField",
    "DeliveryRules",
    "FeedRules",
    "Known",
    "LegalRules",
    "MapLayer",
    "MapRules",
    "Moderation",
    "NoiseBudget",
    "Obligation",
    "Onward",
    "PartnershipRules",
    "PostCategory",
    "ProhibitedContent",
    "Promise",
    "PublicRecord",
    "Recipients",
    "RecordsRules",
    "Regime",
    "RequestRules",
    "Route",
    "SecretPair",
    "ServiceRules",
    "Setting",
    "SharingRules",
    "Switch",
    "Targeting",
    "TextCheck",
    "Unknown",
    "groups",
    "switches",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One set of rules: an era as its documents describe it, or a regime of our own.

    Parameters
    ----------
    id : str
        The name by which everything refers to it.
    starts, ends : date or None
        First and last day in force, UTC (None, None: not part of the dated history; None at the end: in force still).
    secrets : tuple of str
        What the regime promises must not be told apart; sentences, empty where nothing was promised.
    promise : Promise or None
        For a regime of our own: the same, in the form in which it can be tested.
    """

    id: str
    title: str
    summary: str
    starts: date | None
    ends: date | None
    secrets: tuple[str, ...]
    service: ServiceRules
    map: MapRules
    request: RequestRules
    delivery: DeliveryRules
    sharing: SharingRules
    consent: ConsentRules
    agency: AgencyRules
    records: RecordsRules
    legal: LegalRules
    feed: FeedRules
    partnership: PartnershipRules
    promise: Promise | None = None


@dataclass(frozen=True, slots=True)
class Switch:
    """One row of a regime, as tables and pages print it."""

    name: str
    setting: Setting[object]


def groups(regime: Regime) -> Iterator[tuple[str, Any]]:
    """Yield every group of switches under its name, in the order of the type."""
    for field in fields(regime):
        group = getattr(regime, field.name)
        if is_dataclass(group) and field.name != "promise":
            yield field.name, group


def switches(regime: Regime) -> Iterator[Switch]:
    """Yield every switch of a regime under its dotted name, in the order of the type.

    Parameters
    ----------
    regime : Regime

    Yields
    ------
    Switch
    """
    for name, group in groups(regime):
        for field in fields(group):
            yield Switch(f"{name}.{field.name}", getattr(group, field.name))
