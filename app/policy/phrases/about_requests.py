"""Which footage requests an agency may file, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .forms import Phrase, amount, day, either, listed, one_of

_PROHIBITED: Final = MappingProxyType(
    {
        "lawful-activity": "lawful activity such as protest",
        "announcement": "mere announcements",
        "hate": "hate",
        "profiling": "profiling",
        "harassment": "harassment",
        "victim-identity": "the identity of victims",
        "pressure": "pressure on residents",
    }
)

ABOUT_REQUESTS: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "request.is_open": either(
            "agencies can ask residents for footage through the service",
            "agencies cannot file new requests for footage through the service",
        ),
        "request.case_number_required": either(
            "a request needs a case number", "a request can be filed without a case number"
        ),
        "request.officer_named": either(
            "residents are told the name of the officer who asks",
            "residents are not told the name of the officer who asks",
        ),
        "request.contact_required": either(
            "a request must say how to reach the investigator", "a request need not say how to reach the investigator"
        ),
        "request.posting_permission_required": either(
            "only officers whose administrator permits it can file requests",
            "every officer with an account can file requests",
        ),
        "request.area_anchor": one_of(
            {
                "address": "a request covers a range around a typed address, assumed here to be the incident's",
                "map": "a request covers any area that the officer draws on the map",
                "incident": "a request covers an area at the place of the incident",
            }
        ),
        "request.adjoin_m": amount(
            "the incident may lie up to {} outside the area asked about",
            "metre",
            zero="the incident must lie within the area asked about",
        ),
        "request.min_area_sq_mi": amount(
            "a request covers at least {}", "square mile", zero="a request can cover an area as small as one likes"
        ),
        "request.max_area_sq_mi": amount("a request covers at most {}", "square mile"),
        "request.min_window_minutes": amount(
            "a request asks for footage of at least {}", "minute", zero="a request can ask for a single moment"
        ),
        "request.max_window_minutes": amount("a request asks for footage of at most {}", "minute"),
        "request.look_back_days": amount("a request can reach back {}", "day"),
        "request.max_posts_per_case": amount(
            "an agency can file at most {} about one case",
            "request",
            none="there is no limit on requests about one case",
        ),
        "request.batch_allowed": either(
            "one request can be about several incidents", "each request is about one incident"
        ),
        "request.max_per_day": amount(
            "an agency can file at most {} a day", "request", none="there is no limit on an agency's requests in a day"
        ),
        "request.editable": either(
            "an agency can change the text of a request that it has filed",
            "an agency cannot change the text of a request that it has filed",
        ),
        "request.deletable": either(
            "an agency can take back a request that it has filed",
            "an agency cannot take back a request that it has filed",
        ),
        "request.resolvable": either(
            "an agency can mark a request as resolved", "an agency cannot mark a request as resolved"
        ),
        "request.open_days": amount(
            "residents can answer a request for {}", "day", none="residents can answer a request without a time limit"
        ),
        "request.replies_until": day(
            "earlier requests can be answered until {}", none="earlier requests can no longer be answered"
        ),
        "request.reviewed_before_sending": either(
            "somebody at the company reads and approves a request before residents get it",
            "nobody at the company reads a request before residents get it",
        ),
        "request.prohibited_content": listed(
            "a request may not be about {}",
            _PROHIBITED,
            empty="no rule says what a request may not be about",
            last="or",
        ),
        "request.text_check": one_of(
            {
                "off": "no program checks the wording of a request",
                "advise": "a program checks the wording of a request and shows the reviewer what it found",
                "refuse": "a program checks the wording of a request and refuses it when it finds something",
            }
        ),
    }
)
