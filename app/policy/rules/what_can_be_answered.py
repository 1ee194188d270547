"""Rule: a request can be answered while it stands delivered, in the ways that the rules of its filing know."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..decision import Reason
from ..lifecycle import ANSWERABLE
from ..regime import Regime
from ..wire.footage_request import RequestState

NOT_OPEN: Final = Reason("request-closed", "This request cannot be answered at present.")
CLOSED: Final[Mapping[RequestState, Reason]] = MappingProxyType(
    {
        "resolved": Reason("request-resolved", "The agency marked this request as resolved. It takes no more answers."),
        "expired": Reason("request-expired", "The time for answers to this request is over. It takes no more."),
        "archived": Reason("request-archived", "This request is archived: it can be read, not answered."),
        "withdrawn": Reason("request-withdrawn", "The agency took this request back. It takes no more answers."),
        "in-review": Reason(
            "request-in-review", "The agency changed the text and the company looks at it again. Answer later."
        ),
    }
)
OUTSIDE: Final = Reason(
    "outside-service",
    "Under the rules of this request footage does not travel through the service. Hand it over yourself.",
)
NO_DECLINE: Final = Reason(
    "no-decline", "The rules of this request know no answer no. Leave it unanswered: nothing is shared."
)


def why_not_answered(state: RequestState) -> Reason | None:
    """Say why a request cannot be answered in its state; None where it can. No state depends on residents."""
    return None if state in ANSWERABLE else CLOSED.get(state, NOT_OPEN)


def why_not_shared(state: RequestState, terms: Regime) -> Reason | None:
    """Say why nothing can be shared in answer to a request; None where it can.

    Parameters
    ----------
    terms : Regime
        The rules under which the request was filed.
    """
    return why_not_answered(state) or (OUTSIDE if terms.sharing.route.value == "outside" else None)


def why_not_declined(state: RequestState, terms: Regime) -> Reason | None:
    """Say why a no cannot be given; None where it can. Hiding a request is a no where there is no other."""
    known = {"decline", "hide"} & set(terms.sharing.choices.value)
    return why_not_answered(state) or (None if known else NO_DECLINE)
