"""``no-policy``: everything leaks. For contrast only; nobody ever documented such rules.

It is what every claim must be able to lose against. Its largest area is a square that the bound on every area's box,
10 km across, still lets through.
"""

from __future__ import annotations

from typing import Final

from ..regime import (
    AgencyRules,
    ConsentRules,
    DeliveryRules,
    Known,
    LegalRules,
    MapRules,
    RecordsRules,
    Regime,
    RequestRules,
    ServiceRules,
    SharingRules,
)

NO_POLICY: Final = Regime(
    id="no-policy",
    title="No policy",
    summary=(
        "For contrast: agencies see every camera at its exact place, may ask anybody for anything at any "
        "time, learn how many declined, and get original footage with the resident's name, address, e-mail "
        "and telephone."
    ),
    starts=None,
    ends=None,
    secrets=(),
    service=ServiceRules(
        product_name=Known(value="Glassporch, no policy", source="OWN"),
    ),
    map=MapRules(
        layer=Known(value="points", source="OWN"),
        heat_cell_level=Known(value=17, source="OWN"),
        heat_shades=Known(value=(1, 2, 4, 8), source="OWN"),
        circles_from_zoom=Known(value=15, source="OWN"),
        circle_jitter_m=Known(value=0.0, source="OWN"),
        circle_decimals=Known(value=7, source="OWN"),
        smallest_group=Known(value=1, source="OWN"),
        hides_opted_out=Known(value=False, source="OWN"),
        address_search=Known(value=True, source="OWN"),
        epoch_days=Known(value=1, source="OWN"),
        cell_addresses=Known(value=1, source="OWN"),
        epsilon_total=Known(value=None, source="OWN"),
        horizon_days=Known(value=365, source="OWN"),
    ),
    request=RequestRules(
        is_open=Known(value=True, source="OWN"),
        case_number_required=Known(value=False, source="OWN"),
        officer_named=Known(value=True, source="OWN"),
        contact_required=Known(value=False, source="OWN"),
        posting_permission_required=Known(value=False, source="OWN"),
        area_anchor=Known(value="map", source="OWN"),
        adjoin_m=Known(value=100.0, source="OWN"),
        min_area_sq_mi=Known(value=0.0, source="OWN"),
        max_area_sq_mi=Known(value=19.0, source="OWN"),
        min_window_minutes=Known(value=1, source="OWN"),
        max_window_minutes=Known(value=43200, source="OWN"),
        look_back_days=Known(value=60, source="OWN"),
        max_posts_per_case=Known(value=None, source="OWN"),
        batch_allowed=Known(value=True, source="OWN"),
        max_per_day=Known(value=None, source="OWN"),
        editable=Known(value=True, source="OWN"),
        deletable=Known(value=True, source="OWN"),
        resolvable=Known(value=True, source="OWN"),
        open_days=Known(value=None, source="OWN"),
        replies_until=Known(value=None, source="OWN"),
        reviewed_before_sending=Known(value=False, source="OWN"),
        prohibited_content=Known(value=(), source="OWN"),
        text_check=Known(value="off", source="OWN"),
    ),
    delivery=DeliveryRules(
        channels=Known(value=("e-mail",), source="OWN"),
        delay_minutes=Known(value=0, source="OWN"),
        recipients=Known(value="camera-owners", source="OWN"),
        targeting=Known(value="exact-place", source="OWN"),
        cell_level=Known(value=18, source="OWN"),
        min_recipients=Known(value=1, source="OWN"),
        opt_out_stops_requests=Known(value=False, source="OWN"),
    ),
    sharing=SharingRules(
        choices=Known(value=("share-all", "ignore", "decline"), source="OWN"),
        contact_fields=Known(value=("name", "address", "email", "phone"), source="OWN"),
        label=Known(value="name", source="OWN"),
        route=Known(value="portal", source="OWN"),
        rendering=Known(value="original", source="OWN"),
        pads_sizes=Known(value=False, source="OWN"),
        cloud_days=Known(value=60, source="OWN"),
        agency_days=Known(value=None, source="OWN"),
        onward=Known(value="unlimited", source="OWN"),
        onward_told=Known(value=False, source="OWN"),
        after_withdrawal=Known(value="copies-stay", source="OWN"),
        end_to_end=Known(value="none", source="OWN"),
    ),
    consent=ConsentRules(
        requests_default=Known(value="in", source="OWN"),
        map_default=Known(value="in", source="OWN"),
        standing_opt_out=Known(value="none", source="OWN"),
        per_agency=Known(value=False, source="OWN"),
        per_incident_type=Known(value=False, source="OWN"),
        grant_days=Known(value=None, source="OWN"),
        co_consent=Known(value="any-may-share", source="OWN"),
        bystander_objection=Known(value=False, source="OWN"),
        receipts=Known(value=False, source="OWN"),
    ),
    agency=AgencyRules(
        eligible=Known(
            value=(
                "police",
                "sheriff",
                "fire",
                "public-safety",
                "emergency-management",
                "local-government",
                "federal",
                "immigration",
            ),
            source="OWN",
        ),
        staff_roles=Known(value=("administrator", "user"), source="OWN"),
        invite_days=Known(value=None, source="OWN"),
        idle_days=Known(value=None, source="OWN"),
        official_email_only=Known(value=False, source="OWN"),
        one_assigned_area=Known(value=False, source="OWN"),
        obligations=Known(value=(), source="OWN"),
    ),
    records=RecordsRules(
        response_totals_to_agency=Known(value=True, source="OWN"),
        public_record=Known(value="none", source="OWN"),
        audit_log=Known(value="none", source="OWN"),
    ),
    legal=LegalRules(
        content_by=Known(value=(), source="OWN"),
        account_data_by=Known(value=(), source="OWN"),
        emergency_disclosure=Known(value=True, source="OWN"),
        tells_the_resident=Known(value=False, source="OWN"),
    ),
)
