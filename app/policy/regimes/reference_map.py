"""``reference-map``: our own regime, which adds counts of cameras to the blind one.

Counts are opt-in, by cells cut from the public address list alone, published once in a quarter, with noise under one
budget. Every coarser view is a sum of the finest, so that no two views can be differenced.
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
    NoiseBudget,
    Promise,
    RecordsRules,
    Regime,
    RequestRules,
    SecretPair,
    ServiceRules,
    SharingRules,
)

REFERENCE_MAP: Final = Regime(
    id="reference-map",
    title="Reference regime: map",
    summary=(
        "As the blind regime, and agencies see noisy counts of opted-in households in cells of at least 100 "
        "homes, renewed each quarter. The budget covers a household's whole life here; when it is spent, the "
        "last counts stand."
    ),
    starts=None,
    ends=None,
    secrets=(
        "Where the cameras are; how many there are, beyond noisy counts of those who opted in.",
        "Which residents were asked.",
        "Whether a resident declined, ignored the request, opted out, or has no camera.",
        "Who shared, beyond what the shared footage itself shows.",
    ),
    service=ServiceRules(
        product_name=Known(value="Glassporch, map reference", source="OWN"),
    ),
    map=MapRules(
        layer=Known(value="counts", source="OWN"),
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
        epsilon_total=Known(value=4.0, source="OWN"),
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
            SecretPair("has a camera in this cell", "has none", within_epsilon=True),
            SecretPair("has its camera at this house", "has it at another house of the same cells"),
            SecretPair("was asked", "was not asked"),
            SecretPair("declined", "ignored the request"),
            SecretPair("ignored the request", "opted out"),
            SecretPair("opted out", "has no camera", within_epsilon=True),
            SecretPair("saw the notice at once and shared nothing", "saw it late and shared nothing"),
            SecretPair("opted in to the map", "did not", within_epsilon=True),
        ),
        leakage=(
            "the agency's own requests and accounts",
            "the clips that residents chose to share, as rendered for release, and when each was shared",
            "which shared clips are of one household, and which it took back",
            "how many requests each agency filed in a quarter",
            "the noisy counts of the current epoch, which are the same for every reader",
        ),
        noise=NoiseBudget(
            unit="one household, for its lifetime, with all its cameras: it adds at most one to one cell of each epoch",
            scope="all agencies, neighbors and the public pooled: everybody reads the same counts",
            horizon="map.horizon_days from the world's first day",
            charging="each publication is charged map.epsilon_total * map.epoch_days / map.horizon_days, used or not",
            refusal="after the horizon nothing more is published and the last counts stand, whatever the data hold",
        ),
    ),
)
