"""``heat-map-2018``: the portal with the device heat map, spring 2018 to July 2019.

Little about its request tool was ever documented, so most of that part runs on assumptions, each marked.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ..regime import DeliveryRules, Known, MapRules, RecordsRules, Regime, RequestRules, SharingRules, Unknown

HEAT_MAP_2018: Final = Regime(
    id="heat-map-2018",
    title="Heat-map portal",
    summary=(
        "Agencies see a heat map of cameras. Zoomed in, it becomes one pale circle for each camera. "
        "Requests go by e-mail to owners within the area, and agencies can be told how many said no."
    ),
    starts=date(2018, 5, 8),
    ends=date(2019, 7, 31),
    secrets=(),
    map=MapRules(
        shows_cameras=Known(value=True, source="CNET-HEAT"),
        heat_cell_level=Unknown(17, (15, 16, 17, 18), "The size of a heat cell was never published."),
        circles_from_zoom=Unknown(15, (13, 14, 15, 16, 17), "The zoom threshold was never published."),
        circle_jitter_m=Unknown(
            25.0,
            (0.0, 10.0, 25.0, 50.0, 80.0),
            "The company said positions were obfuscated; by how much is unknown. 80 m is the largest error "
            "seen in its later coordinate leak.",
        ),
        circle_decimals=Unknown(6, (5, 6, 7), "Six decimals are documented for the feed of 2019, not for this map."),
        smallest_group=Unknown(1, (1, 2, 5), "No smallest group was found for any era."),
        hides_opted_out=Unknown(
            assumed=False,
            swept=(False, True),
            why="The unsubscribe link ended e-mails; nothing says that it changed the map.",
        ),
    ),
    request=RequestRules(
        is_open=Known(value=True, source="GIZ-STATS"),
        case_number_required=Unknown(
            assumed=True, swept=(False, True), why="First documented for the request tool of autumn 2019."
        ),
        contact_required=Unknown(
            assumed=False,
            swept=(False, True),
            why="The officer was named in the e-mail; a contact duty is not known.",
        ),
        posting_permission_required=Unknown(
            assumed=False,
            swept=(False, True),
            why="The permission is documented from the later agency accounts.",
        ),
        min_area_sq_mi=Unknown(0.0, (0.0, 0.025), "A smallest area is documented for 2021 only."),
        max_area_sq_mi=Unknown(0.5, (0.25, 0.5, 1.0), "Documented from November 2019; before that unknown."),
        min_window_minutes=Unknown(1, (1, 15), "A shortest window is documented for 2021 only."),
        max_window_minutes=Unknown(720, (480, 720, 1440), "Eight-hour windows were seen; 12 h is documented later."),
        look_back_days=Unknown(60, (30, 45, 60), "Bounded here by the cloud retention of the time."),
        adjoin_m=Unknown(100.0, (0.0, 100.0, 400.0), "The request was anchored at an address; how near is unknown."),
        max_posts_per_case=Unknown(None, (None, 2), "No limit was found before 2021."),
        reviewed_before_sending=Unknown(
            assumed=False,
            swept=(False, True),
            why="Reviewers are documented from 2021 reports on the later portal.",
        ),
    ),
    delivery=DeliveryRules(
        form=Known("e-mail", "GIZ-STATS"),
        delay_minutes=Unknown(10, (0, 10, 60), "Never published."),
        targeting=Unknown(
            "exact-place",
            ("exact-place", "touched-cells"),
            'Owners "within a certain range" of a typed address got the mail; a drawn area stands in for that range.',
        ),
        cell_level=Unknown(17, (15, 16, 17), "Only read where cameras are chosen by cell."),
        opt_out_stops_requests=Unknown(
            assumed=True,
            swept=(True, False),
            why="The mail had a link to unsubscribe; that it ended all later requests is documented from 2020.",
        ),
    ),
    sharing=SharingRules(
        contact_fields=Unknown(
            ("address", "email"),
            ((), ("address", "email"), ("name", "address", "email")),
            "Address and e-mail are likely, not confirmed, for this era.",
        ),
        cloud_days=Known(60, "LEG-OLD"),
        agency_days=Unknown(None, (None,), "No limit is documented from autumn 2019; nothing suggests one before."),
    ),
    records=RecordsRules(
        response_totals_to_agency=Known(value=True, source="GIZ-STATS"),
        public_register=Known(value=False, source="CNET-0819"),
    ),
)
