"""``reference-blind``: our own regime, in which agencies are shown nothing about cameras.

The company alone chooses and notifies residents, by whole cells whose centre the area holds, so that an
area's edge draws no line between two houses of a cell. A share discloses the footage and nothing about the resident.
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
    Promise,
    RecordsRules,
    Regime,
    RequestRules,
    SecretPair,
    ServiceRules,
    SharingRules,
)

REFERENCE_BLIND: Final = Regime(
    id="reference-blind",
    title="Reference regime: blind",
    summary=(
        "Agencies see nothing about cameras. The company alone chooses residents, by whole cells, and "
        "notifies them. A share discloses the clips and nothing else about the resident, and can be fetched "
        "for 30 days."
    ),
    starts=None,
    ends=None,
    secrets=(
        "Where the cameras are, and how many there are.",
        "Which residents were asked.",
        "Whether a resident declined, ignored the request, opted out, or has no camera.",
        "Who shared, beyond what the shared footage itself shows.",
    ),
    service=ServiceRules(
        product_name=Known(value="Glassporch, blind reference", source="OWN"),
    ),
    map=MapRules(
        layer=Known(value="none", source="OWN"),
        heat_cell_level=Known(value=17, source="OWN"),
        heat_shades=Known(value=(1, 2, 4, 8), source="OWN"),
        circles_from_zoom=Known(value=15, source="OWN"),
        circle_jitter_m=Known(value=0.0, source="OWN"),
        circle_decimals=Known(value=5, source="OWN"),
        smallest_group=Known(value=1, source="OWN"),
        hides_opted_out=Known(value=False, source="OWN"),
        address_search=Known(value=False, source="OWN"),
        epoch_days=Known(value=91, source="OWN"),
        cell_addresses=Known(value=100, source="OWN"),
        epsilon_total=Known(value=None, source="OWN"),
        horizon_days=Known(value=728, source="OWN"),
    ),
    request=RequestRules(
        is_open=Known(value=True, source="OWN"),
        case_number_required=Known(value=True, source="OWN"),
        officer_named=Known(value=True, source="OWN"),
        contact_required=Known(value=True, source="OWN"),
        posting_permission_required=Known(value=True, source="OWN"),
        area_anchor=Known(value="incident", source="OWN"),
        adjoin_m=Known(value=100.0, source="OWN"),
        min_area_sq_mi=Known(value=0.05, source="OWN"),
        max_area_sq_mi=Known(value=0.5, source="OWN"),
        min_window_minutes=Known(value=15, source="OWN"),
        max_window_minutes=Known(value=720, source="OWN"),
        look_back_days=Known(value=30, source="OWN"),
        max_posts_per_case=Known(value=2, source="OWN"),
        batch_allowed=Known(value=False, source="OWN"),
        max_per_day=Known(value=10, source="OWN"),
        editable=Known(value=False, source="OWN"),
        deletable=Known(value=False, source="OWN"),
        resolvable=Known(value=True, source="OWN"),
        open_days=Known(value=14, source="OWN"),
        replies_until=Known(value=None, source="OWN"),
        reviewed_before_sending=Known(value=False, source="OWN"),
        prohibited_content=Known(
            value=("lawful-activity", "announcement", "hate", "profiling", "harassment", "victim-identity", "pressure"),
            source="OWN",
        ),
        text_check=Known(value="refuse", source="OWN"),
    ),
    delivery=DeliveryRules(
        channels=Known(value=("notice",), source="OWN"),
        delay_minutes=Known(value=10, source="OWN"),
        recipients=Known(value="camera-owners", source="OWN"),
        targeting=Known(value="centred-cells", source="OWN"),
        cell_level=Known(value=18, source="OWN"),
        min_recipients=Known(value=1, source="OWN"),
        opt_out_stops_requests=Known(value=True, source="OWN"),
    ),
    sharing=SharingRules(
        choices=Known(value=("choose-clips", "review-first", "ignore", "decline", "opt-out"), source="OWN"),
        contact_fields=Known(value=(), source="OWN"),
        label=Known(value="neighbor-number", source="OWN"),
        route=Known(value="portal", source="OWN"),
        rendering=Known(value="stripped", source="OWN"),
        pads_sizes=Known(value=True, source="OWN"),
        cloud_days=Known(value=60, source="OWN"),
        agency_days=Known(value=30, source="OWN"),
        onward=Known(value="new-consent", source="OWN"),
        onward_told=Known(value=True, source="OWN"),
        after_withdrawal=Known(value="portal-copies-removed", source="OWN"),
        end_to_end=Known(value="opt-in", source="OWN"),
    ),
    consent=ConsentRules(
        requests_default=Known(value="in", source="OWN"),
        map_default=Known(value="out", source="OWN"),
        standing_opt_out=Known(value="switch", source="OWN"),
        per_agency=Known(value=True, source="OWN"),
        per_incident_type=Known(value=True, source="OWN"),
        grant_days=Known(value=365, source="OWN"),
        co_consent=Known(value="either-may-refuse", source="OWN"),
        bystander_objection=Known(value=True, source="OWN"),
        receipts=Known(value=True, source="OWN"),
    ),
    agency=AgencyRules(
        eligible=Known(value=("police", "sheriff"), source="OWN"),
        staff_roles=Known(value=("administrator", "user"), source="OWN"),
        invite_days=Known(value=90, source="OWN"),
        idle_days=Known(value=180, source="OWN"),
        official_email_only=Known(value=True, source="OWN"),
        one_assigned_area=Known(value=True, source="OWN"),
        obligations=Known(value=(), source="OWN"),
    ),
    records=RecordsRules(
        response_totals_to_agency=Known(value=False, source="OWN"),
        public_record=Known(value="quarterly-counts", source="OWN"),
        audit_log=Known(value="settings-changes", source="OWN"),
    ),
    legal=LegalRules(
        content_by=Known(value=("warrant", "verified-consent"), source="OWN"),
        account_data_by=Known(value=("court-order", "warrant"), source="OWN"),
        emergency_disclosure=Known(value=True, source="OWN"),
        tells_the_resident=Known(value=True, source="OWN"),
    ),
    promise=Promise(
        pairs=(
            SecretPair("has a camera in this cell", "has none"),
            SecretPair("has its camera at this house", "has it at another house of the same cells"),
            SecretPair("was asked", "was not asked"),
            SecretPair("declined", "ignored the request"),
            SecretPair("ignored the request", "opted out"),
            SecretPair("opted out", "has no camera"),
            SecretPair("saw the notice at once and shared nothing", "saw it late and shared nothing"),
        ),
        leakage=(
            "the agency's own requests and accounts",
            "the clips that residents chose to share, as rendered for release, and when each was shared",
            "which shared clips are of one household, and which it took back",
            "how many requests each agency filed in a quarter",
        ),
        noise=None,
    ),
)
