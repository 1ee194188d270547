"""The words of notices, by the value of the switch that they put in words. It joins nothing: `notices.py` does."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..regime import ContactField, MapLayer
from ..switches.sharing import AfterWithdrawal, Onward
from .household import CoConsent

CONTACT_WORDS: Final[Mapping[ContactField, str]] = MappingProxyType(
    {
        "name": "your name",
        "address": "your address (block and street)",
        "email": "your e-mail address",
        "phone": "your telephone number",
    }
)
ONWARD_WORDS: Final[Mapping[Onward, str]] = MappingProxyType(
    {
        "unlimited": "The agency may pass them on to anybody.",
        "own-policy": "The agency may pass them on as its own law and policy allow.",
        "new-consent": "The agency may pass them on only if you say yes to that agency, too.",
    }
)
WITHDRAWAL_WORDS: Final[Mapping[AfterWithdrawal, str]] = MappingProxyType(
    {
        "copies-stay": "You can take your answer back, but clips that were released before stay with the agency.",
        "portal-copies-removed": "You can take your answer back: then released clips are removed from this service. "
        "A copy that the agency has made stays with it.",
    }
)
ONWARD_WITHDRAWAL_WORDS: Final[Mapping[AfterWithdrawal, str]] = MappingProxyType(
    {
        "copies-stay": "You can take a yes back before it is passed on; after that the other agency keeps it.",
        "portal-copies-removed": "You can take a yes back: then the other agency can no longer fetch it here. A copy "
        "that it has made stays with it.",
    }
)
TOGETHER_WORDS: Final[Mapping[CoConsent, str]] = MappingProxyType(
    {
        "any-may-share": "Any resident of your household can say yes for it; a no binds whoever said it.",
        "either-may-refuse": "A no of any resident of your household holds for all of you.",
        "all-must-agree": "It holds only when every resident of your household has said yes.",
    }
)


MAP_WORDS: Final[Mapping[MapLayer, str]] = MappingProxyType(
    {
        "none": "Under the rules in force there is no map of cameras.",
        "heat": "Agencies see shades and circles on a map that your camera is part of.",
        "counts": "Your household is counted once in the cell of the map that it lies in; your place is not shown.",
        "points": "Agencies see every camera on a map at its exact place.",
    }
)
