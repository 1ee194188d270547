"""``assistance-2021``: Request for Assistance, 7 June 2021 to 31 January 2024.

Private e-mail requests had ended: every request is a public post, reviewed by the company beforehand.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ..regime import DeliveryRules, Known, MapRules, RecordsRules, Regime, RequestRules, SharingRules, Unknown

ASSISTANCE_2021: Final = Regime(
    id="assistance-2021",
    title="Request for Assistance",
    summary=(
        "Every request is a public post of limited area and time, reviewed by the company, kept for good. "
        "Only camera owners inside the area get the way to share; who shares is known by name, address and e-mail."
    ),
    starts=date(2021, 6, 7),
    ends=date(2024, 1, 31),
    secrets=(
        "Which residents saw a request.",
        "Whether a resident declined, ignored it, opted out, or has no camera.",
        "Where the cameras are.",
    ),
    map=MapRules(
        shows_cameras=Known(value=False, source="CNET-HEAT"),
        heat_cell_level=Unknown(17, (17,), "Not read: this era shows no cameras."),
        circles_from_zoom=Unknown(15, (15,), "Not read: this era shows no cameras."),
        circle_jitter_m=Unknown(0.0, (0.0,), "Not read: this era shows no cameras."),
        circle_decimals=Unknown(5, (5,), "Not read: this era shows no cameras."),
        smallest_group=Unknown(1, (1,), "Not read: this era shows no cameras."),
        hides_opted_out=Unknown(assumed=True, swept=(True,), why="Not read: this era shows no cameras."),
    ),
    request=RequestRules(
        is_open=Known(value=True, source="RFA-POL"),
        case_number_required=Known(value=True, source="RFA-POL"),
        contact_required=Known(value=True, source="RFA-POL"),
        posting_permission_required=Known(value=True, source="NPSS-USERS"),
        min_area_sq_mi=Known(0.025, "RFA-POL"),
        max_area_sq_mi=Known(0.5, "RFA-POL"),
        min_window_minutes=Known(15, "RFA-POL"),
        max_window_minutes=Known(720, "RFA-POL"),
        look_back_days=Unknown(60, (45, 60), "Not in the policy text; bounded by the cloud retention of the time."),
        adjoin_m=Unknown(
            100.0, (0.0, 100.0, 400.0), 'The area is "based on the incident location"; how near is not said.'
        ),
        max_posts_per_case=Known(2, "RFA-POL"),
        reviewed_before_sending=Known(value=True, source="RFA-POL"),
    ),
    delivery=DeliveryRules(
        form=Known("public-post", "RFA-POL"),
        delay_minutes=Unknown(10, (0, 10, 60), "Never published."),
        targeting=Known("exact-place", "CNET-0621"),
        cell_level=Unknown(17, (15, 16, 17), "Only read where cameras are chosen by cell."),
        opt_out_stops_requests=Known(value=True, source="RFA-NEWS"),
    ),
    sharing=SharingRules(
        contact_fields=Known(("name", "address", "email"), "CNET-0621"),
        cloud_days=Known(60, "LEG-MID"),
        agency_days=Unknown(None, (None,), "Set by each agency's own law and policy (NPSS-TOS)."),
    ),
    records=RecordsRules(
        response_totals_to_agency=Known(value=False, source="RFA-PRIV"),
        public_register=Known(value=True, source="NYU"),
    ),
)
