"""What residents can choose, and what holds while they have not, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .forms import Phrase, amount, either, one_of

ABOUT_CONSENT: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "consent.requests_default": one_of(
            {
                "in": "residents who never chose can be asked for footage",
                "out": "only residents who said so beforehand can be asked for footage",
            }
        ),
        "consent.map_default": one_of(
            {
                "in": "residents who never chose count on the officers' map",
                "out": "only residents who said so beforehand count on the officers' map",
            }
        ),
        "consent.standing_opt_out": one_of(
            {
                "none": "residents cannot say no for good",
                "mail-link": "residents can say no for good by a link at the foot of a request",
                "switch": "residents can say no for good by a switch in their settings",
            }
        ),
        "consent.per_agency": either(
            "residents can say no to a single agency for good", "residents cannot say no to a single agency for good"
        ),
        "consent.per_incident_type": either(
            "residents can say no to one kind of incident for good",
            "residents cannot say no to one kind of incident for good",
        ),
        "consent.grant_days": amount(
            "a resident's lasting yes runs out after {}", "day", none="a resident's lasting yes never runs out"
        ),
        "consent.co_consent": one_of(
            {
                "any-may-share": "any resident of a household can share its footage alone",
                "either-may-refuse": "any resident of a household can stop its footage from being shared",
                "all-must-agree": "footage is shared only if all residents of a household agree",
            }
        ),
        "consent.bystander_objection": either(
            "somebody who was filmed can object before footage is shared",
            "somebody who was filmed cannot object",
        ),
        "consent.receipts": either(
            "residents get a signed receipt of what they agreed to", "residents get no receipt of what they agreed to"
        ),
    }
)
