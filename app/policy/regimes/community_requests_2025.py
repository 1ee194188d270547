"""``community-requests-2025``: Community Requests through an evidence system, from 4 September 2025.

Local police draft in their evidence system, the company reviews, the feed publishes; what is shared goes to evidence.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ..regime import (
    AgencyRules,
    ConsentRules,
    DeliveryRules,
    FeedRules,
    Known,
    LegalRules,
    MapRules,
    PartnershipRules,
    RecordsRules,
    Regime,
    RequestRules,
    ServiceRules,
    SharingRules,
    Unknown,
)

COMMUNITY_REQUESTS_2025: Final = Regime(
    id="community-requests-2025",
    title="Community Requests",
    summary=(
        "Local police file requests from their evidence system. Every one is reviewed and public. Residents "
        "inside the area are notified; what they share goes to the evidence system, which sorts it, with "
        "their name, e-mail and telephone."
    ),
    starts=date(2025, 9, 4),
    ends=None,
    secrets=(
        "Who ignored a request, and who has no camera.",
        "How many cameras or users there are.",
    ),
    service=ServiceRules(
        product_name=Known(value="Verified Account, Community Request", source="CR-v1"),
    ),
    map=MapRules(
        layer=Known(value="none", source="VER-FAQ"),
        heat_cell_level=Unknown(assumed=17, swept=(17,), why="Not read: this era shows agencies no cameras."),
        heat_shades=Unknown(
            assumed=(1, 2, 4, 8), swept=((1, 2, 4, 8),), why="Not read: this era shows agencies no cameras."
        ),
        circles_from_zoom=Unknown(assumed=15, swept=(15,), why="Not read: this era shows agencies no cameras."),
        circle_jitter_m=Unknown(assumed=0.0, swept=(0.0,), why="Not read: this era shows agencies no cameras."),
        circle_decimals=Unknown(assumed=5, swept=(5,), why="Not read: this era shows agencies no cameras."),
        smallest_group=Unknown(assumed=1, swept=(1,), why="Not read: this era shows agencies no cameras."),
        hides_opted_out=Unknown(assumed=True, swept=(True,), why="Not read: this era shows agencies no cameras."),
        address_search=Unknown(
            assumed=False, swept=(False,), why="No search by address is documented after the heat map."
        ),
        epoch_days=Unknown(assumed=1, swept=(1,), why="Not read: this era shows agencies no cameras."),
        cell_addresses=Unknown(assumed=1, swept=(1,), why="Not read: this era shows agencies no cameras."),
        epsilon_total=Unknown(assumed=None, swept=(None,), why="Not read: this era shows agencies no cameras."),
        horizon_days=Unknown(assumed=365, swept=(365,), why="Not read: this era shows agencies no cameras."),
    ),
    request=RequestRules(
        is_open=Known(value=True, source="CR-v1"),
        case_number_required=Known(value=True, source="CR-v2"),
        officer_named=Unknown(
            assumed=True,
            swept=(True, False),
            why="An investigator's contact is mandatory; whether a name is shown is not said.",
        ),
        contact_required=Known(value=True, source="CR-v1"),
        posting_permission_required=Known(value=True, source="AXON-ADV"),
        area_anchor=Known(value="map", source="CR-v1"),
        adjoin_m=Unknown(
            assumed=100.0,
            swept=(100.0,),
            why="Not read: the area is chosen on the map, and no source binds it to the incident.",
        ),
        min_area_sq_mi=Unknown(
            assumed=0.0, swept=(0.0, 0.025), why="A map of the area is mandatory; no size is documented."
        ),
        max_area_sq_mi=Unknown(assumed=0.5, swept=(0.5, 1.0), why="No size is documented; that of 2021 stands in."),
        min_window_minutes=Unknown(assumed=1, swept=(1, 15), why="A shortest window is documented for 2021 only."),
        max_window_minutes=Unknown(
            assumed=720, swept=(720, 1440), why="Twelve hours are reported through a summary (CR-25)."
        ),
        look_back_days=Unknown(assumed=60, swept=(45, 60), why="Bounded here by the cloud retention."),
        max_posts_per_case=Unknown(assumed=None, swept=(None, 2), why="A limit is documented for 2021 only."),
        batch_allowed=Unknown(assumed=False, swept=(False,), why="A request carries one investigation code (CR-v2)."),
        max_per_day=Unknown(assumed=None, swept=(None, 10), why="Looked for in every era and not found."),
        editable=Unknown(assumed=False, swept=(False, True), why="Not documented for this era."),
        deletable=Unknown(assumed=False, swept=(False, True), why="Not documented for this era."),
        resolvable=Unknown(assumed=True, swept=(True, False), why="Not documented for this era."),
        open_days=Unknown(assumed=None, swept=(None, 30, 60), why="Looked for in every era and not found."),
        replies_until=Unknown(assumed=None, swept=(None,), why="Not read: new requests can be filed."),
        reviewed_before_sending=Known(value=True, source="CR-v1"),
        prohibited_content=Unknown(
            assumed=(
                "lawful-activity",
                "announcement",
                "hate",
                "profiling",
                "harassment",
                "victim-identity",
                "pressure",
            ),
            swept=(
                (),
                ("lawful-activity", "announcement", "hate", "profiling", "harassment", "victim-identity", "pressure"),
            ),
            why=(
                "Community guidelines apply and the investigation must be the agency's own (CR-v2); no list was found."
            ),
        ),
        text_check=Unknown(
            assumed="advise", swept=("off", "advise", "refuse"), why="How reviewers are helped is not documented."
        ),
    ),
    delivery=DeliveryRules(
        channels=Unknown(
            assumed=("post", "push", "e-mail"),
            swept=(("post", "push"), ("post", "push", "e-mail")),
            why="The later help text adds e-mail (CR-v2) to post and push (CR-v1).",
        ),
        delay_minutes=Unknown(assumed=10, swept=(0, 10, 60), why="Never published."),
        recipients=Unknown(
            assumed="camera-owners",
            swept=("camera-owners", "app-users"),
            why='"Participating" users in the area are notified; who takes part is not defined.',
        ),
        targeting=Known(value="exact-place", source="CR-v1"),
        cell_level=Unknown(assumed=17, swept=(15, 16, 17), why="Only read where cameras are chosen by cell."),
        min_recipients=Unknown(
            assumed=1, swept=(1, 5, 10), why="No smallest number of recipients was found for any era."
        ),
        opt_out_stops_requests=Unknown(
            assumed=True, swept=(True, False), why="A switch in the settings is reported (CR-26)."
        ),
    ),
    sharing=SharingRules(
        choices=Known(value=("choose-clips", "review-first", "ignore", "opt-out"), source="CR-v1"),
        contact_fields=Unknown(
            assumed=("name", "email", "phone"),
            swept=((), ("name", "email", "phone"), ("name", "address", "email", "phone")),
            why="Name, e-mail and telephone are reported through a summary (CR-25); the address is not known.",
        ),
        label=Unknown(assumed="name", swept=("name", "neighbor-number"), why="Who shares is known by name (CR-25)."),
        route=Known(value="evidence-system", source="CNET-25"),
        rendering=Unknown(
            assumed="stripped",
            swept=("original", "stripped"),
            why="Whether place and device data are stripped from what police download was never documented.",
        ),
        pads_sizes=Unknown(assumed=False, swept=(False,), why="No padding was found in any era."),
        cloud_days=Unknown(assumed=60, swept=(30, 60, 180), why="Set by the customer (LEG-NEW); 60 days stand in."),
        agency_days=Unknown(
            assumed=None,
            swept=(None, 365),
            why="The agency sets a retention category in its evidence system (AXON-GEN).",
        ),
        onward=Unknown(
            assumed="own-policy",
            swept=("own-policy",),
            why="The evidence system's own terms apply; federal reach through local partners is feared (FED-26).",
        ),
        onward_told=Unknown(assumed=False, swept=(False,), why="Residents were not told of it where the press looked."),
        after_withdrawal=Unknown(
            assumed="copies-stay",
            swept=("copies-stay",),
            why=(
                "What withdrawing means for copies that police already hold was never documented; they are taken to "
                "stay."
            ),
        ),
        end_to_end=Known(value="opt-in", source="E2EE"),
    ),
    consent=ConsentRules(
        requests_default=Unknown(assumed="in", swept=("in", "out"), why="On, and can be switched off (CR-26)."),
        map_default=Unknown(assumed="in", swept=("in",), why="Not read: this era shows agencies no cameras."),
        standing_opt_out=Unknown(
            assumed="switch", swept=("switch", "mail-link"), why="A switch in the settings is reported (CR-26)."
        ),
        per_agency=Unknown(assumed=False, swept=(False,), why="No choice by agency was found in any era."),
        per_incident_type=Unknown(
            assumed=False, swept=(False,), why="No choice by type of incident was found in any era."
        ),
        grant_days=Unknown(assumed=None, swept=(None,), why="No source lets a lasting choice run out."),
        co_consent=Unknown(
            assumed="any-may-share",
            swept=("any-may-share", "either-may-refuse"),
            why=(
                "Who decides in a household of several people was never documented; the account that answers is taken "
                "to."
            ),
        ),
        bystander_objection=Known(value=False, source="MARKEY25"),
        receipts=Unknown(assumed=False, swept=(False,), why="No receipt of consent was found in any era."),
    ),
    agency=AgencyRules(
        eligible=Known(value=("police", "sheriff"), source="AXON-ADV"),
        staff_roles=Known(value=("administrator", "user"), source="AXON-SET"),
        invite_days=Unknown(assumed=90, swept=(None, 90), why="As documented for the accounts before."),
        idle_days=Unknown(assumed=180, swept=(None, 180), why="As documented for the accounts before."),
        official_email_only=Known(value=True, source="VER-FAQ"),
        one_assigned_area=Unknown(
            assumed=False, swept=(False, True), why="Not documented for requests from the evidence system."
        ),
        obligations=Unknown(assumed=(), swept=((),), why="None was found."),
    ),
    records=RecordsRules(
        response_totals_to_agency=Known(value=False, source="CR-v2"),
        public_record=Known(value="full-text", source="FLOCK-26"),
        audit_log=Known(value="settings-changes", source="AXON-GEN"),
        legal_report=Unknown(
            assumed="half-yearly",
            swept=("half-yearly", "none"),
            why="Half-yearly from 2021 on; totals after 2021 were not found.",
        ),
        small_counts=Unknown(assumed=1, swept=(1,), why="No protection of small numbers was found in any era."),
    ),
    legal=LegalRules(
        content_by=Known(value=("warrant", "verified-consent"), source="LEG-NEW"),
        account_data_by=Known(value=("subpoena", "court-order", "warrant"), source="LEG-NEW"),
        emergency_disclosure=Known(value=True, source="LEG-NEW"),
        tells_the_resident=Unknown(
            assumed=True,
            swept=(True, False),
            why="Promised unless the law forbids it; the press doubted that it was always done.",
        ),
        preservation_days=Unknown(
            assumed=180,
            swept=(90, 180),
            why="Up to about six months, says the company's guidance; the number of days is ours.",
        ),
        delayed_notice_days=Unknown(
            assumed=90,
            swept=(30, 90, 180),
            why="How long a delayed notice waits is not documented; 90 days is the period of 18 U.S.C. 2705.",
        ),
        narrows=Known(value=True, source="LEG-NEW"),
    ),
    feed=FeedRules(
        categories=Unknown(
            assumed=("safety", "crime", "community", "environmental", "animal"),
            swept=(("safety", "crime", "community", "environmental", "animal"),),
            why="Those of the posting guide of 2023; none is documented for this era.",
        ),
        moderation=Unknown(
            assumed="before",
            swept=("before", "after"),
            why="Documented for the era before; requests of this one are reviewed.",
        ),
        shown_level=Unknown(
            assumed=16, swept=(15, 16, 17), why="A broad circle stood round each post; how wide was never published."
        ),
        reach_m=Unknown(
            assumed=8_047,
            swept=(8_047, None),
            why="Five miles on the screen; whether the server held to it is not documented.",
        ),
        hidden_decimals=Unknown(
            assumed=None, swept=(None,), why="Closed in January 2021; no such leak was found after that."
        ),
        hidden_offset_m=Unknown(assumed=0.0, swept=(0.0,), why="Not read: no coordinates are hidden in an answer."),
        hidden_address=Unknown(
            assumed=False, swept=(False,), why="Closed in January 2021; no such leak was found after that."
        ),
        sequential_ids=Unknown(
            assumed=False, swept=(False,), why="Closed in January 2021; no such leak was found after that."
        ),
        agency_alerts=Unknown(
            assumed=True, swept=(True, False), why="Counted until 2023 (MARKUP); whether it went on is not documented."
        ),
    ),
    partnership=PartnershipRules(
        form=Known(value="terms", source="VER-TOS"),
        map_from=Unknown(
            assumed=date(2019, 8, 28),
            swept=(date(2019, 8, 28), None),
            why="Whether the map of agencies was still there is not documented.",
        ),
        donations=Unknown(
            assumed=False, swept=(False,), why="Given up in December 2021 (NYU); nothing says that it came back."
        ),
        download_credit_usd=Unknown(assumed=0, swept=(0,), why="No credit was found after the memoranda."),
        coaching=Unknown(
            assumed=False,
            swept=(False, True),
            why="Not documented after 2019; the audit of 2021 speaks of changes in how agencies were approached.",
        ),
    ),
)
