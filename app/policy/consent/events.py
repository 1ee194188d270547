"""The events of consent: what a resident was asked, answered and took back; they are only ever added.

The words follow ISO/IEC TS 27560. This module names them and holds no judgement: `machine.py` says which event may
follow which, `standing.py` what is live.

References
----------
ISO/IEC TS 27560:2023, Privacy technologies: consent record information structure, https://www.iso.org/standard/80392.html
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeGuard, get_args

ConsentKind = Literal["requested", "given", "refused", "re-confirmed", "expired", "stale", "withdrawn"]
Scope = Literal["existence", "coarse-zone", "exact-location", "clip-list", "clip", "audio", "contact"]
Purpose = Literal["requests", "map", "answer", "onward"]
YesKind = Literal["given", "re-confirmed"]
NoKind = Literal["refused", "withdrawn"]
EndKind = Literal["expired", "stale"]

KINDS: Final[tuple[ConsentKind, ...]] = get_args(ConsentKind)
SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)
PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)
_YES: Final = frozenset[str](get_args(YesKind))
_NO: Final = frozenset[str](get_args(NoKind))
_END: Final = frozenset[str](get_args(EndKind))

_PLACE: Final[frozenset[Scope]] = frozenset({"existence", "coarse-zone", "exact-location"})
_EVERY: Final[frozenset[Scope]] = frozenset(SCOPES)
SCOPES_FOR: Final = MappingProxyType[Purpose, frozenset[Scope]](
    {"requests": _PLACE, "map": _PLACE, "answer": _EVERY, "onward": _EVERY}
)
"""The scopes that each purpose has a use for; a yes to any other would be a yes to nothing, or to something unsaid."""


def is_yes(kind: ConsentKind) -> TypeGuard[YesKind]:
    """Return whether an event of this kind is a yes."""
    return kind in _YES


def is_no(kind: ConsentKind) -> TypeGuard[NoKind]:
    """Return whether an event of this kind is a no."""
    return kind in _NO


def is_end(kind: ConsentKind) -> TypeGuard[EndKind]:
    """Return whether an event of this kind records that a yes ran out without anybody saying so."""
    return kind in _END


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentKey:
    """What a choice is about; events with one key follow each other, events with different keys stand side by side.

    Parameters
    ----------
    agency_id, incident_type, request_id : str or None
        None means every agency, every type of incident, every request.
    """

    household_id: str
    account_id: str
    purpose: Purpose
    agency_id: str | None
    incident_type: str | None
    request_id: str | None

    @property
    def limits(self) -> frozenset[str]:
        """Names of the fields that narrow the choice down; a choice with more of them is the narrower one."""
        named = {"agency": self.agency_id, "incident-type": self.incident_type, "request": self.request_id}
        return frozenset(name for name, value in named.items() if value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFact:
    """One event of a household's consent history.

    Parameters
    ----------
    account_id : str
        The resident whose choice it is; also of events that the company files about it (requested, expired, stale).
    scopes : tuple of Scope
        What a yes covers. A no covers its whole key, whatever it lists.
    agency_id, incident_type, request_id : str or None
        None means every agency, every type of incident, every request.
    notice_version, notice_digest : str
        The notice that was shown, and the SHA-256 of its text. For "stale": the version now in force, and "".
    served_us : int or None
        When the notice reached the resident, simulated microseconds; the proof that it was served.
    expires_us : int or None
        The first moment at which a yes no longer holds, simulated microseconds; None means that it does not run out.
    retention_days : int or None
        Days for which a recipient may keep what is released under this yes; None means that nothing was promised.
    at_us : int
        When it happened, simulated microseconds.
    position : int
        Its place in the household's history; later is higher.
    """

    event_id: str
    household_id: str
    account_id: str
    kind: ConsentKind
    purpose: Purpose
    scopes: tuple[Scope, ...]
    agency_id: str | None
    incident_type: str | None
    request_id: str | None
    notice_version: str
    notice_digest: str
    served_us: int | None
    expires_us: int | None
    retention_days: int | None
    at_us: int
    position: int

    @property
    def key(self) -> ConsentKey:
        """What this event is about."""
        return ConsentKey(
            household_id=self.household_id,
            account_id=self.account_id,
            purpose=self.purpose,
            agency_id=self.agency_id,
            incident_type=self.incident_type,
            request_id=self.request_id,
        )
