"""``reference-blind``: our own regime, in which agencies are shown nothing about cameras.

The company alone chooses and notifies residents, by cells that the area touches, so that an area's edge
draws no line between two houses. A share discloses the footage and nothing about the resident.
"""

from __future__ import annotations

from typing import Final

from ..regime import DeliveryRules, Known, MapRules, RecordsRules, Regime, RequestRules, SharingRules

REFERENCE_BLIND: Final = Regime(
    id="reference-blind",
    title="Reference regime: blind",
    summary=(
        "Agencies see nothing about cameras. The company alone chooses residents, by whole cells, and notifies them. "
        "A share discloses the clips and nothing else about the resident, and can be fetched for 30 days."
    ),
    starts=None,
    ends=None,
    secrets=(
        "Where the cameras are, and how many there are.",
        "Which residents were asked.",
        "Whether a resident declined, ignored the request, opted out, or has no camera.",
        "Who shared, beyond what the shared footage itself shows.",
    ),
    map=MapRules(
        shows_cameras=Known(value=False, source="OWN"),
        heat_cell_level=Known(17, "OWN"),
        circles_from_zoom=Known(15, "OWN"),
        circle_jitter_m=Known(0.0, "OWN"),
        circle_decimals=Known(5, "OWN"),
        smallest_group=Known(1, "OWN"),
        hides_opted_out=Known(value=True, source="OWN"),
    ),
    request=RequestRules(
        is_open=Known(value=True, source="OWN"),
        case_number_required=Known(value=True, source="OWN"),
        contact_required=Known(value=True, source="OWN"),
        posting_permission_required=Known(value=True, source="OWN"),
        min_area_sq_mi=Known(0.05, "OWN"),
        max_area_sq_mi=Known(0.5, "OWN"),
        min_window_minutes=Known(15, "OWN"),
        max_window_minutes=Known(360, "OWN"),
        look_back_days=Known(30, "OWN"),
        adjoin_m=Known(100.0, "OWN"),
        max_posts_per_case=Known(2, "OWN"),
        reviewed_before_sending=Known(value=False, source="OWN"),
    ),
    delivery=DeliveryRules(
        form=Known("notice", "OWN"),
        delay_minutes=Known(10, "OWN"),
        targeting=Known("touched-cells", "OWN"),
        cell_level=Known(17, "OWN"),
        opt_out_stops_requests=Known(value=True, source="OWN"),
    ),
    sharing=SharingRules(
        contact_fields=Known((), "OWN"),
        cloud_days=Known(60, "OWN"),
        agency_days=Known(30, "OWN"),
    ),
    records=RecordsRules(
        response_totals_to_agency=Known(value=False, source="OWN"),
        public_register=Known(value=False, source="OWN"),
    ),
)
