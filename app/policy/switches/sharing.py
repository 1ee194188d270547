"""What leaves with a clip that a resident shares, by which way, for how long, and what becomes of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..setting import Setting

ContactField = Literal["name", "address", "email", "phone"]
NeighborLabel = Literal["neighbor-number", "name"]
Route = Literal["portal", "evidence-system", "outside"]
"""Fetched from the portal; handed to the agency's evidence system, which sorts it; outside the service."""
Choice = Literal["share-all", "choose-clips", "review-first", "ignore", "decline", "opt-out", "comment", "hide", "mute"]
Onward = Literal["unlimited", "own-policy", "new-consent"]
"""To anybody; as the agency's own law and policy allow; only after the resident said yes to that agency."""
AfterWithdrawal = Literal["copies-stay", "portal-copies-removed"]
Rendering = Literal["original", "stripped"]
"""The bytes as captured, with place, device and overlay; a rendering of its own without them."""
Encryption = Literal["none", "opt-in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingRules:
    """What leaves with a clip that a resident shares, and for how long."""

    choices: Setting[tuple[Choice, ...]]
    """What a resident can do with a request."""
    contact_fields: Setting[tuple[ContactField, ...]]
    """What is disclosed about the resident along with the footage."""
    label: Setting[NeighborLabel]
    """How a resident who shares or comments is named."""
    route: Setting[Route]
    """How a shared clip reaches the agency."""
    rendering: Setting[Rendering]
    """Which bytes leave."""
    pads_sizes: Setting[bool]
    """Whether released bytes are filled up to a few fixed sizes."""
    cloud_days: Setting[int]
    """Days for which the company keeps a clip."""
    agency_days: Setting[int | None]
    """Days after which a released copy can no longer be fetched and its bytes are gone; None means never."""
    onward: Setting[Onward]
    """To whom the agency may pass released footage on."""
    onward_told: Setting[bool]
    """Whether the resident is told of it."""
    after_withdrawal: Setting[AfterWithdrawal]
    """What a withdrawal after a release means for the released copies."""
    end_to_end: Setting[Encryption]
    """Whether residents can have their clips encrypted so that the company cannot read them."""
