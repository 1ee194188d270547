"""Rule: residents have the lasting choices that the regime in force knows.

It says what can be chosen. What a choice means, and that one made under other rules still counts, is for
`who_said_yes.py`.
"""

from __future__ import annotations

from typing import Final

from ..consent.events import Purpose
from ..decision import Reason
from ..regime import Regime

NO_STANDING: Final = Reason("no-standing-choice", "The rules in force know no lasting choice. Answer each request.")
NO_MAP: Final = Reason("no-map-choice", "Under the rules in force residents have no choice about the map.")
NOT_BY_AGENCY: Final = Reason("not-by-agency", "The rules in force know no choice about one agency.")
NOT_BY_TYPE: Final = Reason("not-by-incident-type", "The rules in force know no choice about one type of incident.")


def map_choice_exists(regime: Regime) -> bool:
    """Return whether residents choose about the map by itself.

    Where a map is made of counts, or leaves out whoever has not chosen, they do. On the maps of history they had no
    choice of their own.
    """
    layer = regime.map.layer.value
    return layer == "counts" or (layer != "none" and regime.consent.map_default.value == "out")


def why_not_chosen(purpose: Purpose, regime: Regime, *, by_agency: bool, by_type: bool) -> Reason | None:
    """Say why a lasting choice cannot be made under a regime; None where it can.

    Parameters
    ----------
    purpose : Purpose
        "requests" or "map".
    by_agency, by_type : bool
        Whether the choice is about one agency, or about one type of incident.
    """
    if purpose == "map":
        return None if map_choice_exists(regime) else NO_MAP
    if regime.consent.standing_opt_out.value == "none":
        return NO_STANDING
    if by_agency and not regime.consent.per_agency.value:
        return NOT_BY_AGENCY
    return NOT_BY_TYPE if by_type and not regime.consent.per_incident_type.value else None
