"""What leaves with a clip that a resident shares, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .forms import Phrase, amount, either, listed, one_of

_CHOICES: Final = MappingProxyType(
    {
        "share-all": "share everything at once",
        "choose-clips": "choose single clips",
        "review-first": "look at them first and share only some",
        "ignore": "ignore the request",
        "decline": "decline",
        "opt-out": "opt out for good",
        "comment": "comment",
        "hide": "hide the post",
        "mute": "mute its push messages",
    }
)
_CONTACT: Final = MappingProxyType(
    {"name": "name", "address": "street address", "email": "e-mail address", "phone": "telephone number"}
)

ABOUT_SHARING: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "sharing.choices": listed(
            "a resident who is asked can {}", _CHOICES, empty="a resident who is asked can do nothing", last="or"
        ),
        "sharing.contact_fields": listed(
            "police get the resident's {} along with a shared clip",
            _CONTACT,
            empty="police get nothing about the resident along with a shared clip",
        ),
        "sharing.label": one_of(
            {
                "neighbor-number": "a resident who answers appears under a number, such as Neighbor 482917",
                "name": "a resident who answers appears by name",
            }
        ),
        "sharing.route": one_of(
            {
                "portal": "police fetch shared clips from the company's portal",
                "evidence-system": "shared clips go straight into the agency's evidence system",
                "outside": "clips can be handed over only outside the service",
            }
        ),
        "sharing.rendering": one_of(
            {
                "original": "police get the original file, with place and device in it",
                "stripped": "police get a copy from which place and device have been taken out",
            }
        ),
        "sharing.pads_sizes": either(
            "shared files are filled up to a few fixed sizes, so that their size says little",
            "shared files have their own sizes",
        ),
        "sharing.cloud_days": amount("the company keeps a clip for {}", "day"),
        "sharing.agency_days": amount(
            "a shared clip can be fetched for {}, and is then removed from the portal",
            "day",
            none="a shared clip never runs out",
        ),
        "sharing.onward": one_of(
            {
                "unlimited": "police may pass shared clips on to anybody",
                "own-policy": "police may pass shared clips on as their own law and policy allow",
                "new-consent": "police may pass shared clips on only if the resident says yes once more",
            }
        ),
        "sharing.onward_told": either(
            "the resident is told when a shared clip is passed on",
            "the resident is not told when a shared clip is passed on",
        ),
        "sharing.after_withdrawal": one_of(
            {
                "copies-stay": "what was shared stays with the police when a resident changes their mind",
                "portal-copies-removed": "copies on the portal are removed when a resident changes their mind",
            }
        ),
        "sharing.end_to_end": one_of(
            {
                "none": "the company can read every clip",
                "opt-in": "some cameras seal their clips so that the company cannot read them: which ones is fixed "
                "when the world is planted, and no resident can switch it here",
            }
        ),
    }
)
