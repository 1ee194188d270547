"""What residents can choose, what holds while they have not chosen, and how long a choice lasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..setting import Setting

Default = Literal["in", "out"]
StandingChoice = Literal["none", "mail-link", "switch"]
"""No lasting choice; a link at the foot of a request's mail; a switch in the resident's settings."""
CoConsent = Literal["any-may-share", "either-may-refuse", "all-must-agree"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRules:
    """What residents can choose, and what holds while they have not."""

    requests_default: Setting[Default]
    """Whether a household that never chose is asked for footage."""
    map_default: Setting[Default]
    """Whether a household that never chose counts on the agencies' map."""
    standing_opt_out: Setting[StandingChoice]
    """Where a resident finds the lasting choice."""
    per_agency: Setting[bool]
    """Whether a resident can say no to one agency for good."""
    per_incident_type: Setting[bool]
    """Whether a resident can say no to one type of incident for good."""
    grant_days: Setting[int | None]
    """Days after which a lasting yes runs out and has to be confirmed; None means never."""
    co_consent: Setting[CoConsent]
    """What several residents of one household decide together."""
    bystander_objection: Setting[bool]
    """Whether somebody who was filmed can object to a release."""
    receipts: Setting[bool]
    """Whether a resident gets a signed receipt of the household's consent history."""
