"""Where switches have an effect at all: how long a request may be answered says nothing where none can be filed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..regime import Regime


@dataclass(frozen=True, slots=True)
class Reach:
    """Switches that are read only under some regimes.

    Parameters
    ----------
    names : frozenset of str
        Dotted names.
    where : callable
        Whether a regime reads them.
    why : str
        What is so where a regime does not, as a clause without a full stop.
    """

    names: frozenset[str]
    where: Callable[[Regime], bool]
    why: str


def _names(group: str, switches: str) -> frozenset[str]:
    return frozenset(f"{group}.{switch}" for switch in switches.split())


REACH: Final = (
    Reach(
        _names("map", "heat_cell_level heat_shades circles_from_zoom circle_jitter_m circle_decimals smallest_group"),
        lambda regime: regime.map.layer.value == "heat",
        "agencies see no heat map",
    ),
    Reach(
        _names("map", "cell_addresses epsilon_total horizon_days"),
        lambda regime: regime.map.layer.value == "counts",
        "agencies see no counts",
    ),
    Reach(
        _names("map", "epoch_days hides_opted_out") | _names("consent", "map_default"),
        lambda regime: regime.map.layer.value != "none",
        "agencies see no cameras on their map",
    ),
    Reach(
        frozenset({"map.horizon_days"}),
        lambda regime: regime.map.epsilon_total.value is not None,
        "counts have no noise budget",
    ),
    Reach(
        _names(
            "request",
            "case_number_required officer_named contact_required area_anchor adjoin_m min_area_sq_mi max_area_sq_mi "
            "min_window_minutes max_window_minutes look_back_days max_posts_per_case batch_allowed max_per_day "
            "open_days",
        )
        | _names("delivery", "channels delay_minutes recipients targeting cell_level min_recipients")
        | _names("delivery", "opt_out_stops_requests")
        | _names("consent", "requests_default"),
        lambda regime: regime.request.is_open.value,
        "no request can be filed",
    ),
    Reach(
        # A request that was filed before can still be amended, resolved or taken back where those switches say so.
        _names("request", "posting_permission_required reviewed_before_sending prohibited_content text_check"),
        lambda regime: regime.request.is_open.value or regime.request.editable.value,
        "no request can be filed or changed",
    ),
    Reach(
        _names("request", "replies_until"),
        lambda regime: not regime.request.is_open.value,
        "new requests can be filed",
    ),
    Reach(
        frozenset({"request.text_check"}),
        lambda regime: bool(regime.request.prohibited_content.value),
        "nothing is prohibited that a check could find",
    ),
    Reach(
        frozenset({"request.adjoin_m"}),
        lambda regime: regime.request.area_anchor.value != "map",
        "an area is not bound to its incident",
    ),
    Reach(
        frozenset({"delivery.cell_level"}),
        lambda regime: regime.delivery.targeting.value != "exact-place",
        "cameras are chosen by their exact place",
    ),
    Reach(
        frozenset({"feed.hidden_offset_m"}),
        lambda regime: regime.feed.hidden_decimals.value is not None,
        "no coordinates are hidden in an answer",
    ),
    Reach(
        frozenset({"legal.delayed_notice_days"}),
        lambda regime: regime.legal.tells_the_resident.value,
        "no resident is told",
    ),
)
"""Every switch with such a condition; the others are always read."""
