"""How a request reaches residents, and which, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .forms import Phrase, amount, either, listed, one_of

_CHANNELS: Final = MappingProxyType(
    {
        "e-mail": "e-mail",
        "prompt": "a question in the app",
        "post": "a public post",
        "push": "a push message",
        "notice": "a notice from the company",
    }
)

ABOUT_DELIVERY: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "delivery.channels": listed(
            "a request reaches residents by {}", _CHANNELS, empty="requests are not brought to residents"
        ),
        "delivery.delay_minutes": amount(
            "a request reaches residents {} after it is filed or approved", "minute", zero="a request goes out at once"
        ),
        "delivery.recipients": one_of(
            {
                "camera-owners": "every camera owner in the area can be asked",
                "app-users": "only camera owners in the area who use the neighbors' feed can be asked",
            }
        ),
        "delivery.targeting": one_of(
            {
                "exact-place": "the company picks whom to ask by the exact places of their cameras",
                "touched-cells": "the company picks whom to ask by coarse squares, never by exact places",
                "centred-cells": "the company picks whom to ask by coarse squares whose middle lies in the area",
            }
        ),
        "delivery.cell_level": amount("those squares are the map squares of zoom level {}"),
        "delivery.min_recipients": amount(
            "a request goes out only if it reaches at least {}",
            "household",
            one="a request goes out even if it reaches a single household",
        ),
        "delivery.opt_out_stops_requests": either(
            "a household that opts out gets no more requests", "a household that opts out still gets requests"
        ),
    }
)
